package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.cell;
import static dev.onsale.judge.ComparisonTest.in;
import static dev.onsale.judge.ComparisonTest.pairs;
import static dev.onsale.judge.ComparisonTest.runs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.plan.Budgets;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Judgement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too large to be chance is red, whatever the power of its cell and however it is confirmed. */
class LargeTest {

    private static Verdict judged(IntFunction<Runs> baseline, IntFunction<Runs> candidate) {
        return Worded.judge(Evidence.of(candidate.apply(9).build()).against(runs(3, baseline)));
    }

    /** About a hundred visitors; every second request for an event goes to the node that is gone. */
    private static IntFunction<Runs> nodes(int failures) {
        return i -> Runs.named("r" + i + failures)
                .step("event", 102 - failures, n -> 20 + (n + i) % 9, failures)
                .step("order", 60, n -> 30 + (n + i) % 9)
                .budgets(new Budgets(Map.of(), Map.of(), null, null, Budgets.DefaultErrors.OFF));
    }

    @Test
    void aNodeGoneBehindRoundRobinFailsWithoutABaselineBuildAndWithoutFreshRuns() {
        Verdict verdict = judged(nodes(0), nodes(51));

        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(Judge.flagged(verdict))
                .extracting(Cell::name)
                .as("nothing of the whole run waits for fresh runs")
                .containsExactly("event worst 5 s errors");
        assertThat(Judge.mayBeClearedYet(verdict)).isFalse();
        assertThat(verdict.reasons().get(0)).startsWith("regressed: event errors +50 points (0 → 50 %");
        Cell errors = cell(verdict, "event errors");
        assertThat(errors.fact()).isEqualTo(Fact.LARGE_SHARE);
        assertThat(errors.state()).isEqualTo(State.REGRESSED);
    }

    @Test
    void failuresOfOneRunStayRedWhateverFreshRunsSay() {
        Evidence evidence = Evidence.of(nodes(51).apply(9).build()).against(runs(3, nodes(0)));

        assertThat(Worded.judge(evidence.confirmedByCandidates(runs(2, nodes(0))))
                        .judgement())
                .isEqualTo(Judgement.FAIL);
        assertThat(Worded.judge(evidence.confirmedBy(pairs(nodes(0), nodes(0)))).judgement())
                .isEqualTo(Judgement.FAIL);
        assertThat(Worded.judge(evidence.confirmedBy(pairs(nodes(0), nodes(51))))
                        .judgement())
                .isEqualTo(Judgement.FAIL);
    }

    @Test
    void fewerPointsThanTwentyWaitForFreshRuns() {
        Verdict verdict = judged(nodes(0), nodes(19));

        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(Judge.flagged(verdict)).extracting(Cell::name).contains("event errors");
    }

