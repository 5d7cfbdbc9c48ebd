package dev.onsale.cli;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The class path of this process: jars, and folders of classes, as absolute paths.
 *
 * @param jars in their order
 * @param folders after the jars, because Java archives no classes that come after a folder
 */
record StartedClassPath(List<String> jars, List<String> folders) {

    /** The class path of the loader that a build tool made, or of the command line. */
    static StartedClassPath ofThisProcess() {
        return StartedClassPath.class.getClassLoader() instanceof URLClassLoader loader
                ? of(Arrays.stream(loader.getURLs()).map(StartedClassPath::file))
                : of(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(File::new));
    }

    static StartedClassPath of(Stream<File> entries) {
        List<File> there = entries.filter(File::exists)
                .map(file -> file.getAbsoluteFile().toPath().normalize().toFile())
                .distinct()
                .toList();
        return new StartedClassPath(
                there.stream().filter(File::isFile).map(File::getPath).toList(),
                there.stream().filter(File::isDirectory).map(File::getPath).toList());
    }

    List<String> all() {
        return Stream.concat(jars.stream(), folders.stream()).toList();
    }

    /** Java archives only classes of jars; an archive without onsale's own jar is useless. */
    boolean archivable() {
        return jars.stream().anyMatch(jar -> jar.equals(own()));
    }

    private static String own() {
        return file(StartedClassPath.class.getProtectionDomain().getCodeSource().getLocation())
                .getAbsoluteFile()
                .toPath()
                .normalize()
                .toString();
    }

    /** A name for these jars in their current versions: other or newer jars have another name. */
    String fingerprint() {
        StringBuilder build = new StringBuilder();
        for (String jar : jars) {
            File file = new File(jar);
            build.append(jar).append('|').append(file.length()).append('|').append(file.lastModified());
        }
        return UUID.nameUUIDFromBytes(build.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static File file(URL url) {
        return Path.of(URI.create(url.toString())).toFile();
    }
}
