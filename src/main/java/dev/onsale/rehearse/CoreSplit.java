package dev.onsale.rehearse;

import dev.onsale.record.HostClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Separate cores for the injector and a target on the same machine, so that neither makes the other look slow: the
 * lower half for the injector, the upper half for the target, each as {@code taskset -c} writes it.
 */
record CoreSplit(String injector, String target) {

    private static final long TASKSET_WITHIN_SECONDS = 10;

    /** Decided once: after the injector is confined, the machine would look smaller than it is. */
    private static final Optional<CoreSplit> THIS_MACHINE =
            hasTaskset() ? of(HostClass.ofThisMachine().cores()) : Optional.empty();

    /** Empty where there is but one core, or no {@code taskset}. */
    static Optional<CoreSplit> ofThisMachine() {
        return THIS_MACHINE;
    }

    static Optional<CoreSplit> of(int cores) {
        if (cores < 2) {
            return Optional.empty();
        }
        int half = cores / 2;
        return Optional.of(new CoreSplit(range(0, half - 1), range(half, cores - 1)));
    }

    /** Confines this process, every thread of it, to the injector's cores. */
    void confineInjector() {
        try {
            Process taskset = new ProcessBuilder(
                            "taskset",
                            "-a",
                            "-c",
                            "-p",
                            injector,
                            Long.toString(ProcessHandle.current().pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // Where it is not permitted, both share all cores: the health checks then tell what that costs.
            taskset.waitFor(TASKSET_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new IllegalStateException("taskset was there a moment ago", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String range(int first, int last) {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }

    private static boolean hasTaskset() {
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(":"))
                        .filter(folder -> !folder.isEmpty())
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
    }
}
