package dev.onsale.load;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java process beside this one, started as the launcher starts a command that sends load: from the jars, with its
 * options and its class archive.
 */
public final class LoadJvm implements AutoCloseable {

    private static final Pattern LOAD_OPTIONS = Pattern.compile("(?m)^load_options=\\((.*)\\)$");
    private static final Path JARS = Path.of("target", "onsale.jar");
    private static final Path BENCHES = Path.of("target", "test-classes");
    private static final long ENDS_WITHIN_S = 10;

    private final Process process;
    private final BufferedReader output;

    private LoadJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a process from the jars, with the launcher's options. */
    public static LoadJvm running(Class<?> main, List<String> moreOptions, String... arguments) throws IOException {
        return started(List.of(), main, moreOptions, arguments);
    }

    /** The same with one core, the first being 0, and no other. */
    static LoadJvm onCore(int core, Class<?> main, String... arguments) throws IOException {
        return started(List.of("taskset", "-c", Integer.toString(core)), main, List.of(), arguments);
    }

    private static LoadJvm started(List<String> prefix, Class<?> main, List<String> moreOptions, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(command(main, moreOptions));
        command.addAll(List.of(arguments));
        return new LoadJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Its command line, to which the main class's arguments are to be added. */
    public static List<String> command(Class<?> main, List<String> moreOptions) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(launchersOptions());
        classArchive().ifPresent(archive -> command.add("-XX:SharedArchiveFile=" + archive));
        command.addAll(moreOptions);
        command.addAll(List.of("-cp", JARS + File.pathSeparator + BENCHES, main.getName()));
        return command;
    }

    /** The rest of its next line of output that begins with {@code word} and a blank. */
    public String next(String word) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(word + " ")) {
                return line.substring(word.length() + 1);
            }
        }
        throw new AssertionError("the process ended without telling " + word);
    }

    /** Ends it: every process of a bench lives only as long as its standard input. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(ENDS_WITHIN_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    static String load() throws IOException {
        return String.format(
                Locale.ROOT,
                "load average %s, %d cores",
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0],
                Runtime.getRuntime().availableProcessors());
    }

    /** The launcher makes it at its first start. */
    private static Optional<Path> classArchive() throws IOException {
        Process help = new ProcessBuilder(Path.of("onsale").toAbsolutePath().toString(), "--help")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (help.onExit().join().exitValue() != 0) {
            throw new AssertionError("onsale --help failed");
        }
        try (Stream<Path> archives = Files.list(JARS.toAbsolutePath().getParent())) {
            return archives.filter(file -> file.toString().endsWith(".jsa")).findFirst();
        }
    }

    private static List<String> launchersOptions() throws IOException {
        Matcher options = LOAD_OPTIONS.matcher(Files.readString(Path.of("onsale")));
        if (!options.find()) {
            throw new AssertionError("the launcher says its options in another way");
        }
        return List.of(options.group(1).split(" "));
    }
}
