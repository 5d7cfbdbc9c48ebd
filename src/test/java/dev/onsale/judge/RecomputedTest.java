package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.record.Cell;
import dev.onsale.record.Quantiles;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/** A verdict's figures by the plain formulas of docs/gate.md, from the histograms alone. */
class RecomputedTest {

    private static final List<String> STEPS = List.of("browse", "hold", "pay");
    private static final int BASELINES = 4;

    private final SplittableRandom random = new SplittableRandom(7);

    private Run run(String id) {
        Runs run = Runs.named(id);
        for (String step : STEPS) {
            double median = 50 * Math.exp(0.05 * random.nextGaussian());
            run.step(step, 1000, n -> Math.round(median * Math.exp(0.5 * random.nextGaussian())));
        }
        return run.build();
    }

    private static double logP95(Run run, String step) {
        return Math.log(Quantiles.valueAt(
                run.latency().stream()
                        .filter(series -> series.step().equals(step))
                        .findFirst()
                        .orElseThrow()
                        .ok(),
                95));
    }

    private static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.pow(value - mean(values), 2);
        }
        return sum / (values.length - 1);
    }

    @Test
    void changeIntervalAndPFollowFromTheRunsByThePlainFormula() {
        List<Run> baselines = new ArrayList<>();
        for (int i = 0; i < BASELINES; i++) {
            baselines.add(run("base" + i));
        }
        Run candidate = run("candidate");
        Verdict verdict = Worded.judge(Evidence.of(candidate).against(baselines));
        assertThat(Worded.judge(Evidence.of(candidate.judged(verdict)).against(baselines)))
                .as("judged again")
                .isEqualTo(verdict);
        double prior = STEPS.stream()
                .mapToDouble(step -> variance(
                        baselines.stream().mapToDouble(run -> logP95(run, step)).toArray()))
                .average()
                .orElseThrow();
        for (String step : STEPS) {
            double[] before =
                    baselines.stream().mapToDouble(run -> logP95(run, step)).toArray();
            int freedom = 4 + BASELINES - 1;
            double error =
                    Math.sqrt((4 * prior + (BASELINES - 1) * variance(before)) / freedom * (1.0 / BASELINES + 1));
            double effect = logP95(candidate, step) - mean(before);
            TDistribution t = TDistribution.of(freedom);
            double half = t.inverseSurvivalProbability(0.05) * error;
            Cell cell = ComparisonTest.cell(verdict, step + " p95");
            assertThat(cell.baseline()).isCloseTo(Math.exp(mean(before)), within(1e-9));
            assertThat(cell.candidate()).isCloseTo(Math.exp(logP95(candidate, step)), within(1e-9));
            assertThat(cell.change()).isCloseTo(Math.expm1(effect), within(1e-9));
            assertThat(cell.changeLow()).isCloseTo(Math.expm1(effect - half), within(1e-9));
            assertThat(cell.changeHigh()).isCloseTo(Math.expm1(effect + half), within(1e-9));
            assertThat(cell.p()).isCloseTo(t.survivalProbability(effect / error), within(1e-9));
        }
    }
}
