package dev.onsale.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How a command ended: its status and what it wrote to either stream. */
public record LaunchedProcess(int status, String stdout, String stderr) {
    private static final long SECONDS_MAX = 300;

    public static LaunchedProcess run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        return run(folder, environment, command, SECONDS_MAX);
    }

    /** @param secondsMax fails if the command takes longer */
    public static LaunchedProcess run(
            Path folder, Map<String, String> environment, List<String> command, long secondsMax)
            throws IOException, InterruptedException {
        Path stdout = Files.createTempFile("stdout", ".txt");
        Path stderr = Files.createTempFile("stderr", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeAll(List.of("ONSALE_JAVA_OPTS", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(secondsMax, TimeUnit.SECONDS)) {
                throw new AssertionError(command + " did not end within " + secondsMax + " s; it wrote:\n"
                        + Files.readString(stdout, StandardCharsets.UTF_8)
                        + Files.readString(stderr, StandardCharsets.UTF_8));
            }
            return new LaunchedProcess(
                    process.exitValue(),
                    Files.readString(stdout, StandardCharsets.UTF_8),
                    Files.readString(stderr, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
            Files.delete(stdout);
            Files.delete(stderr);
        }
    }
}
