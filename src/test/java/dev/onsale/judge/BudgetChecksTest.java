package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.plan.Budgets;
import dev.onsale.plan.Budgets.JourneyBudget;
import dev.onsale.plan.Budgets.ShareLimit;
import dev.onsale.plan.Budgets.StepBudget;
import dev.onsale.plan.Budgets.WorstWindow;
import dev.onsale.plan.Outcome;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Runs;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetChecksTest {

    private static Budgets step(String name, @Nullable Long p95Ms, @Nullable Double errors) {
        Map<Double, Duration> quantiles = p95Ms == null ? Map.of() : Map.of(95.0, Duration.ofMillis(p95Ms));
        return new Budgets(Map.of(name, new StepBudget(quantiles, errors)), Map.of(), null, null);
    }

    private static Budgets journeys(Outcome outcome, boolean atLeast, double share) {
        return new Budgets(
                Map.of(),
                Map.of("fan", new JourneyBudget(Map.of(outcome, new ShareLimit(atLeast, share)))),
                null,
                null);
    }

    private static Budgets window(@Nullable Double errors) {
        return new Budgets(
                Map.of(),
                Map.of(),
                new WorstWindow(Duration.ofSeconds(5), Map.of(95.0, Duration.ofMillis(100)), errors),
                null);
    }

    private static List<StepSeries.Interval> seconds(IntFunction<StepSeries.Interval> each) {
        List<StepSeries.Interval> intervals = new ArrayList<>();
        for (int second = 0; second < Runs.SECONDS; second++) {
            intervals.add(each.apply(second));
        }
        return intervals;
    }

    private static BudgetCheck only(Runs run) {
        Verdict verdict = Worded.judge(Evidence.of(run.build()));
        List<BudgetCheck> said = verdict.budgets().stream()
                .filter(check -> check.unsaid() == null)
                .toList();
        assertThat(said).hasSize(1);
        assertThat(verdict.judgement()).isEqualTo(said.get(0).met() ? Judgement.PASS : Judgement.FAIL);
        return said.get(0);
    }

    @Test
    void aQuantileWithinItsLimitIsMet() {
        BudgetCheck check = only(Runs.named("r").step("hold", 1000, i -> 50).budgets(step("hold", 60L, null)));
        assertThat(check.name()).isEqualTo("hold p95");
        assertThat(check.met()).isTrue();
        assertThat(check.observed()).isCloseTo(50.45, within(0.001));
    }

    @Test
    void aQuantileOverItsLimitSaysWhenItBrokeFirstAndWorst() {
        BudgetCheck check = only(Runs.named("r")
                .intervals("hold", seconds(s -> Runs.second(s, s == 7 ? 300 : s == 9 ? 900 : 20, 50, 0)))
                .budgets(step("hold", 60L, null)));
        assertThat(check.met()).isFalse();
        assertThat(check.witness()).contains("first over at 7 s (300 ms", "worst at 9 s (900 ms");
    }

    @Test
    void anErrorShareOverItsLimitSaysHowMany() {
        BudgetCheck check = only(Runs.named("r").step("hold", 990, i -> 20, 10).budgets(step("hold", null, 0.005)));
        assertThat(check.observed()).isEqualTo(0.01);
        assertThat(check.met()).isFalse();
        assertThat(check.witness()).startsWith("10 of 1,000 failed");
    }

    @Test
    void aBudgetOnAStepThatNeverRanIsBroken() {
        BudgetCheck check = only(Runs.named("r").step("browse", 1000, i -> 20).budgets(step("hold", 60L, null)));
        assertThat(check.met()).isFalse();
        assertThat(check.observed()).isNull();
        assertThat(check.witness()).isEqualTo("never ran");
    }

    @Test
    void aLatencyBudgetIsNotMetByFailingFast() {
        BudgetCheck check = only(Runs.named("r").step("hold", 0, i -> 20, 300).budgets(step("hold", 60L, null)));
        assertThat(check.met()).isFalse();
        assertThat(check.witness()).isEqualTo("none of 300 requests succeeded");
    }

    @Test
    void outcomesAreSharesOfAKindsJourneys() {
        Runs run = Runs.named("r")
                .step("browse", 1000, i -> 20)
                .journeys("fan", Map.of(Outcome.BOUGHT, 29L, Outcome.ABANDONED, 71L));
        assertThat(only(run.budgets(journeys(Outcome.BOUGHT, true, 0.29))).met())
                .isTrue();
        BudgetCheck tooFew = only(run.budgets(journeys(Outcome.BOUGHT, true, 0.30)));
        assertThat(tooFew.met()).isFalse();
        assertThat(tooFew.witness()).isEqualTo("29 of 100 journeys");
        assertThat(only(run.budgets(journeys(Outcome.ERROR, false, 0.0))).met()).isTrue();
    }

    @Test
    void anOutcomeNobodyCouldHaveIsBroken() {
        BudgetCheck check =
                only(Runs.named("r").step("browse", 1000, i -> 20).budgets(journeys(Outcome.BOUGHT, true, 0.30)));
        assertThat(check.met()).isFalse();
        assertThat(check.witness()).startsWith("journeys are not known");
    }

    @Test
    void oneBadStretchBreaksTheWorstWindowThoughTheWholeRunLooksFine() {
        BudgetCheck check = only(Runs.named("r")
                .intervals("hold", seconds(s -> Runs.second(s, s == 12 ? 500 : 20, s == 12 ? 10 : 40, 0)))
                .budgets(window(null)));
        assertThat(check.name()).isEqualTo("hold worst 5 s p95");
        assertThat(check.met()).isFalse();
        assertThat(check.observed()).isCloseTo(500, within(1.0));
        assertThat(check.witness()).startsWith("from 8 s to 13 s");
    }

    @Test
    void errorsOfOneStretchBreakTheWorstWindow() {
        Verdict verdict = Worded.judge(Evidence.of(Runs.named("r")
                .intervals("hold", seconds(s -> Runs.second(s, 20, 40, s == 3 ? 10 : 0)))
                .budgets(window(0.02))
                .build()));
        BudgetCheck errors = verdict.budgets().get(1);
        assertThat(errors.name()).isEqualTo("hold worst 5 s errors");
        assertThat(errors.observed()).isCloseTo(10 / 210.0, within(1e-9));
        assertThat(errors.met()).isFalse();
    }
}
