package dev.onsale.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * Restarts onsale through its launcher, with the launcher's JVM settings, so that runs are comparable with those of the
 * command line, and with the same exit codes. For a process that was started by {@code java} directly, for example by a
 * build tool. The launcher is in the jar, and needs Bash.
 */
final class Restart {
    private static final String LAUNCHER = "onsale";

    /** Passed in the environment: as an argument, process lists would show all of it. */
    private static final String LAUNCHER_TEXT = "ONSALE_LAUNCHER";

    private final Console console;

    Restart(Console console) {
        this.console = console;
    }

    /** Whether this process was started without the launcher. */
    static boolean isNeeded(Properties properties) {
        return properties.getProperty("onsale.chosen") == null;
    }

    /**
     * Runs one command line in a child process, which ends when this process does.
     *
     * @return its exit status, see {@link ExitCode}
     */
    int run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "eval \"$" + LAUNCHER_TEXT + "\"", LAUNCHER));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
        tell(builder.environment());
        Process process;
        try {
            process = builder.start();
        } catch (IOException absent) {
            console.error(
                    "cannot start bash, which onsale needs to start Java: " + absent.getMessage(),
                    "install bash and put it on the PATH");
            return ExitCode.BAD_INPUT.status();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "onsale-restart-end"));
        return process.waitFor();
    }

    private static void tell(Map<String, String> environment) throws IOException {
        StartedClassPath classPath = StartedClassPath.ofThisProcess();
        environment.put(LAUNCHER_TEXT, launcher());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("ONSALE_CLASS_PATH", String.join(File.pathSeparator, classPath.all()));
        environment.put("ONSALE_JARS", String.join(File.pathSeparator, classPath.jars()));
        environment.put(
                "ONSALE_ARCHIVES",
                !classPath.archivable()
                        ? ""
                        : CacheFolder.path().resolve("start") + File.separator + classPath.fingerprint() + "-");
    }

    private static String launcher() throws IOException {
        try (InputStream text = Objects.requireNonNull(Restart.class.getResourceAsStream(LAUNCHER), LAUNCHER)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** This process has been asked to end while the child runs: it exits with the child's status. */
    private static void end(Process process) {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            Runtime.getRuntime().halt(process.waitFor());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
