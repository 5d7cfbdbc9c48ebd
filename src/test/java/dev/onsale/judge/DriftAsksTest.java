package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.baselines;
import static dev.onsale.judge.ComparisonTest.cell;
import static dev.onsale.judge.ComparisonTest.constant;
import static dev.onsale.judge.ComparisonTest.pairs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Cell.State;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A machine that has become faster hides what has become slower; the baseline's calibrations say 100 ms. */
class DriftAsksTest {

    private static Evidence onAFasterMachine() {
        return Evidence.of(constant("candidate", 20).calibrated(70).build()).against(baselines());
    }

    @Test
    void whatAFasterMachineMayHideIsAskedOfPairs() {
        Verdict alone = Worded.judge(onAFasterMachine());
        assertThat(alone.judgement()).as("without pairs the rule is as it was").isEqualTo(Judgement.PASS);
        Verdict asked = Worded.judge(onAFasterMachine().wherePairsArePossible());
        assertThat(asked.comparison().confirmation()).isEqualTo(ConfirmationMode.PENDING);
        assertThat(cell(asked, "browse p95").flagged()).isTrue();
        assertThat(cell(asked, "browse p95").reason()).contains("the machine has become faster");
        assertThat(cell(asked, "browse errors").flagged()).isFalse();
    }

    @Test
    void pairsAloneDecide() {
        Verdict slower = Worded.judge(onAFasterMachine()
                .confirmedBy(pairs(i -> constant("b" + i, 14), i -> constant("c" + i, 20))));
        assertThat(slower.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(cell(slower, "browse p95").state()).isEqualTo(State.REGRESSED);
        Verdict same = Worded.judge(onAFasterMachine()
                .confirmedBy(pairs(i -> constant("b" + i, 20), i -> constant("c" + i, 20))));
        assertThat(same.judgement()).isEqualTo(Judgement.PASS);
    }

    @Test
    void aSlowerMachineAndALittleDriftAskForNothing() {
        for (double calibration : new double[] {97, 130}) {
            Verdict verdict = Worded.judge(Evidence.of(
                            constant("candidate", 20).calibrated(calibration).build())
                    .against(baselines())
                    .wherePairsArePossible());
            assertThat(verdict.comparison().confirmation()).isEqualTo(ConfirmationMode.NOT_NEEDED);
        }
    }

    private final SplittableRandom random = new SplittableRandom(20240711);

    private Run run(String id, double factor, double machine) {
        Runs run = Runs.named(id).calibrated(100 * machine);
        String[] steps = {"browse", "seat-map", "hold", "pay"};
        for (int i = 0; i < steps.length; i++) {
            double median = 20 * (i + 1) * machine * (i == 0 ? factor : 1) * Math.exp(0.05 * random.nextGaussian());
            run.step(steps[i], 400, n -> Math.round(median * Math.exp(0.5 * random.nextGaussian())));
        }
        return run.build();
    }

    private int red(int nights, double factor, double machine, boolean asking) {
        int red = 0;
        for (int night = 0; night < nights; night++) {
            List<Run> before = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                before.add(run("base" + i, 1, 1));
            }
            Evidence evidence = Evidence.of(run("candidate", factor, machine)).against(before);
            Verdict verdict = Worded.judge(asking ? evidence.wherePairsArePossible() : evidence);
            if (!Judge.flagged(verdict).isEmpty()) {
                List<Pair> fresh = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    fresh.add(new Pair(run("b" + i, 1, machine), run("c" + i, factor, machine)));
                }
                verdict = Worded.judge(evidence.confirmedBy(fresh));
            }
            red += verdict.judgement() == Judgement.FAIL ? 1 : 0;
        }
        return red;
    }

    @Test
    void onAFasterMachineASlowStepIsSeenAndACleanOneHardlyEverRed() {
        int clean = red(200, 1, 0.7, true);
        int slow = red(60, 1.5, 0.7, true);
        int slowUnasked = red(60, 1.5, 0.7, false);
        System.getLogger("nights")
                .log(
                        System.Logger.Level.INFO,
                        "clean red " + clean + "/200, +50 % red " + slow + "/60, unasked " + slowUnasked + "/60");
        assertThat(clean).isLessThanOrEqualTo(8);
        assertThat(slow).isGreaterThan(slowUnasked + 20);
    }
}
