package dev.onsale.gatling;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The newest patch of a minor version of Gatling, with all that it needs.
 *
 * @param version e.g. {@code 3.15.1}
 */
record GatlingMinor(String version, List<Path> jars) {

    private static final Pattern CORE = Pattern.compile(".*/gatling-core-(\\d+\\.\\d+\\.\\d+)\\.jar");
    private static final long RESOLVES_WITHIN_SECONDS = 240;
    private static final String NIGHTLY = "ONSALE_NIGHTLY";

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>dev.onsale</groupId>
              <artifactId>minor-of-gatling</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              <dependencies>
                <dependency>
                  <groupId>io.gatling</groupId>
                  <artifactId>gatling-http-java</artifactId>
                  <version>VERSIONS</version>
                </dependency>
                <dependency>
                  <groupId>io.gatling</groupId>
                  <artifactId>gatling-app</artifactId>
                  <version>VERSIONS</version>
                </dependency>
              </dependencies>
            </project>
            """;

    /** The one that the house is built on, as this process has it. */
    static GatlingMinor inUse() {
        return of(classPath());
    }

    /**
     * By Maven, from what it has at hand; where the nights are tested also from its registry, which may take a while.
     *
     * @param folder for Maven's files
     * @throws TestAbortedException with the reason, if it does not resolve
     */
    static GatlingMinor newestOf(int minor, Path folder) throws IOException, InterruptedException {
        Path pom = folder.resolve("pom.xml");
        Path found = folder.resolve("class-path");
        Files.writeString(pom, POM.replace("VERSIONS", "[3." + minor + ".0,3." + minor + ".999]"));
        String whyNot = maven(pom, found, List.of("-o"));
        if (!whyNot.isEmpty() && System.getenv(NIGHTLY) != null) {
            whyNot = maven(pom, found, List.of());
        }
        if (!whyNot.isEmpty()) {
            throw new TestAbortedException(
                    "Gatling 3." + minor + " does not resolve (" + NIGHTLY + "=1 asks the registry too): " + whyNot);
        }
        return of(Stream.of(Files.readString(found).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList());
    }

    /** @return why not; empty if all went well */
    private static String maven(Path pom, Path found, List<String> how) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./mvnw", "-q", "-B", "-f", pom.toString()));
        command.addAll(how);
        command.add("org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath");
        command.add("-Dmdep.outputFile=" + found);
        Path log = found.resolveSibling("log");
        Process maven = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!maven.waitFor(RESOLVES_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            maven.destroyForcibly();
            return "Maven took more than " + RESOLVES_WITHIN_SECONDS + " s";
        }
        return maven.exitValue() == 0
                ? ""
                : Files.readAllLines(log).stream().findFirst().orElse("Maven ended with " + maven.exitValue());
    }

    private static GatlingMinor of(List<Path> jars) {
        return new GatlingMinor(
                jars.stream()
                        .map(jar -> CORE.matcher(jar.toString()))
                        .filter(Matcher::matches)
                        .map(core -> core.group(1))
                        .findFirst()
                        .orElseThrow(),
                jars);
    }

    int minor() {
        return Integer.parseInt(version.split("\\.", -1)[1]);
    }

    /** What this process runs with, jars and folders; of the house its classes, since its jar's manifest names libraries. */
    static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(path -> path.endsWith("target/onsale.jar") ? path.resolveSibling("classes") : path)
                .toList();
    }

    /** The house and its other libraries, with this Gatling instead of the one that it is built on. */
    List<Path> withTheHouse() {
        List<Path> all = new ArrayList<>();
        classPath().stream().filter(Files::isDirectory).forEach(all::add);
        all.addAll(jars);
        // Behind Gatling's own: what it needs in another version comes with it.
        classPath().stream()
                .filter(Files::isRegularFile)
                .filter(jar -> Stream.of("/io/gatling/", "/io/netty/", "/org/scala-lang/")
                        .noneMatch(jar.toString()::contains))
                .forEach(all::add);
        return all;
    }

    /** Loads the house with this Gatling, apart from the one of this process. */
    URLClassLoader loader() {
        return new URLClassLoader(
                withTheHouse().stream().map(GatlingMinor::url).toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
