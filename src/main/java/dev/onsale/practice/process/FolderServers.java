package dev.onsale.practice.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The servers that run on a folder, and the tools that make and start them. Their command lines contain the folder's
 * unique name. That identifies them from the instant they start, even if their parent died before it could record them,
 * and in every pid namespace in which they are visible.
 */
final class FolderServers {
    private static final Path PROCESSES = Path.of("/proc");
    private static final Pattern PROGRAM =
            Pattern.compile("(?:^|[/\\x00\"'])(?:postgres|pg_ctl|initdb|redis-server[\\w.-]*)(?:[\\x00\"' ]|$)");
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_MS = 50;
    /** A tool may start a server between our check of it and its end. */
    private static final int LOOKS = 3;

    private FolderServers() {}

    /**
     * Ends those that run on a folder and waits until they are gone.
     *
     * @param folderName the name in their command lines
     * @throws IOException if one does not end
     */
    static void end(String folderName) throws IOException {
        List<ProcessHandle> running = on(folderName);
        for (int look = 0; look < LOOKS && !running.isEmpty(); look++) {
            end(running);
            running = on(folderName);
        }
        if (!running.isEmpty()) {
            throw new IOException(
                    "a server of " + folderName + ", pid " + running.get(0).pid() + ", does not end");
        }
    }

    static List<ProcessHandle> on(String folderName) throws IOException {
        List<ProcessHandle> found = new ArrayList<>();
        for (long pid : pids()) {
            String command = commandLine(pid);
            if (command.contains(folderName) && PROGRAM.matcher(command).find()) {
                ProcessHandle.of(pid).ifPresent(found::add);
            }
        }
        return found;
    }

    private static void end(List<ProcessHandle> servers) {
        List<ProcessHandle> all = new ArrayList<>(servers);
        servers.forEach(server -> server.descendants().forEach(all::add));
        servers.forEach(ProcessHandle::destroy);
        long untilNanos = System.nanoTime() + STOP_WITHIN.toNanos();
        for (ProcessHandle each : all) {
            if (!ends(each, untilNanos)) {
                each.destroyForcibly();
            }
        }
        long forcedUntilNanos = System.nanoTime() + STOP_WITHIN.toNanos();
        all.forEach(each -> ends(each, forcedUntilNanos));
    }

    private static boolean ends(ProcessHandle process, long untilNanos) {
        // A zombie whose parent does not reap it, for example a container's first process, stays in the process list
        // for good, without a command line.
        while (process.isAlive() && !commandLine(process.pid()).isEmpty()) {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime());
            if (leftMs <= 0) {
                return false;
            }
            try {
                process.onExit().get(Math.min(leftMs, LOOK_EVERY_MS), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException stillThere) {
                continue;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static List<Long> pids() throws IOException {
        try (Stream<Path> processes = Files.list(PROCESSES)) {
            return processes
                    .map(process -> process.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,10}"))
                    .map(Long::valueOf)
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException noLinux) {
            return List.of();
        }
    }

    /** Its arguments, each followed by a zero byte; empty if it has ended. */
    private static String commandLine(long pid) {
        try {
            return Files.readString(
                    PROCESSES.resolve(Long.toString(pid)).resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }
}
