package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.plan.Budgets;
import dev.onsale.plan.Budgets.StepBudget;
import dev.onsale.plan.Budgets.WorstWindow;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Contact;
import dev.onsale.record.GatlingAssertion;
import dev.onsale.record.GatlingAssertion.Condition;
import dev.onsale.record.GatlingAssertion.Figure;
import dev.onsale.record.GatlingAssertion.Scope;
import dev.onsale.record.Measurements;
import dev.onsale.record.Run;
import dev.onsale.record.RunConditions;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.Runs;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Totals;
import dev.onsale.record.Unanswered;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was never answered took longer than it was waited for, however it is looked at. */
class UnansweredTest {

    private static final GateSettings GATE = new GateSettings(0.05, Duration.ofMillis(2), 1, 3, 3, List.of(50.0, 95.0));

    /** 82 answers of 100 to 181 ms, and 158 requests that were waited for. */
    private static Runs hanging(long waitedMs) {
        return Runs.named("hanging").intervals("browse", spread(82, 158, waitedMs));
    }

    private static List<StepSeries.Interval> spread(int answered, int unanswered, long waitedMs) {
        List<StepSeries.Interval> intervals = new ArrayList<>();
        for (int second = 0; second < Runs.SECONDS; second++) {
            Histogram ok = new Histogram(3);
            Histogram waited = new Histogram(3);
            for (int i = second; i < answered; i += Runs.SECONDS) {
                ok.recordValue(100 + i);
            }
            for (int i = second; i < unanswered; i += Runs.SECONDS) {
                waited.recordValue(waitedMs);
            }
            StepSeries.Interval seen = new StepSeries.Interval(second * 1000L, 1000, ok, waited);
            intervals.add(seen.withUnanswered(seen.ko()));
        }
        return intervals;
    }

    private static Budgets p95(long ms) {
        return new Budgets(
                Map.of("browse", new StepBudget(Map.of(95.0, Duration.ofMillis(ms)), null)), Map.of(), null, null);
    }

    private static BudgetCheck only(Runs run) {
        List<BudgetCheck> checks = Worded.judge(Evidence.of(run.build())).budgets().stream()
                .filter(check -> check.unsaid() == null)
                .toList();
        assertThat(checks).hasSize(1);
        return checks.get(0);
    }

    @Test
    void aBudgetOnAPercentileAmongThemCannotBeMet() {
        for (long limitMs : new long[] {206, 60_000}) {
            BudgetCheck check = only(hanging(5_000).budgets(p95(limitMs)));
            assertThat(check.met()).isFalse();
            assertThat(check.observed()).isCloseTo(5_000, within(5.0));
            assertThat(check.witness()).matches("over 5 s: 158 of 240 were never answered");
        }
    }

    @Test
    void whatBrokeAtOnceIsNoQuickAnswer() {
        BudgetCheck check = only(hanging(2).budgets(p95(206)));
        assertThat(check.met()).isFalse();
        assertThat(check.observed()).as("the slowest answer").isBetween(180.0, 182.0);
    }

    @Test
    void aPercentileBelowThemIsThatOfAllThatWasSent() {
        Runs few = Runs.named("few").intervals("browse", spread(96, 4, 5_000));
        BudgetCheck check = only(few.budgets(p95(200)));
        assertThat(check.met()).isTrue();
        assertThat(check.observed()).as("the 95th of 100, not of 96").isCloseTo(194.5, within(0.6));
    }

    @Test
    void theWorstWindowCountsThemToo() {
        Budgets worst = new Budgets(
                Map.of(),
                Map.of(),
                new WorstWindow(Duration.ofSeconds(5), Map.of(95.0, Duration.ofSeconds(9)), null),
                null);
        BudgetCheck check = only(hanging(5_000).budgets(worst));
        assertThat(check.met()).isFalse();
        assertThat(check.witness()).contains("were never answered");
    }

    @Test
    void anAssertionOnAPercentileThatNobodyKnowsHoldsOnlyFromBelow() {
        assertThat(asserted(Figure.PERCENTILE, Condition.AT_MOST, 60_000).met()).isFalse();
        assertThat(asserted(Figure.PERCENTILE, Condition.AT_MOST, 60_000).witness())
                .contains("158 of 240 were never answered");
        assertThat(asserted(Figure.PERCENTILE, Condition.AT_LEAST, 4_000).met()).isTrue();
        assertThat(asserted(Figure.MAX, Condition.LESS, 60_000).met()).isFalse();
        assertThat(asserted(Figure.KO_COUNT, Condition.AT_MOST, 158).met()).isTrue();
    }

