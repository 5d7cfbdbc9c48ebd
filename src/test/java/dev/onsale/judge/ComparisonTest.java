package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    /** Response times that everybody can compute: browse takes always {@code browseMs}, pay always 100 ms. */
    static Runs constant(String id, long browseMs) {
        return Runs.named(id).step("browse", 1000, i -> browseMs).step("pay", 1000, i -> 100);
    }

    static List<Run> baselines() {
        return runs(3, i -> constant("base" + i, 20));
    }

    static List<Run> runs(int count, IntFunction<Runs> each) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(each.apply(i).build());
        }
        return runs;
    }

    static List<Pair> pairs(IntFunction<Runs> baseline, IntFunction<Runs> candidate) {
        return pairs(3, baseline, candidate);
    }

    static List<Pair> pairs(int count, IntFunction<Runs> baseline, IntFunction<Runs> candidate) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(new Pair(baseline.apply(i).build(), candidate.apply(i).build()));
        }
        return pairs;
    }

    static Evidence slowBrowse() {
        return Evidence.of(constant("candidate", 40).build()).against(baselines());
    }

    static Cell cell(Verdict verdict, String name) {
        return verdict.cells().stream()
                .filter(cell -> cell.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<String> in(Verdict verdict, State state) {
        return verdict.cells().stream()
                .filter(cell -> cell.state() == state)
                .map(Cell::name)
                .toList();
    }

    @Test
    void identicalRunsPassAndSayWhatWouldHaveBeenSeen() {
        Verdict verdict =
                Worded.judge(Evidence.of(constant("candidate", 20).build()).against(baselines()));
        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
        assertThat(verdict.comparison().baseline()).containsExactly("base0", "base1", "base2");
        assertThat(verdict.comparison().confirmation()).isEqualTo(ConfirmationMode.NOT_NEEDED);
        Cell browse = cell(verdict, "browse p95");
        assertThat(browse.state()).isEqualTo(State.STEADY);
        assertThat(browse.baseline()).isCloseTo(20.45, within(1e-9));
        assertThat(browse.change()).isCloseTo(0, within(1e-12));
        assertThat(browse.smallestDetectable()).isBetween(0.1, 0.2);
    }

    @Test
    void aFlaggedCellWaitsForFreshRuns() {
        Verdict verdict = Worded.judge(slowBrowse());
        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(verdict.comparison().confirmation()).isEqualTo(ConfirmationMode.PENDING);
        assertThat(Judge.flagged(verdict))
                .extracting(Cell::name)
                .containsExactly("browse p50", "browse p95", "browse worst 5 s p95", "browse times");
        assertThat(verdict.settle()).anyMatch(sentence -> sentence.contains("3 fresh interleaved pairs"));
    }

    @Test
    void pairsConfirmWhatIsReallySlower() {
        Verdict verdict =
                Worded.judge(slowBrowse().confirmedBy(pairs(i -> constant("b" + i, 20), i -> constant("c" + i, 40))));
        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(verdict.comparison().confirmation()).isEqualTo(ConfirmationMode.PAIRS);
        assertThat(verdict.comparison().pairs()).isEqualTo(3);
        assertThat(verdict.reasons().get(0)).startsWith("regressed: browse p50");
        Cell browse = cell(verdict, "browse p95");
        assertThat(browse.state()).isEqualTo(State.REGRESSED);
        assertThat(browse.change()).isCloseTo(40.45 / 20.45 - 1, within(1e-9));
        Cell.Confirmation confirmation = browse.confirmation();
        assertThat(confirmation).isNotNull();
        assertThat(confirmation.differences()).hasSize(3);
        assertThat(confirmation.baseline()).isCloseTo(20.45, within(1e-9));
        assertThat(confirmation.candidate()).isCloseTo(40.45, within(1e-9));
        assertThat(confirmation.mean()).isCloseTo(Math.log(40.45 / 20.45), within(1e-9));
        assertThat(cell(verdict, "pay p95").state()).isEqualTo(State.STEADY);
        assertThat(Judge.flagged(verdict)).isEmpty();
    }

    @Test
    void pairsClearWhatWasBadLuck() {
        Verdict verdict = Worded.judge(Evidence.of(constant("candidate", 30).build())
                .against(baselines())
                .confirmedBy(pairs(i -> constant("b" + i, 20), i -> constant("c" + i, 20))));
        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
        Cell browse = cell(verdict, "browse p95");
        assertThat(browse.state()).isEqualTo(State.STEADY);
        assertThat(browse.reason()).contains("cleared by 3 fresh pairs");
        assertThat(browse.change()).isCloseTo(0, within(1e-12));
    }

    @Test
    void pairsClearWhatTheyShowToBeLessThanAShiftThatCounts() {
        Verdict verdict = Worded.judge(Evidence.of(constant("candidate", 20).build())
                .against(runs(3, i -> constant("base" + i, 10)))
                .confirmedBy(pairs(i -> constant("b" + i, 10), i -> constant("c" + i, 11))));
        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
        Cell browse = cell(verdict, "browse p95");
        assertThat(browse.state()).isEqualTo(State.STEADY);
        assertThat(browse.change()).as("more than 5 %, less than 2 ms").isCloseTo(11.45 / 10.45 - 1, within(1e-9));
    }

    @Test
    void aPairWhoseInjectorFailedIsLeftOutAndNamed() {
        List<Pair> pairs = pairs(i -> constant("b" + i, 20), i -> constant("c" + i, 40));
        pairs.set(
                0,
                new Pair(
                        constant("b0", 20).fingerprint("cores", "64").build(),
                        pairs.get(0).candidate()));
        Verdict verdict = Worded.judge(slowBrowse().confirmedBy(pairs));
        assertThat(verdict.comparison().pairs()).isEqualTo(2);
        assertThat(verdict.comparison().leftOut()).singleElement().satisfies(left -> {
            assertThat(left.run()).isEqualTo("b0");
            assertThat(left.why()).isEqualTo("not comparable: cores 2 / 64");
        });
    }

    @Test
    void oneUsablePairConfirmsNothing() {
        Pair pair = new Pair(constant("b", 20).build(), constant("c", 40).build());
        Verdict verdict = Worded.judge(slowBrowse().confirmedBy(List.of(pair)));
        assertThat(verdict.comparison().confirmation()).isEqualTo(ConfirmationMode.PENDING);
        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void freshCandidatesConfirmWithoutABaselineBuildAndSayWhatThatIsWorth() {
        Verdict one = Worded.judge(slowBrowse().confirmedByCandidates(runs(1, i -> constant("again" + i, 40))));
        assertThat(one.comparison().confirmation()).isEqualTo(ConfirmationMode.PENDING);
        Verdict two = Worded.judge(slowBrowse().confirmedByCandidates(runs(2, i -> constant("again" + i, 40))));
        assertThat(two.comparison().confirmation()).isEqualTo(ConfirmationMode.CANDIDATES);
        assertThat(two.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(two.reasons()).anyMatch(reason -> reason.startsWith("not machine-verified"));
    }

    @Test
    void driftHoldsBackWhatItCouldExplainButNoLargeEffect() {
        List<Run> again = runs(2, i -> constant("again" + i, 40).calibrated(160));
        Evidence drifted = Evidence.of(constant("candidate", 40).calibrated(160).build())
                .against(baselines())
                .confirmedByCandidates(again);
        Verdict verdict = Worded.judge(drifted);
        assertThat(verdict.comparison().driftShare()).isCloseTo(0.6, within(1e-9));
        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(cell(verdict, "browse p95").reason()).startsWith("machine drift");

        Verdict large = Worded.judge(Evidence.of(
                        constant("candidate", 80).calibrated(160).build())
                .against(baselines())
                .confirmedByCandidates(runs(2, i -> constant("again" + i, 80).calibrated(160))));
        assertThat(large.judgement()).isEqualTo(Judgement.FAIL);

        Verdict paired = Worded.judge(Evidence.of(
                        constant("candidate", 40).calibrated(160).build())
                .against(baselines())
                .confirmedBy(pairs(i -> constant("b" + i, 20), i -> constant("c" + i, 40))));
        assertThat(paired.judgement()).as("pairs cancel the drift").isEqualTo(Judgement.FAIL);
    }

    @Test
    void aMachineThatIsAsRestlessAsItsBaselinesWasHasNotDrifted() {
        double[] cpuWorkMs = {80, 160, 100};
        List<Run> restless = runs(3, i -> constant("base" + i, 20).calibrated(cpuWorkMs[i]));
        Verdict within = Worded.judge(
                Evidence.of(constant("candidate", 20).calibrated(150).build()).against(restless));
        assertThat(within.comparison().driftShare()).isZero();
        Verdict beyond = Worded.judge(
                Evidence.of(constant("candidate", 20).calibrated(170).build()).against(restless));
        assertThat(beyond.comparison().driftShare()).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void whatGotFasterIsImprovedOnceConfirmed() {
        Evidence faster = Evidence.of(constant("candidate", 10).build()).against(baselines());
        Verdict screened = Worded.judge(faster);
        assertThat(screened.judgement()).isEqualTo(Judgement.PASS);
        assertThat(in(screened, State.IMPROVED)).isEmpty();
        Verdict confirmed =
                Worded.judge(faster.confirmedBy(pairs(i -> constant("b" + i, 20), i -> constant("c" + i, 10))));
        assertThat(confirmed.judgement()).isEqualTo(Judgement.PASS);
        assertThat(in(confirmed, State.IMPROVED))
                .containsExactly("browse p50", "browse p95", "browse worst 5 s p95", "browse times");
    }

    @Test
    void failingFastIsNoImprovement() {
        IntFunction<Runs> failing =
                i -> Runs.named("c" + i).step("browse", 800, n -> 5, 200).step("pay", 1000, n -> 100);
        Verdict verdict = Worded.judge(Evidence.of(failing.apply(9).build())
                .against(baselines())
                .confirmedBy(pairs(i -> constant("b" + i, 20), failing)));
        assertThat(in(verdict, State.REGRESSED)).containsExactly("browse errors", "browse worst 5 s errors");
        assertThat(in(verdict, State.IMPROVED)).isEmpty();
        assertThat(cell(verdict, "browse p95").reason()).contains("not an improvement");
        assertThat(cell(verdict, "browse errors").change()).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void fewerBuyersAreARegressionAndMoreSoldOutIsOnlyShown() {
        IntFunction<Runs> sale = i -> constant("b" + i, 20)
                .journeys("fan", Map.of(Outcome.BOUGHT, 500L, Outcome.SOLD_OUT, 100L, Outcome.ABANDONED, 400L));
        IntFunction<Runs> worse = i -> constant("c" + i, 20)
                .journeys("fan", Map.of(Outcome.BOUGHT, 200L, Outcome.SOLD_OUT, 400L, Outcome.ABANDONED, 400L));
        Verdict verdict = Worded.judge(
                Evidence.of(worse.apply(9).build()).against(runs(3, sale)).confirmedBy(pairs(sale, worse)));
        assertThat(in(verdict, State.REGRESSED)).containsExactly("fan bought");
        assertThat(cell(verdict, "fan bought").change()).isCloseTo(-0.3, within(1e-6));
        assertThat(cell(verdict, "fan sold-out").state()).isEqualTo(State.NOT_GATED);
        assertThat(cell(verdict, "fan sold-out").change()).isCloseTo(0.3, within(1e-6));
    }
}
