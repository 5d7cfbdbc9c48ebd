package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Faults that the figures of a whole run average away, each in whole runs of six steps: 2,000 responses of a step, log-normal
 * (σ = ½) about 40 ms, in 4 s of calm, 10 s of doors and 6 s of tail; runs differ by 5 %, half of the variance shared. K = 3,
 * up to 8 pairs. The first step is faulty.
 *
 * <pre>{@code
 * ./mvnw -Pbench verify -Dit.test=BlindSpotsBench [-Dnights.count=200] [-Dnights.seed=20240711]
 * }</pre>
 */
class BlindSpotsBench {
    private static final int NIGHTS = Integer.getInteger("nights.count", 100);
    private static final long SEED = Long.getLong("nights.seed", 20240711);
    private static final GateSettings GATE =
            new GateSettings(0.05, Duration.ofMillis(2), 1.0, 3, 8, List.of(50.0, 95.0));
    private static final int STEPS = 6;
    private static final int RESPONSES = 2_000;
    private static final long FANS = 1_000;
    private static final double SPREAD = 0.05;
    private static final double SHAPE = 0.5;
    private static final double MEDIAN_MS = 40;

    /** What is true of the candidate's build, and what is asked of the share of nights in which it is red. */
    enum World {
        CLEAN("clean", 0, 0.05),
        LEAK("a leak: times grow by 60 % while the run lasts", 0.9, 1),
        SLOW_FIFTIETH("2 % of requests 15 times as slow", 0.9, 1),
        SLOW_HUNDREDTH("1 % of requests 20 times as slow", 0.9, 1),
        FEW_ERRORS("0.3 % of requests fail, none did before", 0.9, 1),
        OTHER_ERRORS("as many fail as before (1 %), half of them otherwise", 0.9, 1),
        FEWER_SALES("38 % buy instead of 45 %, and the first step is asked 10 % more often", 0.9, 1),
        FIRST_SECONDS("the first 3 s of doors 1.8 times as slow", 0.9, 1),
        ONE_PHASE("the tail 1.5 times as slow", 0.9, 1);

        private final String label;
        private final double redMin;
        private final double redMax;

        World(String label, double redMin, double redMax) {
            this.label = label;
            this.redMin = redMin;
            this.redMax = redMax;
        }

        double factor(int second, SplittableRandom random) {
            return switch (this) {
                case LEAK -> 1 + 0.6 * second / Runs.SECONDS;
                case SLOW_FIFTIETH -> random.nextDouble() < 0.02 ? 15 : 1;
                case SLOW_HUNDREDTH -> random.nextDouble() < 0.01 ? 20 : 1;
                case FIRST_SECONDS -> second >= 4 && second < 7 ? 1.8 : 1;
                case ONE_PHASE -> second >= 14 ? 1.5 : 1;
                case CLEAN, FEW_ERRORS, OTHER_ERRORS, FEWER_SALES -> 1;
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void seen(World world) {
        SplittableRandom random = new SplittableRandom(SEED);
        int red = 0;
        int open = 0;
        int pairs = 0;
        Map<String, Integer> cells = new TreeMap<>();
        for (int night = 0; night < NIGHTS; night++) {
            Verdict verdict = night(world, random);
            red += verdict.judgement() == Judgement.FAIL ? 1 : 0;
            open += verdict.judgement() == Judgement.INCONCLUSIVE ? 1 : 0;
            pairs += verdict.comparison().pairs();
            verdict.cells().stream()
                    .filter(cell -> cell.state() == Cell.State.REGRESSED)
                    .forEach(cell -> cells.merge(cell.name(), 1, Integer::sum));
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f %% | %.0f %% | %.1f | %s |%n",
                world.label,
                100.0 * red / NIGHTS,
                100.0 * open / NIGHTS,
                1 + 2.0 * pairs / NIGHTS,
                cells);
        assertThat((double) red / NIGHTS).as(world.label).isBetween(world.redMin, world.redMax);
    }

    private static Verdict night(World world, SplittableRandom random) {
        World before = world == World.OTHER_ERRORS ? World.OTHER_ERRORS : World.CLEAN;
        List<Run> baselines = new ArrayList<>();
        for (int i = 0; i < GATE.baselineRuns(); i++) {
            baselines.add(run("base" + i, before, false, random));
        }
        Evidence evidence = Evidence.of(run("candidate", world, true, random))
                .against(baselines)
                .wherePairsArePossible();
        Verdict verdict = Judge.judge(evidence);
        int wanted = Judge.flagged(verdict).isEmpty() ? 0 : new PairLooks(GATE.confirmPairs()).next(0);
        int made = 0;
        while (made < wanted) {
            List<Pair> pairs = new ArrayList<>();
            for (; made < wanted; made++) {
                pairs.add(new Pair(run("b" + made, before, false, random), run("c" + made, world, true, random)));
            }
            evidence = evidence.confirmedBy(pairs);
            verdict = Judge.judge(evidence);
            wanted = Judge.pairsWanted(verdict);
        }
        return verdict;
    }

    private static Run run(String id, World world, boolean faulty, SplittableRandom random) {
        double part = SPREAD * Math.sqrt(0.5);
        double shared = part * random.nextGaussian();
        Runs run = Runs.named(id).gate(GATE);
        for (int i = 0; i < STEPS; i++) {
            boolean hit = faulty && i == 0;
            double median = MEDIAN_MS * Math.exp(shared + part * random.nextGaussian());
            int responses = hit && world == World.FEWER_SALES ? RESPONSES * 11 / 10 : RESPONSES;
            int failed = i > 0
                    ? 0
                    : world == World.OTHER_ERRORS
                            ? RESPONSES / 100
                            : hit && world == World.FEW_ERRORS ? count(random, 0.003) : 0;
            String name = "step-" + (i + 1);
            run.step(
                    name,
                    responses,
                    n -> Math.max(
                            1,
                            Math.round(median
                                    * Math.exp(SHAPE * random.nextGaussian())
                                    * (hit ? world.factor((int) (n % Runs.SECONDS), random) : 1))),
                    failed);
            int other = hit && world == World.OTHER_ERRORS ? failed / 2 : 0;
            run.errors(
                    name,
                    failed == 0
                            ? Map.of()
                            : other == 0
                                    ? Map.of("status 503", (long) failed)
                                    : Map.of("status 503", (long) failed - other, "status 500", (long) other));
        }
        long bought = Math.round(FANS * (faulty && world == World.FEWER_SALES ? 0.38 : 0.45)
                + Math.sqrt(FANS * 0.25) * random.nextGaussian());
        return run.journeys("fan", Map.of(Outcome.BOUGHT, bought, Outcome.SOLD_OUT, FANS - bought))
                .build();
    }

    private static int count(SplittableRandom random, double share) {
        int count = 0;
        for (int i = 0; i < RESPONSES; i++) {
            count += random.nextDouble() < share ? 1 : 0;
        }
        return count;
    }
}
