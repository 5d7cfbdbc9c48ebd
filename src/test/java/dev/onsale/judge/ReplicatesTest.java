package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.record.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What chance within a run does, where other runs of the plan tell its shape from an error. */
class ReplicatesTest {
    private static final Key P95 = new Key("browse", new Metric.Quantile(95));
    private static final int RESPONSES = 2_000;

    /** How many times as long a second's responses take. */
    private interface Shape {
        double factor(int second, SplittableRandom run);
    }

    private static Map<Key, Measure> run(int seed, Shape shape) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] factors = new double[Runs.SECONDS];
        for (int second = 0; second < Runs.SECONDS; second++) {
            factors[second] = shape.factor(second, random);
        }
        return Measured.of(
                        Runs.named("run-" + seed)
                                .step(
                                        "browse",
                                        RESPONSES,
                                        i -> Math.round(40
                                                * factors[(int) (i % Runs.SECONDS)]
                                                * Math.exp(0.4 * random.nextGaussian())))
                                .build(),
                        Runs.named("plan").build().summary().plan().limits().gate())
                .measures();
    }

    private static List<Map<Key, Measure>> runs(int count, int firstSeed, Shape shape) {
        List<Map<Key, Measure>> runs = new ArrayList<>();
        for (int run = 0; run < count; run++) {
            runs.add(run(firstSeed + run, shape));
        }
        return runs;
    }

    private static double error(Map<Key, Measure> run) {
        return Objects.requireNonNull(run.get(P95)).standardError();
    }

    private static double independent(Map<Key, Measure> run) {
        BeyondBySecond counts = Objects.requireNonNull(
                Objects.requireNonNull(run.get(P95)).chance().counts());
        return WithinRun.chance(counts, 1).standardError();
    }

    private static double inflation(Map<Key, Measure> run) {
        return error(run) / independent(run);
    }

    @Test
    void aSlowSecondThatEveryRunHasIsNoError() {
        List<Map<Key, Measure>> alone = runs(5, 1, (second, run) -> second == 4 ? 4 : 1);

        List<Map<Key, Measure>> beside = new Replicates(alone).baselines();

        assertThat(alone).allSatisfy(run -> assertThat(inflation(run)).isGreaterThan(3));
        assertThat(beside).allSatisfy(run -> assertThat(inflation(run)).isBetween(1.0, 1.5));
    }

    /** Five seconds in a row, each run's own: from one second to the next nothing changes. */
    @Test
    void aBurstThatOneRunHasIsAnErrorHoweverLongItLasts() {
        List<Map<Key, Measure>> alone = new ArrayList<>();
        for (int run = 0; run < 4; run++) {
            int from = 5 * run;
            alone.add(run(run, (second, random) -> second >= from && second < from + 5 ? 1.6 : 1));
        }

        List<Map<Key, Measure>> beside = new Replicates(alone).baselines();

        for (int run = 0; run < alone.size(); run++) {
            assertThat(inflation(beside.get(run))).isGreaterThan(1.5 * inflation(alone.get(run)));
        }
    }

    /** On average over many plans the variance is what counting gives. */
    @Test
    void independentResponsesErrByCountingAlone() {
        double sum = 0;
        int plans = 60;
        for (int plan = 0; plan < plans; plan++) {
            for (Map<Key, Measure> run : new Replicates(runs(5, 100 * plan, (second, random) -> 1)).baselines()) {
                sum += inflation(run) / 5;
            }
        }
        assertThat(sum / plans).isBetween(1.0, 1.12);
    }

    @Test
    void twoRunsTellNoShape() {
        List<Map<Key, Measure>> alone = runs(2, 1, (second, run) -> second == 4 ? 4 : 1);

        assertThat(new Replicates(alone).baselines()).isEqualTo(alone);
        assertThat(new Replicates(alone).beside(alone.get(0))).isEqualTo(alone.get(0));
    }

    /** A fault of the last quarter is what is looked for, not what chance does. */
    @Test
    void aShapeOfTheCandidatesOwnIsNoError() {
        Map<Key, Measure> candidate = run(50, (second, random) -> second >= 15 ? 5 : 1);

        Map<Key, Measure> beside = new Replicates(runs(5, 1, (second, random) -> 1)).beside(candidate);

        assertThat(error(beside)).isLessThanOrEqualTo(1.2 * error(candidate));
    }
}
