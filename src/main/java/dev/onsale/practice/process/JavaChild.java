package dev.onsale.practice.process;

import dev.onsale.practice.protocol.ChildReport;
import dev.onsale.practice.protocol.Json;
import dev.onsale.practice.protocol.Wiring;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A JVM of the box office, started with this JVM's class path, that ends when its standard input does. */
public final class JavaChild implements AutoCloseable {
    public static final int ORDERLY_EXIT = 0;

    /**
     * Keeps the JVM's own warnings off standard output, which is for reports. One of them appears if containers share a
     * temporary folder and a pid.
     */
    private static final List<String> REPORTS_ONLY =
            List.of("-XX:-UsePerfData", "-Xlog:disable", "-Xlog:all=warning:stderr");

    private static final int LOG_TAIL_LINES = 15;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final String name;
    private final Process process;
    private final Path log;
    private final BlockingQueue<ChildReport> reports = new LinkedBlockingQueue<>();

    private JavaChild(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts {@code mainClass} and returns immediately.
     *
     * @param prefix the beginning of the command, for example {@code taskset -c 1}; may be empty
     * @param virtualMachine further options of its JVM
     * @param log its log file
     */
    public static JavaChild start(
            String name,
            List<String> prefix,
            List<String> virtualMachine,
            Class<?> mainClass,
            List<String> arguments,
            Path log)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Only the first compiler: on one core the second one is busy for minutes, and until it is done no two runs are
        // alike. It gains nothing in the end: the remaining time is the kernel's and the database's.
        command.addAll(REPORTS_ONLY);
        command.addAll(virtualMachine);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=dev/onsale/practice/logback-child.xml",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        JavaChild child = new JavaChild(name, process, log);
        child.listen();
        return child;
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Sends the child a line of JSON; the first is its {@link Wiring}. */
    public synchronized void tell(Object line) throws IOException {
        OutputStream toChild = process.getOutputStream();
        toChild.write(Json.bytes(line));
        toChild.write('\n');
        toChild.flush();
    }

    /**
     * Waits until the child reports this state.
     *
     * @throws ChildFailure if it reports a failure, dies, or reports nothing in time
     */
    public ChildReport await(ChildReport.State state, Duration atMost) throws InterruptedException {
        ChildReport report = reports.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (report == null) {
            throw new ChildFailure(
                    ChildFailure.Reason.BROKEN,
                    name + " was not " + state + " within " + atMost.toSeconds() + " s" + logTail());
        }
        if (report.state() == ChildReport.State.PORT_IN_USE) {
            throw new ChildFailure(ChildFailure.Reason.PORT_IN_USE, report.problem());
        }
        if (report.state() != state) {
            throw new ChildFailure(ChildFailure.Reason.BROKEN, name + ": " + report.problem() + logTail());
        }
        return report;
    }

    /** Waits for its end. @return its exit status, {@link #ORDERLY_EXIT} if it was meant to end */
    public int awaitExit() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends the child by closing its input, or by force if that is not enough. */
    @Override
    public void close() {
        signalStop();
        try {
            if (!process.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the child to stop, without waiting. */
    public void signalStop() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // It is meant to be closed.
        }
    }

    private void listen() {
        Thread listener = new Thread(this::readReports, "onsale-practice-" + name);
        listener.setDaemon(true);
        listener.start();
    }

    private void readReports() {
        try (BufferedReader fromChild = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = fromChild.readLine()) != null) {
                reports.add(Json.read(line.getBytes(StandardCharsets.UTF_8), ChildReport.class));
            }
            reports.add(ChildReport.failed("it ended"));
        } catch (IOException broken) {
            reports.add(ChildReport.failed("its report could not be read: " + broken.getMessage()));
        }
    }

    private String logTail() {
        try {
            List<String> lines = Files.readAllLines(log);
            if (lines.isEmpty()) {
                return "";
            }
            List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size());
            return "; the end of its log:\n" + String.join("\n", tail);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
