package dev.onsale.rehearse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Separate cores for the injector and a target on the same machine, so that neither makes the other look slow: the
 * lower half of the cores that this process may use for the injector, the upper half for the target, each in the
 * notation of {@code taskset -c}.
 */
record CoreSplit(String injector, String target) {

    private static final long TASKSET_WITHIN_SECONDS = 10;

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    /** Determined once: when the injector is already confined, the machine would look smaller than it is. */
    private static final Optional<List<Integer>> CORES =
            hasTaskset() ? Optional.of(allowedIn(status())) : Optional.empty();

    private static final Optional<CoreSplit> THIS_MACHINE = CORES.flatMap(CoreSplit::of);

    /** Empty if this process may use only one core, or there is no {@code taskset}. */
    static Optional<CoreSplit> ofThisMachine() {
        return THIS_MACHINE;
    }

    /** How many cores the injector keeps beside a target on this machine. */
    static int injectorCores() {
        return THIS_MACHINE.isEmpty()
                ? Runtime.getRuntime().availableProcessors()
                : allowedIn(List.of(ALLOWED + " " + THIS_MACHINE.get().injector))
                        .size();
    }

    /** The cores that this process could use at the first call; empty if there is no {@code taskset}. */
    static Optional<List<Integer>> cores() {
        return CORES;
    }

    /** @param cores the numbers of the cores that may be used, ascending */
    static Optional<CoreSplit> of(List<Integer> cores) {
        if (cores.size() < 2) {
            return Optional.empty();
        }
        int half = cores.size() / 2;
        return Optional.of(new CoreSplit(list(cores.subList(0, half)), list(cores.subList(half, cores.size()))));
    }

    /**
     * The cores that a process may use, ascending.
     *
     * @param status lines of {@code /proc/self/status}; see proc(5), {@code Cpus_allowed_list}
     * @return empty if no line has the list
     */
    static List<Integer> allowedIn(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith(ALLOWED))
                .flatMap(line -> Stream.of(line.substring(ALLOWED.length()).split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .flatMap(part -> {
                    int dash = part.indexOf('-');
                    int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
                    int last = dash < 0 ? first : Integer.parseInt(part.substring(dash + 1));
                    return IntStream.rangeClosed(first, last).boxed();
                })
                .toList();
    }

    private static List<String> status() {
        try {
            return Files.readAllLines(STATUS);
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    /** Confines this process, with all its threads, to the injector's cores. */
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
            // If it is not permitted, both share all cores: the health checks then show what that costs.
            taskset.waitFor(TASKSET_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new IllegalStateException("taskset was there a moment ago", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String list(List<Integer> cores) {
        int first = cores.get(0);
        int last = cores.get(cores.size() - 1);
        if (first == last) {
            return Integer.toString(first);
        }
        return last - first == cores.size() - 1
                ? first + "-" + last
                : cores.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static boolean hasTaskset() {
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(":"))
                        .filter(folder -> !folder.isEmpty())
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
    }
}
