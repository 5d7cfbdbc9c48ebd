package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.plan.Budgets;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.GatlingAssertion;
import dev.onsale.record.GatlingAssertion.Condition;
import dev.onsale.record.GatlingAssertion.Figure;
import dev.onsale.record.GatlingAssertion.Scope;
import dev.onsale.record.GroupFigures;
import dev.onsale.record.NameFigures;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Runs;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import dev.onsale.record.ValueFigures;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 1,000 answers of 1 to 1,000 ms and 250 failures of 5 ms each: figures that everybody can check. */
class AssertionChecksTest {

    private static Runs run() {
        return Runs.named("plain")
                .step("Search", 1000, i -> i + 1, 250)
                .budgets(new Budgets(Map.of(), Map.of(), null, null, Budgets.DefaultErrors.OFF));
    }

    private static GatlingAssertion global(Figure figure, Condition condition, Double... bounds) {
        return assertion("global: it", Scope.GLOBAL, null, figure, condition, bounds);
    }

    private static GatlingAssertion assertion(
            String text, Scope scope, @Nullable String step, Figure figure, Condition condition, Double... bounds) {
        return new GatlingAssertion(
                text,
                scope,
                step,
                figure,
                figure == Figure.PERCENTILE ? 95.0 : null,
                condition,
                List.of(bounds),
                null,
                null);
    }

    private static BudgetCheck only(GatlingAssertion assertion) {
        Verdict verdict = Worded.judge(Evidence.of(run().asserting(assertion).build()));
        assertThat(verdict.budgets()).hasSize(1);
        BudgetCheck check = verdict.budgets().get(0);
        assertThat(verdict.judgement()).isEqualTo(check.met() ? Judgement.PASS : Judgement.FAIL);
        return check;
    }

    @ParameterizedTest
    @CsvSource({
        "ALL_COUNT, 1250, requests",
        "OK_COUNT, 1000, requests",
        "KO_COUNT, 250, requests",
        "ALL_PERCENT, 1, share",
        "OK_PERCENT, 0.8, share",
        "KO_PERCENT, 0.2, share",
        "MIN, 1, ms",
        "MAX, 1000, ms",
        "REQUESTS_PER_SECOND, 62.5, requests/s",
    })
    void everyFigureIsWhatAnybodyWouldCount(Figure figure, double expected, String unit) {
        BudgetCheck check = only(global(figure, Condition.AT_LEAST, 0.0));
        assertThat(check.observed()).isCloseTo(expected, within(1e-9));
        assertThat(check.unit()).isEqualTo(unit);
        assertThat(check.met()).isTrue();
    }

    @Test
    void timesAreThoseOfFailuresToo() {
        // 1,000 times 500.5 on average and 250 times 5.
        assertThat(only(global(Figure.MEAN, Condition.AT_LEAST, 0.0)).observed())
                .isCloseTo(401.4, within(1.0));
        // 1,250 values, 62.5 of them above: the fives are all below.
        assertThat(only(global(Figure.PERCENTILE, Condition.LESS, 2000.0)).observed())
                .isCloseTo(937.5, within(2.0));
        assertThat(only(global(Figure.STANDARD_DEVIATION, Condition.AT_LEAST, 0.0))
                        .observed())
                .isCloseTo(325.5, within(1.0));
    }

    @ParameterizedTest
    @CsvSource({
        "LESS, 250, false",
        "LESS, 251, true",
        "AT_MOST, 250, true",
        "AT_MOST, 249, false",
        "MORE, 250, false",
        "MORE, 249, true",
        "AT_LEAST, 250, true",
        "AT_LEAST, 251, false",
        "ONE_OF, 250, true",
        "ONE_OF, 249, false",
    })
    void everyConditionWithOneBound(Condition condition, double bound, boolean met) {
        assertThat(only(global(Figure.KO_COUNT, condition, bound)).met()).isEqualTo(met);
    }

