package dev.onsale.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.WrittenRuns;
import dev.onsale.record.baseline.BaselineStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * CPU time of judging a run of 20 steps against 20 baselines: {@code onsale compare} through the launcher, files read
 * and verdict printed, beyond what {@code onsale --help} of the same minute costs.
 */
class CompareBench {
    private static final int PAIRS = 15;
    private static final int STEPS = 20;
    private static final int BASELINES = 20;
    private static final int RESPONSES_PER_STEP = 2_000;

    /** What was wished for. */
    private static final double BEYOND_HELP_SECONDS_WISHED = 0.3;

    /**
     * What a cold JVM has been seen to need, and some. Nearly all of it is code that runs for the first time: the same
     * work again, in the same process, takes a tenth of a second.
     */
    private static final double BEYOND_HELP_SECONDS_MAX = 1.0;

    @TempDir
    Path folder;

    @Test
    void twentyStepsAgainstTwentyBaselines() throws Exception {
        String onsale = Path.of("onsale").toAbsolutePath().toString();
        SplittableRandom random = new SplittableRandom(5);
        BaselineStore store = new BaselineStore(folder.resolve("baselines"));
        for (int number = 1; number <= BASELINES; number++) {
            store.add(WrittenRuns.write(folder.resolve("runs"), run("baseline-" + number, number, random)), true);
        }
        Path candidate = WrittenRuns.write(folder.resolve("runs"), run("candidate", BASELINES + 1, random));
        List<String> help = List.of(onsale, "--help");
        List<String> compare = List.of(
                onsale,
                "compare",
                candidate.toString(),
                "--baselines",
                folder.resolve("baselines").toString());
        // The first start builds the class archive.
        ProcessorTime.of(help);

        List<ProcessorTime> ofHelp = new ArrayList<>();
        List<ProcessorTime> ofCompare = new ArrayList<>();
        StringBuilder table = new StringBuilder("pair  onsale --help  onsale compare   (CPU seconds, user + system)\n");
        for (int pair = 0; pair < PAIRS; pair++) {
            ofHelp.add(ProcessorTime.of(help));
            ofCompare.add(ProcessorTime.of(compare));
            table.append(
                    String.format(Locale.ROOT, "%4d  %13s  %14s%n", pair + 1, ofHelp.get(pair), ofCompare.get(pair)));
        }
        double beyond = ProcessorTime.median(ofCompare) - ProcessorTime.median(ofHelp);
        table.append(String.format(
                Locale.ROOT,
                "median %12.3f  %14.3f   beyond %.3f, limit %.3f s, wished for %.3f s; ratio %.1f%n",
                ProcessorTime.median(ofHelp),
                ProcessorTime.median(ofCompare),
                beyond,
                BEYOND_HELP_SECONDS_MAX,
                BEYOND_HELP_SECONDS_WISHED,
                ProcessorTime.median(ofCompare) / ProcessorTime.median(ofHelp)));
        System.out.println(table);

        assertThat(beyond).as("CPU seconds beyond onsale --help").isLessThan(BEYOND_HELP_SECONDS_MAX);
    }

    private static Run run(String id, int minute, SplittableRandom random) {
        Runs run = Runs.named(id)
                .madeAt(60_000L * minute)
                .journeys("fan", Map.of(Outcome.BOUGHT, 400L, Outcome.ABANDONED, 600L));
        for (int step = 1; step <= STEPS; step++) {
            double medianMs = 20 * step * Math.exp(0.1 * random.nextGaussian());
            run.step(
                    "step-" + step,
                    RESPONSES_PER_STEP,
                    response -> Math.round(medianMs * Math.exp(0.5 * random.nextGaussian())),
                    4);
        }
        return run.build();
    }
}
