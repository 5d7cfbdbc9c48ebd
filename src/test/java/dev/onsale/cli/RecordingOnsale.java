package dev.onsale.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program named onsale in a folder of its own, which takes down the words it was called with, and ends as it is told. */
record RecordingOnsale(Path folder) {
    static final String SECRET_NAME = "STAGING_TOKEN";
    static final String SECRET = "s3cret-of-staging";

    record Ended(int status, String output) {}

    /** @param gateEndsWith how {@code gate} ends; everything else ends with 0 */
    static RecordingOnsale in(Path folder, int gateEndsWith) throws IOException {
        RecordingOnsale onsale = new RecordingOnsale(folder);
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("calls"));
        onsale.write(folder.resolve("onsale"), """
                number=$(find "$HOME/calls" -type f | wc -l)
                printf '%%s\\0' "$@" >"$HOME/calls/$(printf %%04d "$number")"
                [ "$1" != gate ] || { [ -z "${GITHUB_STEP_SUMMARY:-}" ] || echo '## PASS: arena' >"$GITHUB_STEP_SUMMARY"; exit %d; }
                [ "$1" != report ] || echo '<testsuites/>'
                """.formatted(gateEndsWith));
        return onsale;
    }

    /** Another program on the path. */
    void program(String name, String script) throws IOException {
        write(folder.resolve("bin").resolve(name), script);
    }

    private void write(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Path launcher() {
        return folder.resolve("onsale");
    }

    /** As a CI server runs a line: in the folder, and no further once a command fails. */
    Ended bash(String line, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().keySet().removeIf(name -> name.matches("(GITHUB|CI|GIT|INPUT|ONSALE)_.*"));
        shell.environment().put("HOME", folder.toString());
        shell.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        shell.environment().putAll(environment);
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("does not end: " + line);
        }
        return new Ended(process.exitValue(), output);
    }

    /** The words of each call, in order. */
    List<List<String>> calls() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("calls"))) {
            List<List<String>> calls = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                calls.add(Arrays.asList(Files.readString(file).split("\0")));
            }
            return calls;
        }
    }

    /** Has the real onsale read the words; nothing is done. */
    static void requireTaken(List<String> words) {
        Console console = new CapturedConsole().console();
        String[] line = words.toArray(String[]::new);
        Main.commandLine(console, Commands.all(console), new ErrorRendering(console), line)
                .parseArgs(line);
    }
}
