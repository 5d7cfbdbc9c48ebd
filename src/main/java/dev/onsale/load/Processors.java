package dev.onsale.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/** Whether a user's class path contains annotation processors, such as Lombok. */
final class Processors {
    static final String PATH = "-processorpath";
    static final String NONE = "-proc:none";

    private static final String SERVICE = "META-INF/services/javax.annotation.processing.Processor";

    private Processors() {}

    /** The options for javac: use the processors of this class path only, or none. */
    static List<String> options(ClassPath classPath) {
        return classPath.entries().stream().anyMatch(Processors::brings)
                ? List.of(PATH, classPath.toString())
                : List.of(NONE);
    }

    private static boolean brings(Path entry) {
        if (Files.isDirectory(entry)) {
            return Files.isRegularFile(entry.resolve(SERVICE));
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            return jar.getEntry(SERVICE) != null;
        } catch (java.util.zip.ZipException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