    private static BudgetCheck asserted(Figure figure, Condition condition, double bound) {
        return only(hanging(5_000)
                .asserting(new GatlingAssertion(
                        "global: it",
                        Scope.GLOBAL,
                        null,
                        figure,
                        figure == Figure.PERCENTILE ? 95.0 : null,
                        condition,
                        List.of(bound),
                        null,
                        null)));
    }

    @Test
    void aCellAmongThemTakesWhatWasWaitedAsItsLeast() {
        Measured measured = Measured.of(hanging(5_000).build(), GATE);
        Measures.Measure p95 =
                Objects.requireNonNull(measured.measures().get(new Measures.Key("browse", new Metric.Quantile(95))));
        assertThat(p95.value()).isCloseTo(5_000, within(5.0));
        assertThat(p95.samples()).isEqualTo(240);
        assertThat(p95.standardError()).isFinite().isNotNegative();
    }

    @Test
    void aCellOfAStepThatWasAlwaysAnsweredIsWhatItWas() {
        Run answered =
                Runs.named("answered").step("browse", 900, i -> 20 + i % 50, 30).build();
        Measures.Measure p95 = Objects.requireNonNull(
                Measured.of(answered, GATE).measures().get(new Measures.Key("browse", new Metric.Quantile(95))));
        assertThat(p95.samples()).isEqualTo(900);
        assertThat(p95.value())
                .isEqualTo(StepResponses.of(answered.latency().get(0)).ok().quantile(95));
    }

    @Test
    void aTargetThatAcceptsConnectionsAndAnswersNothingFailsAndIsNamed() {
        Verdict verdict = silent(new Contact(7, false), 236L, 4L);
        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(verdict.reasons().get(0))
                .endsWith(" accepted connections and answered none of 240 requests, from 0 s on")
                .contains("shop.example:8443");
    }

    @Test
    void aTargetThatAcceptsNoConnectionIsNotJudged() {
        Verdict verdict = silent(new Contact(0, false), 240L, 0L);
        assertThat(verdict.judgement()).isEqualTo(Judgement.INVALID);
        assertThat(verdict.reasons().get(0)).contains("shop.example:8443 accepted no connection");
    }

    @Test
    void oneAnswerOfAnyStatusIsNoSilence() {
        assertThat(silent(new Contact(7, true), 240L, 0L).reasons())
                .noneMatch(reason -> reason.contains("accepted connections"));
    }

    @Test
    void aRunThatWasCutOffBeforeAnyAnswerSaysSo() {
        Verdict verdict = silent(new Contact(3, false), null, 12L);
        assertThat(verdict.judgement()).isEqualTo(Judgement.INVALID);
        assertThat(verdict.reasons().get(0)).contains("cut off all 12 requests to shop.example:8443");
    }

    private static Verdict silent(Contact contact, @Nullable Long unanswered, Long cut) {
        long ko = unanswered == null ? 0 : unanswered;
        Run run = Runs.named("silent")
                .intervals("browse", ko == 0 ? List.of() : spread(0, (int) ko, 5_000))
                .build();
        RunSummary old = run.summary();
        Measurements measured = old.measured();
        Totals totals = measured.totals();
        StepPhase step = new StepPhase(
                "browse",
                RunSummary.ALL_PHASES,
                0,
                ko,
                Map.of(),
                Map.of(),
                Map.of("no answer", ko),
                cut,
                unanswered == null ? null : new Unanswered(unanswered, Map.of(95.0, 5_000.0)));
        RunSummary summary = old.with(new RunConditions(
                        old.conditions().fingerprint(),
                        old.plan(),
                        "https://shop.example:8443/sale",
                        old.conditions().faults()))
                .with(new Measurements(
                        measured.times(),
                        new Totals(totals.visitors(), ko, null, contact, null, null),
                        List.of(step),
                        measured.journeys(),
                        measured.injector(),
                        measured.calibrations(),
                        null));
        return Worded.judge(Evidence.of(new Run(summary, run.latency(), run.felt())));
    }
}