    private static IntFunction<Runs> page(long ms, int responses) {
        return i -> Runs.named("r" + i + ms).step("page", responses, n -> ms + (n * 7 + i) % 9);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 18, 60})
    void aPageAHundredTimesSlowerFailsHoweverFewSamplesThereAre(int responses) {
        Verdict verdict = judged(page(59, responses), page(6_200, responses));

        assertThat(verdict.judgement()).as(verdict.reasons().toString()).isEqualTo(Judgement.FAIL);
        assertThat(cell(verdict, "page p50").fact()).isEqualTo(Fact.LARGE_TIME);
        assertThat(verdict.comparison().confirmation())
                .as("a time may be the machine's: it is still asked of fresh runs")
                .isEqualTo(ConfirmationMode.PENDING);
        assertThat(Judge.mayBeClearedYet(verdict)).isTrue();
    }

    @Test
    void freshPairsConfirmATimeOrSayThatItWasSeenOnce() {
        Evidence evidence = Evidence.of(page(6_200, 18).apply(9).build()).against(runs(3, page(59, 18)));

        Verdict again = Worded.judge(evidence.confirmedBy(pairs(page(59, 18), page(6_200, 18))));
        assertThat(again.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(cell(again, "page p50").reason()).isEqualTo("confirmed by 3 fresh pairs");

        Verdict once = Worded.judge(evidence.confirmedBy(pairs(page(59, 18), page(59, 18))));
        assertThat(once.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(cell(once, "page p50").reason())
                .isEqualTo("seen once, 98× in this run, too large for chance, as slow in 0 of 3 fresh runs");

        IntFunction<Runs> mostly = i -> page(i == 0 ? 59 : 6_200, 18).apply(i);
        Verdict twice = Worded.judge(evidence.confirmedBy(pairs(page(59, 18), mostly)));
        assertThat(twice.judgement()).as("comes and goes").isEqualTo(Judgement.FAIL);
        assertThat(cell(twice, "page p50").reason()).endsWith("as slow in 2 of 3 fresh runs");
    }

    @Test
    void freshCandidatesDoLikewise() {
        Evidence evidence = Evidence.of(page(6_200, 18).apply(9).build()).against(runs(3, page(59, 18)));

        assertThat(Worded.judge(evidence.confirmedByCandidates(runs(2, page(6_200, 18))))
                        .judgement())
                .isEqualTo(Judgement.FAIL);
        assertThat(Worded.judge(evidence.confirmedByCandidates(runs(2, page(59, 18))))
                        .judgement())
                .isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void aMachineThatDriftedAsMuchIsNotTakenForTheTarget() {
        Verdict verdict = Worded.judge(
                Evidence.of(page(300, 60).apply(9).calibrated(400).build()).against(runs(3, page(59, 60))));

        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void theFaultsOwnFailuresDoNotTakeAwayTheEvidenceOfItsSlowness() {
        GateSettings gate = new GateSettings(0.05, Duration.ofMillis(2), 1.0, 3, 3, List.of(50.0, 90.0));
        IntFunction<Runs> quick =
                i -> Runs.named("q" + i).step("pay", 102, n -> 40 + (n + i) % 9).gate(gate);
        IntFunction<Runs> slow = i -> Runs.named("s" + i)
                .step("pay", 96, n -> 4_080 + (n + i) % 90, 6)
                .gate(gate);

        Cell screened = cell(judged(quick, slow), "pay p90");
        assertThat(screened.state()).isEqualTo(State.REGRESSED);
        assertThat(screened.change()).isGreaterThan(80);
        Verdict verdict = Worded.judge(
                Evidence.of(slow.apply(9).build()).against(runs(3, quick)).confirmedBy(pairs(quick, slow)));
        assertThat(cell(verdict, "pay p90").reason()).isEqualTo("confirmed by 3 fresh pairs");
        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
    }

    @Test
    void aStepWithoutEnoughResponsesOfAnyKindIsStillNotDelivered() {
        IntFunction<Runs> full = i -> Runs.named("f" + i).step("pay", 300, n -> 40 + (n + i) % 9);
        IntFunction<Runs> little = i -> Runs.named("l" + i).step("pay", 90, n -> 40 + (n + i) % 9, 6);

        assertThat(cell(judged(full, little), "pay p95").reason()).contains("delivered 96 of 200 samples needed");
    }

    private static IntFunction<Runs> ended(long bought, long error) {
        return i -> ComparisonTest.constant("r" + i + bought, 20)
                .journeys(
                        "fan",
                        Map.of(Outcome.BOUGHT, bought, Outcome.ERROR, error, Outcome.SOLD_OUT, 1_000 - bought - error));
    }

    @Test
    void anOutcomeGoneToNoughtIsTheFirstFinding() {
        Verdict verdict = judged(ended(30, 10), ended(0, 400));

        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(verdict.reasons().get(0)).startsWith("regressed: fan bought −3 points (3 → 0 %");
        assertThat(verdict.reasons().get(1)).startsWith("regressed: fan error");
        assertThat(cell(verdict, "fan bought").fact()).isEqualTo(Fact.GONE);
    }

    @Test
    void aFewBuyersLessAreNotGone() {
        assertThat(in(judged(ended(6, 10), ended(0, 10)), State.REGRESSED)).isEmpty();
        assertThat(judged(ended(30, 10), ended(20, 10)).judgement()).isEqualTo(Judgement.PASS);
    }

    private static IntFunction<Runs> withStep(int... counts) {
        return i -> {
            Runs run = ComparisonTest.constant("r" + i + counts.length, 20);
            int count = counts.length == 0 ? 0 : counts[i % counts.length];
            return count == 0 ? run : run.step("confirm", count, n -> 20);
        };
    }

    @Test
    void aStepThatVanishedIsSaidOnceAndFirst() {
        Verdict verdict = judged(withStep(10, 12, 9), withStep());

        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(verdict.comparison().confirmation()).isEqualTo(ConfirmationMode.NOT_NEEDED);
        assertThat(verdict.reasons().get(0))
                .isEqualTo("regressed: confirm vanished: 10 samples a baseline run, none now");
        assertThat(in(verdict, State.REGRESSED)).containsExactly("confirm requests");
        assertThat(in(verdict, State.INCONCLUSIVE)).isEmpty();
    }

    @Test
    void aStepThatComesAsItLikesDoesNotVanish() {
        Verdict verdict = judged(withStep(30, 2, 1), withStep());
        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(cell(verdict, "confirm requests").fact()).isEqualTo(Fact.VANISHED);
        assertThat(judged(withStep(12, 0, 30), withStep()).judgement()).isNotEqualTo(Judgement.FAIL);
        assertThat(judged(withStep(9, 8, 9), withStep()).judgement()).isEqualTo(Judgement.PASS);
    }

    @Test
    void noneIsAsProbableAsTheNegativeBinomialSays() {
        assertThat(Large.none(10, 10, 10)).isCloseTo(Math.exp(-10), within(1e-12));
        // Mean 11, variance 271: (11/271)^(121/260).
        assertThat(Large.none(30, 2, 1)).isCloseTo(Math.pow(11 / 271.0, 121 / 260.0), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 19, three times as long is still nothing that people notice",
        "30, 80, less than three times",
    })
    void aTimeThatIsNotLargeWaits(long from, long to, String because) {
        Verdict verdict = judged(page(from, 1_000), page(to, 1_000));
        assertThat(verdict.judgement()).as(because).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(in(verdict, State.REGRESSED)).isEmpty();
    }

    @Test
    void oneSlowAnswerOfAStepThatIsAskedOnceIsNotLarge() {
        Verdict verdict = judged(page(12, 1), page(70, 1));
        assertThat(in(verdict, State.REGRESSED)).isEmpty();
    }

    @Test
    void runsThatDifferByThemselvesMakeNothingLarge() {
        long[] ms = {60, 250, 120};
        Verdict verdict = judged(i -> page(ms[i], 60).apply(i), page(480, 60));
        assertThat(in(verdict, State.REGRESSED)).isEmpty();
    }

    @Test
    void aFewSlowAnswersAmongQuickOnesMakeNoSlowPercentile() {
        // Of 60 responses 2 take 400 ms as a rule; 5 of them put p95 there.
        IntFunction<Runs> few = i -> Runs.named("f" + i).step("pay", 60, n -> n % 30 == 7 ? 400 : 70 + (n + i) % 9);
        IntFunction<Runs> some = i -> Runs.named("s" + i).step("pay", 60, n -> n % 12 == 7 ? 400 : 70 + (n + i) % 9);
        Verdict verdict = judged(few, some);
        assertThat(cell(verdict, "pay p95").change()).isGreaterThan(3);
        assertThat(in(verdict, State.REGRESSED)).isEmpty();
    }

    @Test
    void whatTheListLeavesOutIsNotRed() {
        GateSettings listed = GateSettings.DEFAULT.gatingOnly(List.of("order p50"));
        Verdict verdict = judged(nodes(0), i -> nodes(51).apply(i).gate(listed));
        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
    }
}
