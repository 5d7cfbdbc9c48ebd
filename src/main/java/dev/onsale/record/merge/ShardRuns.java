package dev.onsale.record.merge;

import dev.onsale.plan.BadInputException;
import dev.onsale.record.Fleet;
import dev.onsale.record.RunSummary;
import dev.onsale.record.files.PlanDigest;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.files.UnreadableRunException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The runs of the injectors of one load.
 *
 * @param present in the order of their shards; at least one
 */
record ShardRuns(List<ShardRun> present) {

    /**
     * Reads their summaries.
     *
     * @throws BadInputException if they are not parts of one run: of different plans, seeds or versions, or one of them
     *     twice
     * @throws UnreadableRunException if one cannot be read
     */
    static ShardRuns read(List<Path> directories) {
        if (directories.isEmpty()) {
            throw new BadInputException("no run to merge", "name the run directories of all shards");
        }
        Map<Integer, ShardRun> byShard = new TreeMap<>();
        @Nullable ShardRun first = null;
        for (Path directory : directories) {
            ShardRun run = new ShardRun(directory, RunReader.readSummary(directory));
            requireShard(run);
            if (first != null) {
                requireSame(first, run);
            }
            first = first == null ? run : first;
            ShardRun twin = byShard.putIfAbsent(run.shard(), run);
            if (twin != null) {
                throw new BadInputException(
                        directory + ": shard " + run.shard() + "/" + run.fleet().count() + " occurs twice, also in "
                                + twin.directory(),
                        "name one run of each shard");
            }
        }
        return new ShardRuns(List.copyOf(byShard.values()));
    }

    private static void requireShard(ShardRun run) {
        Fleet fleet = run.summary().attached().fleet();
        if (fleet == null || fleet.own().isEmpty()) {
            throw new BadInputException(
                    run.directory() + ": not a shard: "
                            + (fleet == null ? "one injector made the whole run" : "several were merged into it"),
                    "merge only runs of onsale run --shard I/N");
        }
    }

    /** Compares fields one by one before their digest, because a name says more. */
    private static void requireSame(ShardRun first, ShardRun run) {
        requireSame(first, run, "seed", seed(first), seed(run));
        requireSame(
                first,
                run,
                "number of shards",
                first.fleet().count(),
                run.fleet().count());
        for (String what : List.of("onsale", "gatling")) {
            requireSame(
                    first,
                    run,
                    what + " version",
                    first.summary().versions().get(what),
                    run.summary().versions().get(what));
        }
        Map<String, String> mine =
                PlanDigest.withoutMachine(first.summary().conditions().fingerprint());
        Map<String, String> theirs =
                PlanDigest.withoutMachine(run.summary().conditions().fingerprint());
        mine.forEach((name, value) -> requireSame(first, run, name, value, theirs.get(name)));
        requireSame(
                first, run, "plan's digest", first.fleet().plan(), run.fleet().plan());
        requireSame(first, run, "start", first.fleet().startAtMs(), run.fleet().startAtMs());
    }

    private static String seed(ShardRun run) {
        return Long.toString(run.summary().plan().seed());
    }

    private static void requireSame(
            ShardRun first, ShardRun run, String what, @Nullable Object mine, @Nullable Object theirs) {
        if (!Objects.equals(mine, theirs)) {
            throw new BadInputException(
                    run.directory() + ": not from the same run as " + first.directory() + ": " + what + " " + theirs
                            + " / " + mine,
                    "merge the shards of one run, with the same plan, seed, version and start");
        }
    }

    int count() {
        return present.get(0).fleet().count();
    }

    /** The source of what is stored only once: shard 0, or else the next. */
    ShardRun leading() {
        return present.get(0);
    }

    List<RunSummary> summaries() {
        return present.stream().map(ShardRun::summary).toList();
    }

    /** Shards without a run. */
    List<Integer> missing() {
        List<Integer> missing = new ArrayList<>();
        for (int shard = 0; shard < count(); shard++) {
            int wanted = shard;
            if (present.stream().noneMatch(run -> run.shard() == wanted)) {
                missing.add(shard);
            }
        }
        return missing;
    }

    /** Names of the steps of all runs: by first response, as far as the order within each run shows it. */
    List<String> steps() {
        List<String> steps = new ArrayList<>();
        for (ShardRun run : present) {
            int after = 0;
            for (String step : RunReader.stepNames(run.summary())) {
                int place = steps.indexOf(step);
                if (place < 0) {
                    steps.add(after++, step);
                } else {
                    after = place + 1;
                }
            }
        }
        return steps;
    }
}