    @Test
    void everyConditionWithTwoBounds() {
        assertThat(only(global(Figure.KO_COUNT, Condition.BETWEEN, 250.0, 300.0))
                        .met())
                .isTrue();
        assertThat(only(global(Figure.KO_COUNT, Condition.BETWEEN, 100.0, 249.0))
                        .met())
                .isFalse();
        assertThat(only(global(Figure.KO_COUNT, Condition.BETWEEN_EXCLUSIVE, 250.0, 300.0))
                        .met())
                .isFalse();
        assertThat(only(global(Figure.KO_COUNT, Condition.BETWEEN_EXCLUSIVE, 249.0, 251.0))
                        .met())
                .isTrue();
        assertThat(only(global(Figure.KO_COUNT, Condition.ONE_OF, 1.0, 250.0)).met())
                .isTrue();
    }

    @Test
    void aBrokenOneIsAReasonWithBothFigures() {
        GatlingAssertion broken = assertion(
                "global: share of failed requests < 5 %", Scope.GLOBAL, null, Figure.KO_PERCENT, Condition.LESS, 5.0);
        Verdict verdict = Worded.judge(Evidence.of(run().asserting(broken).build()));
        assertThat(verdict.reasons().get(0))
                .isEqualTo("not met: assertion global: share of failed requests < 5 %, seen 20 % of 1,250 responses");
    }

    @Test
    void whatNobodySentDoesNotHold() {
        BudgetCheck check =
                only(assertion("Pay: max of response time < 9 ms", Scope.STEP, "Pay", Figure.MAX, Condition.LESS, 9.0));
        assertThat(check.met()).isFalse();
        assertThat(check.observed()).isNull();
        assertThat(check.witness()).isEqualTo("never ran");
    }

