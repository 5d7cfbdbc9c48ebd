package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Nights with a known truth, judged by the judge's own code: four steps, a 10 % spread between runs that all steps
 * share by half, K = 3 baseline runs, m = 3 pairs. A smoke test with a fixed seed: the bounds are far from what is
 * expected, so that only a broken procedure crosses them. Its figures: {@code docs/gate.md}.
 */
class NightsTest {

    private static final int RESPONSES = 400;
    private static final double SPREAD = 0.10;
    private static final String[] STEPS = {"browse", "seat-map", "hold", "pay"};

    private final SplittableRandom random = new SplittableRandom(20240711);

    private Run run(String id, double browseFactor) {
        double shared = SPREAD * Math.sqrt(0.5) * random.nextGaussian();
        Runs run = Runs.named(id);
        for (int i = 0; i < STEPS.length; i++) {
            double median = 20
                    * (i + 1)
                    * Math.exp(shared + SPREAD * Math.sqrt(0.5) * random.nextGaussian())
                    * (i == 0 ? browseFactor : 1);
            run.step(STEPS[i], RESPONSES, n -> Math.round(median * Math.exp(0.5 * random.nextGaussian())));
        }
        return run.build();
    }

    private Map<Judgement, Integer> nights(int nights, double browseFactor) {
        Map<Judgement, Integer> verdicts = new EnumMap<>(Judgement.class);
        for (int night = 0; night < nights; night++) {
            List<Run> baselines = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                baselines.add(run("base" + i, 1));
            }
            Evidence evidence = Evidence.of(run("candidate", browseFactor)).against(baselines);
            Verdict verdict = Judge.judge(evidence);
            if (!Judge.flagged(verdict).isEmpty()) {
                List<Pair> pairs = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    pairs.add(new Pair(run("b" + i, 1), run("c" + i, browseFactor)));
                }
                verdict = Judge.judge(evidence.confirmedBy(pairs));
            }
            verdicts.merge(verdict.judgement(), 1, Integer::sum);
        }
        return verdicts;
    }

    @Test
    void cleanNightsAreHardlyEverRed() {
        assertThat(nights(300, 1).getOrDefault(Judgement.FAIL, 0)).isLessThanOrEqualTo(6);
    }

    @Test
    void aDoubledStepIsNearlyAlwaysRed() {
        assertThat(nights(100, 2).getOrDefault(Judgement.FAIL, 0)).isGreaterThanOrEqualTo(85);
    }
}
