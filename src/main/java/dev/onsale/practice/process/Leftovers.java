package dev.onsale.practice.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends and deletes what box offices of dead parents left behind; those of living parents are not touched. */
public final class Leftovers {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private Leftovers() {}

    /** @return how many were cleaned up */
    public static int cleanUp(Path runs) throws IOException {
        int cleaned = 0;
        for (Path path : directories(runs)) {
            RunDirectory run = new RunDirectory(path);
            boolean orphaned =
                    run.owner().filter(owner -> owner.alive().isEmpty()).isPresent();
            if (orphaned) {
                run.store().flatMap(ProcessIdentity::alive).ifPresent(Leftovers::end);
                run.database().flatMap(ProcessIdentity::alive).ifPresent(Leftovers::end);
                deleteUnlessAnotherDoes(run);
                cleaned++;
            }
        }
        return cleaned;
    }

    private static List<Path> directories(Path runs) throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(runs)) {
            return children.filter(Files::isDirectory).toList();
        }
    }

    private static void end(ProcessHandle server) {
        server.destroy();
        if (!ends(server)) {
            server.destroyForcibly();
            if (!ends(server)) {
                throw new UncheckedIOException(
                        new IOException("a server of an earlier run, pid " + server.pid() + ", does not end"));
            }
        }
    }

    private static boolean ends(ProcessHandle server) {
        try {
            server.onExit().get(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException stuck) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void deleteUnlessAnotherDoes(RunDirectory run) throws IOException {
        try {
            run.delete();
        } catch (IOException contested) {
            // Two starts may clean the same leftover at once, and a dying backend may still write: try once more.
            run.delete();
        }
    }
}