    @Test
    void everyStepIsCheckedByItself() {
        Runs both = run().step("Home", 1000, i -> 5);
        GatlingAssertion each = assertion(
                "every step: share of failed requests < 5 %",
                Scope.EVERY_STEP, null, Figure.KO_PERCENT, Condition.LESS, 5.0);
        Verdict verdict = Worded.judge(Evidence.of(both.asserting(each).build()));
        assertThat(verdict.budgets())
                .extracting(BudgetCheck::name, BudgetCheck::met)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("assertion Search: share of failed requests < 5 %", false),
                        org.assertj.core.groups.Tuple.tuple("assertion Home: share of failed requests < 5 %", true));
    }

    @Test
    void whatCannotBeJudgedIsNamedAndLeavesTheVerdictOpen() {
        GatlingAssertion ofGroup = assertion(
                        "Shop: max of response time < 9 ms", Scope.STEP, "Shop", Figure.MAX, Condition.LESS, 9.0)
                .unjudged("groups are not recorded");
        Verdict verdict = Worded.judge(Evidence.of(run().asserting(ofGroup).build()));
        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(verdict.budgets()).isEmpty();
        assertThat(verdict.reasons().get(0))
                .isEqualTo("not judged: assertion Shop: max of response time < 9 ms: groups are not recorded");
        assertThat(verdict.settle()).anyMatch(sentence -> sentence.contains("Shop: max of response time"));
    }

    private static BudgetCheck onlyWith(NameFigures names, GatlingAssertion assertion) {
        PlainLoad plain = new PlainLoad("our.Computers", true, null, List.of(assertion), Map.of()).withNames(names);
        return Worded.judge(Evidence.of(run().plain(plain).build())).budgets().get(0);
    }

    private static Tally of(int count, long ms) {
        Histogram histogram = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
        histogram.recordValueWithCount(ms, count);
        return Tally.of(histogram);
    }

    @Test
    void aGroupIsJudgedByItsCumulatedTimesAndItsVisits() {
        NameFigures names = new NameFigures(
                List.of(),
                List.of(),
                List.of(new GroupFigures("member", of(18, 300), of(2, 40), of(18, 5_000), of(2, 5_000))),
                0,
                0);
        BudgetCheck slowest =
                onlyWith(names, assertion("member: max", Scope.STEP, "member", Figure.MAX, Condition.LESS, 301.0));
        assertThat(slowest.observed()).isEqualTo(300.0);
        assertThat(slowest.met()).isTrue();
        BudgetCheck failed = onlyWith(
                names, assertion("member: failed", Scope.STEP, "member", Figure.KO_COUNT, Condition.ONE_OF, 0.0));
        assertThat(failed.observed()).isEqualTo(2.0);
        assertThat(failed.met()).isFalse();
        assertThat(failed.witness()).isEqualTo("of 20 responses");
    }

    @Test
    void aNameThatIsPartOfAStepIsJudgedByItsOwnCount() {
        NameFigures names = new NameFigures(
                List.of(), List.of(new ValueFigures("product 7", of(3, 20), of(1, 9), Tally.EMPTY)), List.of(), 0, 0);
        BudgetCheck ok = onlyWith(
                names, assertion("product 7: ok", Scope.STEP, "product 7", Figure.OK_COUNT, Condition.ONE_OF, 3.0));
        assertThat(ok.observed()).isEqualTo(3.0);
        assertThat(ok.met()).isTrue();
        BudgetCheck other = onlyWith(
                names, assertion("product 8: ok", Scope.STEP, "product 8", Figure.OK_COUNT, Condition.ONE_OF, 3.0));
        assertThat(other.met()).isFalse();
        assertThat(other.witness()).isEqualTo("never ran");
    }

    @Test
    void aBudgetOfANameThatIsPartOfAStepIsOfThatNameAlone() {
        NameFigures names = new NameFigures(
                List.of(), List.of(new ValueFigures("product 7", of(3, 20), of(1, 9), Tally.EMPTY)), List.of(), 0, 0);
        Budgets.StepBudget limits = new Budgets.StepBudget(Map.of(95.0, Duration.ofMillis(15)), 0.5);
        Verdict verdict = Worded.judge(Evidence.of(run().plain(
                        new PlainLoad("our.Computers", true, null, List.of(), Map.of()).withNames(names))
                .budgets(new Budgets(Map.of("product 7", limits), Map.of(), null, null, Budgets.DefaultErrors.OFF))
                .build()));
        assertThat(verdict.budgets()).extracting(BudgetCheck::met).containsExactly(false, true);
        assertThat(verdict.budgets().get(0).witness()).isEqualTo("of 4 requests of this name");
        assertThat(verdict.budgets().get(1).observed()).isEqualTo(0.25);
    }

    @Test
    void aStepThatMayBeAmongTheOthersHasNotNeverRun() {
        GatlingAssertion pay = assertion("pay: ok", Scope.STEP, "pay", Figure.OK_COUNT, Condition.AT_LEAST, 1.0);
        Runs run = run().step(RunSummary.OTHER_STEPS, 100, i -> 5, 0).asserting(pay);
        Verdict verdict = Worded.judge(Evidence.of(run.build()));
        assertThat(verdict.budgets()).isEmpty();
        assertThat(verdict.reasons().get(0)).contains("too many names");
        Budgets.StepBudget quick = new Budgets.StepBudget(Map.of(95.0, Duration.ofSeconds(1)), null);
        Verdict budgeted = Worded.judge(Evidence.of(run().step(RunSummary.OTHER_STEPS, 100, i -> 5, 0)
                .budgets(new Budgets(Map.of("pay", quick), Map.of(), null, null, Budgets.DefaultErrors.OFF))
                .build()));
        assertThat(budgeted.budgets().get(0).witness())
                .doesNotContain("never ran")
                .contains("not told apart");
    }

    @Test
    void startsThatNobodyCouldKnowAreNotCheckedAndSaidSo() {
        PlainLoad closed = new PlainLoad("our.Computers", true, "its injection is closed", List.of());
        Verdict verdict = Worded.judge(Evidence.of(run().plain(closed).build()));
        assertThat(verdict.validity())
                .filteredOn(check -> check.name().equals("visitors started"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.met()).isTrue();
                    assertThat(check.observed()).isEqualTo("1,000, not checked: its injection is closed");
                });
    }
}
