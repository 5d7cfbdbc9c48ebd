package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.CatalogueRun.Figure;
import dev.onsale.judge.CatalogueRun.Key;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Sweep;
import dev.onsale.record.SweepSummary.SweptRun;
import dev.onsale.record.Verdict.Judgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sweeps with a known truth, judged by the judge's own code; the seed is fixed and the bounds are wide. */
class SweepChanceTest {
    private static final GateSettings GATE =
            new GateSettings(0.05, Duration.ofMillis(2), 1.0, 3, 3, List.of(50.0, 95.0));
    private static final Sweep TWICE = new Sweep(List.of(2, 20, 100), 2, 1);

    /**
     * 400 sweeps of six runs that differ by 15 % (one standard deviation), each of four steps at two percentiles:
     * without growth hardly one is called growing (expected: none), and with a fourfold growth hardly one is missed.
     */
    @Test
    void chanceHardlyDoublesAnythingAndAFourfoldGrowthIsHardlyMissed() {
        SplittableRandom random = new SplittableRandom(20171113);
        int alarms = 0;
        int caught = 0;
        for (int night = 0; night < 400; night++) {
            alarms += sweepOf(0, random).judgement() == Judgement.FAIL ? 1 : 0;
            caught += sweepOf(3.0 / 98, random).judgement() == Judgement.FAIL ? 1 : 0;
        }

        assertThat(alarms).isLessThanOrEqualTo(2);
        assertThat(caught).isGreaterThanOrEqualTo(390);
    }

    private SweepVerdict sweepOf(double relativeSlope, SplittableRandom random) {
        List<CatalogueRun> runs = new ArrayList<>();
        for (int size : TWICE.order(random.nextLong())) {
            double growth = 1 + relativeSlope * (size - 2);
            Map<Key, Figure> figures = new LinkedHashMap<>();
            for (int cell = 0; cell < 8; cell++) {
                double typicalMs = (cell % 2 == 0 ? 6 : 20) * (cell < 2 ? growth : 1);
                figures.put(
                        new Key("step" + cell / 2, cell % 2 == 0 ? "p50" : "p95", "ms"),
                        new Figure(typicalMs * Math.exp(0.15 * random.nextGaussian()), 300, 200));
            }
            runs.add(new CatalogueRun(new SweptRun(size, "run-" + runs.size(), Judgement.PASS, ""), null, figures));
        }
        return SweepVerdict.of(runs, TWICE, GATE, "");
    }
}
