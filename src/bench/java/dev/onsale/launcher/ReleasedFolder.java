package dev.onsale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A clone of this repository as it was committed, in which a release was made by the one command. */
final class ReleasedFolder {
    private static final Pattern ARTIFACT = Pattern.compile("onsale.*\\.(jar|tar\\.gz|json|xml|tar)");

    /** Javadoc, licences and the image take minutes on a busy machine. */
    private static final long BUILD_SECONDS_MAX = 1_200;

    final Path folder;

    private ReleasedFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * @param umask of the build
     * @param variables of its environment, such as a time zone
     * @param options of Maven
     */
    static ReleasedFolder make(Path folder, String umask, Map<String, String> variables, String... options)
            throws Exception {
        Files.createDirectories(folder.getParent());
        run(
                folder.getParent(),
                Map.of(),
                "bash",
                "-c",
                "umask " + umask + " && git clone -q \"$0\" \"$1\"",
                Path.of("").toAbsolutePath().toString(),
                folder.toString());
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                "umask " + umask + " && exec ./mvnw -B -q -Prelease -Dmaven.test.skip=true package \"$@\"",
                "mvnw"));
        command.addAll(List.of(options));
        requireSuccess(command, LaunchedProcess.run(folder, variables, command, BUILD_SECONDS_MAX));
        return new ReleasedFolder(folder);
    }

    static LaunchedProcess run(Path folder, Map<String, String> variables, String... command) throws Exception {
        LaunchedProcess process = LaunchedProcess.run(folder, variables, List.of(command));
        requireSuccess(List.of(command), process);
        return process;
    }

    private static void requireSuccess(List<String> command, LaunchedProcess process) {
        assertThat(process.status())
                .as(() -> String.join(" ", command) + "\n" + process.stdout() + process.stderr())
                .isZero();
    }

    Path artifact(String name) {
        return folder.resolve("target").resolve(name);
    }

    /** What is released, each with its SHA-256. */
    Map<String, String> artifacts() throws Exception {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("target"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (ARTIFACT.matcher(name).matches()) {
                    digests.put(name, sha256(file));
                }
            }
        }
        return digests;
    }

    private static String sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream contents = new DigestInputStream(Files.newInputStream(file), digest)) {
            contents.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Unpacks the archive. @return the folder that it holds */
    Path unpacked(Path into) throws Exception {
        Files.createDirectories(into);
        run(into, Map.of(), "tar", "-xzf", archive().toString());
        try (Stream<Path> made = Files.list(into)) {
            return made.findFirst().orElseThrow();
        }
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("target"))) {
            return files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
