package dev.onsale.load;

import dev.onsale.plan.BadInputException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a scenario's helper classes and feeders are, besides its own folder.
 *
 * @param entries folders and jars that exist, in the order in which they are searched
 * @param sourceRoots folders in which packages of further sources begin, in the order in which they are searched
 */
public record ClassPath(List<Path> entries, List<Path> sourceRoots) {

    public static final ClassPath NONE = new ClassPath(List.of());

    public ClassPath {
        entries = List.copyOf(entries);
        sourceRoots = List.copyOf(sourceRoots);
    }

    /** A class path without source roots. */
    public ClassPath(List<Path> entries) {
        this(entries, List.of());
    }

    /** This class path, followed by the entries of another that it lacks. */
    public ClassPath and(ClassPath other) {
        return new ClassPath(
                Stream.concat(entries.stream(), other.entries.stream())
                        .distinct()
                        .toList(),
                sourceRoots);
    }

    /** The same, with these source roots. */
    public ClassPath withSources(List<Path> roots) {
        return new ClassPath(entries, roots);
    }

    /**
     * Parses a class path in the notation of {@code java}: folders and jars separated by colons, and {@code folder/*}
     * for every jar in a folder.
     *
     * @throws BadInputException if there is no such folder or jar
     */
    public static ClassPath parse(String text) {
        List<Path> entries = new ArrayList<>();
        for (String part : text.split(File.pathSeparator, -1)) {
            if (part.endsWith("/*")) {
                entries.addAll(jarsIn(existing(part.substring(0, part.length() - 2), part)));
            } else if (!part.isBlank()) {
                entries.add(existing(part, part));
            }
        }
        return new ClassPath(entries);
    }

    private static Path existing(String name, String part) {
        Path path = Path.of(name);
        if (!Files.isDirectory(path) && !Files.isRegularFile(path)) {
            throw new BadInputException(
                    "--classpath: no such file or folder: " + part,
                    "name existing folders and jars, such as target/classes:lib/*; compile the project first, or use --project DIR");
        }
        return path.toAbsolutePath().normalize();
    }

    private static List<Path> jarsIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the notation of {@code javac}, after its existing entries. */
    String after(String before) {
        return Stream.concat(Stream.of(before), entries.stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
    }

    List<URL> urls() {
        return entries.stream().map(ClassPath::url).toList();
    }

    static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("every file has a URL", e);
        }
    }

    @Override
    public String toString() {
        return entries.isEmpty() ? "empty" : after("").substring(1);
    }
}
