package dev.onsale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.files.RunReader;
import dev.onsale.report.TextReport;
import dev.onsale.report.document.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command of the house itself that is asked to end at one instant, and what holds whatever the instant is. */
final class StoppedCommand {
    private static final long SECONDS_MAX = 300;
    private static final long TICK_MS = 5;

    /** By this variable its processes are told from others, whatever they started: they have it from each other. */
    private static final String MARK = "ONSALE_STOPPED_COMMAND";

    private static final Path PROCESSES = Path.of("/proc");
    private static final long GONE_WITHIN_SECONDS = 20;

    private final String mark;
    private final Path reports;
    private final Path stdout;
    private final Path stderr;
    private final List<String> command;
    private final Map<String, String> environment;

    /** @param folder of this command alone */
    StoppedCommand(Path folder, String... command) {
        this(folder, Map.of(), command);
    }

    /** @param environment variables beside this process's own */
    StoppedCommand(Path folder, Map<String, String> environment, String... command) {
        this.environment = environment;
        mark = folder.toString();
        reports = folder.resolve("reports");
        stdout = folder.resolve("stdout");
        stderr = folder.resolve("stderr");
        this.command =
                new ArrayList<>(List.of(Path.of("onsale").toAbsolutePath().toString()));
        this.command.addAll(List.of(command));
        this.command.addAll(List.of("--reports", reports.toString()));
    }

    /** When it is asked: so many milliseconds after something is seen of it from outside. */
    record Instant(Seen seen, long laterMs) {}

    /**
     * What can be seen of a command while it runs.
     *
     * @param file in a run's directory, or its standard error
     * @param text what it holds
     */
    record Seen(String file, String text) {
        private static final String STDERR = "stderr";

        /** It has been started. */
        static final Seen STARTED = said("");

        /** Responses are being recorded. */
        static final Seen LOADING = said("in flight");

        static Seen said(String words) {
            return new Seen(STDERR, words);
        }
    }

    /** @return how it ended, in a line; fails if that was not as promised */
    String stopAt(Instant instant, String signal, boolean wholeGroup) throws Exception {
        // A session of its own, so that a whole group can be asked as a terminal does.
        List<String> started = new ArrayList<>(List.of("setsid", "--wait"));
        started.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(started).redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
        builder.environment().putAll(environment);
        builder.environment().put(MARK, mark);
        Process process = builder.start();
        try {
            boolean ended = false;
            while (!ended && !isSeen(instant.seen())) {
                ended = process.waitFor(TICK_MS, TimeUnit.MILLISECONDS);
            }
            ended = ended || process.waitFor(instant.laterMs(), TimeUnit.MILLISECONDS);
            if (!ended) {
                ask(process, signal, wholeGroup);
            }
            assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
            return require(instant + " " + signal, process.exitValue());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void ask(Process process, String signal, boolean wholeGroup) throws Exception {
        OptionalLong launcher = launcher(process);
        while (launcher.isEmpty() && !process.waitFor(TICK_MS, TimeUnit.MILLISECONDS)) {
            launcher = launcher(process);
        }
        if (launcher.isPresent()) {
            int status = new ProcessBuilder("kill", "-" + signal, "--", (wholeGroup ? "-" : "") + launcher.getAsLong())
                    .start()
                    .waitFor();
            assertThat(status == 0 || !process.isAlive()).as("kill -%s", signal).isTrue();
        }
    }

    /** setsid forks if it has to: the launcher is it, or its child, as soon as either leads its session. */
    private static OptionalLong launcher(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.children())
                .mapToLong(ProcessHandle::pid)
                .filter(StoppedCommand::leadsASession)
                .findFirst();
    }

    private static boolean leadsASession(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // After the name in brackets: state, parent, group, session.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[3]) == pid;
        } catch (IOException gone) {
            return false;
        }
    }

    private boolean isSeen(Seen seen) throws IOException {
        if (seen.file().equals(Seen.STDERR)) {
            return Files.readString(stderr).contains(seen.text());
        }
        for (Path directory : directories()) {
            Path file = directory.resolve(seen.file());
            if (Files.exists(file)
                    && (seen.text().isEmpty() || Files.readString(file).contains(seen.text()))) {
                return true;
            }
        }
        return false;
    }

    /** The folders of its runs. */
    List<Path> directories() throws IOException {
        if (!Files.isDirectory(reports)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(reports)) {
            return all.filter(Files::isDirectory)
                    .filter(path -> !path.endsWith("baselines"))
                    .sorted()
                    .toList();
        }
    }

    /** Where {@code rehearse} keeps its baselines. */
    Path store() {
        return reports.resolve("baselines");
    }

    private String require(String what, int status) throws IOException {
        String verdict = Files.readString(stdout);
        String said = Files.readString(stderr);
        String told =
                what + ": exit " + status + ", " + verdict.lines().findFirst().orElse("no verdict told");
        boolean stopped = false;
        for (Path directory : directories()) {
            try (Stream<Path> files = Files.list(directory)) {
                assertThat(files.filter(file -> file.toString().endsWith(".part")))
                        .as(told + said)
                        .isEmpty();
            }
            if (!Files.exists(directory.resolve("run.json"))) {
                continue;
            }
            Run run = RunReader.read(directory);
            RunSummary summary = run.summary();
            assertThat(TextReport.render(run, List.of(), new Style(false, Style.WIDTH_MIN)))
                    .as(told)
                    .isNotBlank();
            if (summary.measured().aborted() == null) {
                assertThat(summary.measured().totals().visitors().started())
                        .as(told)
                        .isEqualTo(summary.measured().totals().visitors().planned());
            } else {
                stopped = stopped || summary.measured().aborted().cause() == AbortCause.USER;
            }
        }
        if (status == 2) {
            assertThat(verdict.isEmpty() || stopped).as(told + "\n" + said).isTrue();
        } else {
            // It came too late, or while the verdict was told.
            assertThat(status).as(told + "\n" + said).isIn(0, 1);
            assertThat(verdict).as(told).matches(status == 1 ? "(?s)FAIL.*" : "(?s)(PASS|INCONCLUSIVE).*");
            assertThat(stopped).as(told).isFalse();
        }
        requireNobodyLeft();
        return told;
    }

    /** None of the processes that it has started, and those they have. */
    private void requireNobodyLeft() throws IOException {
        for (ProcessHandle ending : left()) {
            ending.onExit()
                    .completeOnTimeout(ending, GONE_WITHIN_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
        assertThat(left().stream().map(ProcessHandle::info)).isEmpty();
    }

    private List<ProcessHandle> left() throws IOException {
        try (Stream<Path> processes = Files.list(PROCESSES)) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> contentOf(process.resolve("environ")).contains(MARK + "=" + mark + "\0")
                            || contentOf(process.resolve("cmdline")).contains(mark + "/"))
                    .flatMap(process -> ProcessHandle.of(
                            Long.parseLong(process.getFileName().toString()))
                            .stream())
                    .toList();
        }
    }

    /** Empty of a process that has ended. */
    private static String contentOf(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }

    /** A folder for one command. */
    static Path madeIn(Path folder, String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
