package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.Recovery.Surge;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.Budgets;
import dev.onsale.plan.Shape;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Runs;
import dev.onsale.record.StepSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** The built plan surges from 4 s to 14 s. */
class RecoveryTest {

    private static Arrival stretch(double from, double to, int seconds, Shape shape) {
        return new Arrival("any", from, to, Duration.ofSeconds(seconds), shape);
    }

    private static BudgetCheck recovery(IntToLongFunction msAt, int failuresAfter) {
        List<StepSeries.Interval> intervals = new ArrayList<>();
        for (int second = 0; second < Runs.SECONDS; second++) {
            intervals.add(Runs.second(second, msAt.applyAsLong(second), 10, second >= 14 ? failuresAfter : 0));
        }
        Budgets budgets = new Budgets(Map.of(), Map.of(), null, Duration.ofSeconds(2));
        return Worded.judge(Evidence.of(Runs.named("r")
                        .intervals("browse", intervals)
                        .budgets(budgets)
                        .build()))
                .budgets()
                .get(0);
    }

    @Test
    void theSurgeEndsWhereThePlanLastLeavesItsPeak() {
        assertThat(Recovery.surge(List.of(
                        stretch(10, 10, 4, Shape.CONSTANT),
                        stretch(10, 80, 1, Shape.LINEAR),
                        stretch(80, 80, 6, Shape.CONSTANT),
                        stretch(80, 10, 8, Shape.EXPONENTIAL),
                        stretch(10, 10, 4, Shape.CONSTANT))))
                .contains(new Surge(4000, 11_000));
        assertThat(Recovery.surge(List.of(stretch(10, 10, 2, Shape.CONSTANT), stretch(10, 80, 6, Shape.SPIKE))))
                .contains(new Surge(2000, 5000));
        assertThat(Recovery.surge(List.of(stretch(10, 10, 4, Shape.CONSTANT)))).isEmpty();
    }

    @Test
    void aStepThatComesBackInTimeMeetsIt() {
        BudgetCheck check = recovery(second -> second >= 4 && second < 15 ? 400 : 20, 0);
        assertThat(check.name()).isEqualTo("browse recovery");
        assertThat(check.met()).isTrue();
        assertThat(check.observed()).isEqualTo(1000);
    }

    @Test
    void aStepThatComesBackLateBreaksIt() {
        BudgetCheck check = recovery(second -> second >= 4 && second < 18 ? 400 : 20, 0);
        assertThat(check.met()).isFalse();
        assertThat(check.observed()).isEqualTo(4000);
    }

    @Test
    void aStepThatStaysBrokenSaysSo() {
        BudgetCheck slow = recovery(second -> second >= 4 ? 400 : 20, 0);
        assertThat(slow.met()).isFalse();
        assertThat(slow.observed()).isNull();
        assertThat(slow.witness()).startsWith("never back inside");
        assertThat(recovery(second -> 20, 5).met()).as("fast, but failing").isFalse();
    }

    @Test
    void aStepThatIsSeldomAskedForAfterTheSurgeIsNotCalledSlow() {
        List<StepSeries.Interval> healthy = new ArrayList<>();
        List<StepSeries.Interval> slow = new ArrayList<>();
        for (int second = 0; second < 40; second++) {
            int responses = second >= 4 && second < 14 ? 20 : second < 4 ? 8 : 1;
            healthy.add(Runs.second(second, 20, responses, 0));
            slow.add(Runs.second(second, second >= 14 && second < 20 ? 400 : 20, responses, 0));
        }
        Budgets budgets = new Budgets(Map.of(), Map.of(), null, Duration.ofSeconds(2));
        List<BudgetCheck> checks = Worded.judge(Evidence.of(Runs.named("r")
                        .intervals("pay", healthy)
                        .intervals("hold", slow)
                        .budgets(budgets)
                        .build()))
                .budgets();

        assertThat(checks.get(0).name()).isEqualTo("pay recovery");
        assertThat(checks.get(0).observed()).isEqualTo(0);
        assertThat(checks.get(1).name()).isEqualTo("hold recovery");
        assertThat(checks.get(1).observed()).isEqualTo(6000);
    }

    @Test
    void aStepThatNobodyUsesAfterTheSurgeIsNotSaidToBeBroken() {
        List<StepSeries.Interval> queue = new ArrayList<>();
        List<StepSeries.Interval> hung = new ArrayList<>();
        List<StepSeries.Interval> browse = new ArrayList<>();
        for (int second = 0; second < Runs.SECONDS; second++) {
            queue.add(Runs.second(second, 20, second < 14 ? 10 : 0, 0));
            hung.add(Runs.second(second, 20, second < 14 ? 10 : 0, second < 14 ? 0 : 10));
            browse.add(Runs.second(second, 20, 10, 0));
        }
        List<BudgetCheck> checks = Worded.judge(Evidence.of(Runs.named("r")
                        .intervals("join-queue", queue)
                        .intervals("hold", hung)
                        .intervals("browse", browse)
                        .budgets(
                                new Budgets(Map.of(), Map.of(), null, Duration.ofSeconds(2), Budgets.DefaultErrors.OFF))
                        .build()))
                .budgets();

        assertThat(checks).extracting(BudgetCheck::name).containsExactly("hold recovery", "browse recovery");
        assertThat(checks.get(0).witness()).startsWith("never back");
        assertThat(checks.get(1).met()).isTrue();
    }
}
