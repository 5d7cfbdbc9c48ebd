package dev.onsale.practice.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A child's pre-parsed classes (class data sharing): the first run of a build writes them when it ends, later ones
 * start in about half the CPU time. Works from jars only; with directories on the class path there is no archive.
 */
public final class ClassArchive {
    private final Path kept;
    private final Path fresh;
    private final String role;
    private final boolean possible;

    private ClassArchive(Path kept, Path fresh, String role, boolean possible) {
        this.kept = kept;
        this.fresh = fresh;
        this.role = role;
        this.possible = possible;
    }

    /**
     * @param cache where archives are kept
     * @param role the kind of child, for example {@code front}
     */
    public static ClassArchive of(Path cache, RunDirectory run, String role) throws IOException {
        String classPath = System.getProperty("java.class.path");
        boolean jarsOnly =
                Stream.of(classPath.split(File.pathSeparator)).allMatch(entry -> Files.isRegularFile(Path.of(entry)));
        Path kept = cache.resolve(role + "-" + fingerprint(classPath) + ".jsa");
        return new ClassArchive(kept, run.path().resolve(role + ".jsa"), role, jarsOnly);
    }

    /**
     * The options of the child's JVM. They silence its own warnings, which would mix with reports.
     *
     * @param mayWrite true for one child of the role: it writes the archive if it is missing
     */
    public List<String> options(boolean mayWrite) {
        if (possible && Files.exists(kept)) {
            return List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + kept);
        }
        return possible && mayWrite ? List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + fresh) : List.of();
    }

    /**
     * The options of a later child of the role: it uses the archive that an earlier one wrote at its end, and writes
     * none.
     */
    public List<String> optionsOfNext() throws IOException {
        keep();
        return options(false);
    }

    /** Keeps what the child wrote at its end, and drops archives of earlier builds. */
    public void keep() throws IOException {
        if (!Files.exists(fresh)) {
            return;
        }
        try (Stream<Path> siblings = Files.list(kept.getParent())) {
            for (Path old : siblings.filter(this::isOfThisRole).toList()) {
                Files.deleteIfExists(old);
            }
        }
        Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isOfThisRole(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(role + "-") && name.endsWith(".jsa");
    }

    private static String fingerprint(String classPath) throws IOException {
        StringBuilder build = new StringBuilder(System.getProperty("java.vm.version"));
        for (String entry : classPath.split(File.pathSeparator)) {
            File file = new File(entry);
            build.append('|')
                    .append(file.getAbsolutePath())
                    .append(file.length())
                    .append(file.lastModified());
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(build.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException missing) {
            throw new IOException("every Java has SHA-256", missing);
        }
    }
}
