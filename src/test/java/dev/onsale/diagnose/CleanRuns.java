package dev.onsale.diagnose;

import dev.onsale.record.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Baseline runs of one shop. They are the same whatever goes wrong in the candidate, and take most of the time to make. */
final class CleanRuns {
    private static final int RUNS = 3;

    final long seed;
    final List<String> names;
    private final Map<Usual, List<Run>> known = new HashMap<>();

    /**
     * @param surges whether more people come for some time
     * @param restarts whether nodes are started anew in every run
     */
    private record Usual(boolean surges, boolean restarts) {}

    CleanRuns(long seed, List<String> names) {
        this.seed = seed;
        this.names = names;
    }

    List<Run> of(boolean surges, boolean restarts) {
        return known.computeIfAbsent(new Usual(surges, restarts), this::make);
    }

    /** As it should be: nobody is sent to a node that is not ready. */
    Mechanism restart() {
        return new RollingRestart((int) (seed % 7), 12, 0);
    }

    private List<Run> make(Usual usual) {
        List<Mechanism> restart = usual.restarts() ? List.of(restart()) : List.of();
        return IntStream.range(0, RUNS)
                .mapToObj(run -> CaseFiles.run(
                        new SyntheticShop(seed, seed * 31 + 7 + run, names, usual.surges(), restart),
                        "baseline-" + run,
                        List.of(),
                        1))
                .toList();
    }
}
