package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.baselines;
import static dev.onsale.judge.ComparisonTest.cell;
import static dev.onsale.judge.ComparisonTest.constant;
import static dev.onsale.judge.ComparisonTest.runs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Judgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What a comparison says when runs, steps or samples are missing, or the runs are too noisy. */
class ComparisonLimitsTest {
    @Test
    void fewerThanThreeBaselineRunsCompareNothingAndSaySo() {
        for (int count = 0; count < 3; count++) {
            Verdict verdict =
                    Worded.judge(Evidence.of(constant("candidate", 400).build())
                            .against(runs(count, i -> constant("base" + i, 20))));
            assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
            assertThat(verdict.comparison().confirmation()).isEqualTo(ConfirmationMode.NOT_COMPARED);
            assertThat(verdict.reasons().get(0)).startsWith("nothing was compared");
            assertThat(verdict.cells()).allMatch(cell -> !cell.gated());
        }
    }

    @Test
    void baselinesThatCannotBeComparedAreNamed() {
        List<Run> mixed = new ArrayList<>(baselines());
        mixed.add(constant("other", 20).fingerprint("plan", "p2").build());
        mixed.add(constant("candidate", 20).build());
        mixed.add(Runs.named("empty").build());
        Verdict verdict =
                Worded.judge(Evidence.of(constant("candidate", 20).build()).against(mixed));
        assertThat(verdict.comparison().baseline()).hasSize(3);
        assertThat(verdict.comparison().leftOut())
                .extracting(left -> left.run() + ": " + left.why())
                .containsExactly(
                        "candidate: is the judged run itself",
                        "empty: invalid: responses 0, limit: at least 1",
                        "other: not comparable: plan p1 / p2");
    }

    @Test
    void baselinesThatDifferTooMuchAreKnownBeforeAnyCandidateRuns() {
        long[] browseMs = {20, 40, 80};
        List<Run> apart = runs(3, i -> constant("base" + i, browseMs[i]));
        assertThat(Judge.tooCoarse(apart, GateSettings.DEFAULT)).contains("browse p95");
        Verdict verdict =
                Worded.judge(Evidence.of(constant("candidate", 40).build()).against(apart));
        assertThat(verdict.cells().stream()
                        .filter(cell -> cell.state() == State.INCONCLUSIVE)
                        .map(Cell::name))
                .containsExactlyElementsOf(Judge.tooCoarse(apart, GateSettings.DEFAULT));
        assertThat(Judge.tooCoarse(baselines(), GateSettings.DEFAULT)).isEmpty();
        assertThat(Judge.tooCoarse(apart.subList(0, 2), GateSettings.DEFAULT)).isEmpty();
    }

    @Test
    void aStepThatVanishesIsNamedAndFails() {
        Verdict verdict = Worded.judge(Evidence.of(
                        Runs.named("candidate").step("browse", 1000, i -> 20).build())
                .against(baselines()));
        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(cell(verdict, "pay requests").state()).isEqualTo(State.REGRESSED);
        assertThat(cell(verdict, "pay p95").state()).isEqualTo(State.NOT_GATED);
        assertThat(cell(verdict, "pay p95").reason()).startsWith("vanished: 1,000 samples a baseline run");
    }

    @Test
    void aStepThatAppearsIsNamed() {
        Verdict many = Worded.judge(Evidence.of(constant("candidate", 20)
                        .step("order-status", 12, i -> 20)
                        .build())
                .against(baselines()));
        assertThat(many.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(cell(many, "order-status p95").reason()).startsWith("appeared");
        Verdict few = Worded.judge(Evidence.of(constant("candidate", 20)
                        .step("order-status", 2, i -> 20)
                        .build())
                .against(baselines()));
        assertThat(few.judgement()).isEqualTo(Judgement.PASS);
        assertThat(few.reasons()).anyMatch(reason -> reason.startsWith("order-status appeared"));
    }

    @Test
    void aPercentileThatThePlanCannotSupportIsShownNotGated() {
        GateSettings withP99 = new GateSettings(0.05, Duration.ofMillis(2), 1.0, 3, 3, List.of(50.0, 95.0, 99.0));
        IntFunction<Runs> small =
                i -> Runs.named("r" + i).step("hold", 400, n -> 20).gate(withP99);
        Verdict verdict = Worded.judge(Evidence.of(small.apply(9).build()).against(runs(3, small)));
        assertThat(cell(verdict, "hold p99").state()).isEqualTo(State.NOT_GATED);
        assertThat(cell(verdict, "hold p99").reason()).isEqualTo("400 of 1,000 samples needed");
        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
    }

    @Test
    void whatThePlanSupportsAndTheRunDidNotDeliverIsInconclusive() {
        Verdict verdict = Worded.judge(Evidence.of(Runs.named("candidate")
                        .step("browse", 1000, i -> 20)
                        .step("pay", 150, i -> 100)
                        .build())
                .against(baselines()));
        assertThat(cell(verdict, "pay p95").state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(cell(verdict, "pay p95").reason()).contains("delivered 150 of 200");
        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void aNoisyBaselineLeavesTheVerdictOpenAndSaysHowManyRunsWouldHelp() {
        long[] noisy = {60, 100, 140};
        Verdict verdict = Worded.judge(Evidence.of(
                        Runs.named("candidate").step("pay", 1000, i -> 100).build())
                .against(runs(3, i -> Runs.named("base" + i).step("pay", 1000, n -> noisy[i]))));
        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        Cell pay = cell(verdict, "pay p95");
        assertThat(pay.state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(pay.smallestDetectable()).isGreaterThan(1.0);
        assertThat(verdict.settle()).anyMatch(sentence -> sentence.contains("pay p50"));
    }

    @Test
    void aShiftBelowTheSmallestThatCountsIsNotFlagged() {
        Verdict verdict = Worded.judge(Evidence.of(
                        Runs.named("candidate").step("browse", 1000, i -> 4).build())
                .against(runs(3, i -> Runs.named("base" + i).step("browse", 1000, n -> 3))));
        assertThat(Judge.flagged(verdict)).isEmpty();
        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
    }
}
