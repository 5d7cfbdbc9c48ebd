package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Budgets;
import dev.onsale.plan.Budgets.DefaultErrors;
import dev.onsale.plan.Budgets.JourneyBudget;
import dev.onsale.plan.Budgets.ShareLimit;
import dev.onsale.plan.Budgets.StepBudget;
import dev.onsale.plan.Outcome;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.GatlingAssertion;
import dev.onsale.record.GatlingAssertion.Condition;
import dev.onsale.record.GatlingAssertion.Figure;
import dev.onsale.record.GatlingAssertion.Scope;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.Unsaid;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DefaultLimitsTest {
    private static final Budgets LIFTED = new Budgets(Map.of(), Map.of(), null, null, DefaultErrors.OFF);

    private static Verdict judged(Runs run) {
        return Worded.judge(Evidence.of(run.build()));
    }

    private static List<String> broken(Verdict verdict) {
        return verdict.budgets().stream()
                .filter(check -> !check.met())
                .map(BudgetCheck::name)
                .toList();
    }

    private static Runs hold(int ok, int failed) {
        return Runs.named("r").step("browse", 1000, i -> 20).step("hold", ok, i -> 20, failed);
    }

    @Test
    void aStepWithoutALimitOfItsOwnMayFailInOneOfTwenty() {
        assertThat(judged(hold(950, 50)).judgement()).isEqualTo(Judgement.PASS);

        Verdict verdict = judged(hold(541, 71).errors("hold", Map.of("status 503", 60L, "timeout", 11L)));
        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(verdict.reasons().get(0))
                .startsWith("over the default limit: hold errors 12 %, at most 5 %; 71 of 612 failed"
                        + " (status 503 × 60, timeout × 11), at least 9.2 % by the 95 % interval; first over at");
        assertThat(verdict.budgets())
                .filteredOn(check -> check.name().equals("browse errors"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.met()).isTrue();
                    assertThat(check.unsaid()).isEqualTo(Unsaid.DEFAULT);
                });
    }

    @Test
    void whatChanceExplainsBreaksNothing() {
        assertThat(judged(hold(9, 1)).judgement()).isEqualTo(Judgement.PASS);
        assertThat(judged(hold(7, 3)).judgement()).isEqualTo(Judgement.FAIL);
    }

    @Test
    void aLimitOfItsOwnStandsAlone() {
        Budgets own = new Budgets(Map.of("hold", new StepBudget(Map.of(), 0.3)), Map.of(), null, null);
        Verdict verdict = judged(hold(800, 200).budgets(own));

        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
        assertThat(verdict.budgets())
                .filteredOn(check -> check.name().equals("hold errors"))
                .singleElement()
                .satisfies(check -> assertThat(check.unsaid()).isNull());
    }

    @Test
    void theyCanBeLifted() {
        Verdict verdict = judged(hold(800, 200).budgets(LIFTED));
        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
        assertThat(verdict.budgets()).isEmpty();
    }

    @Test
    void journeysThatFailAreAddedUp() {
        Map<Outcome, Long> fans =
                Map.of(Outcome.BOUGHT, 154L, Outcome.ERROR, 20L, Outcome.UNKNOWN, 13L, Outcome.CUT_OFF, 13L);
        Verdict verdict = judged(hold(1000, 0).journeys("fan", fans));
        assertThat(broken(verdict)).containsExactly("fan error, unknown or cut-off");
        assertThat(verdict.reasons().get(0)).contains("46 of 200 journeys (error 20, unknown 13, cut-off 13)");

        Budgets own = new Budgets(
                Map.of(),
                Map.of("fan", new JourneyBudget(Map.of(Outcome.ERROR, new ShareLimit(false, 0.2)))),
                null,
                null);
        assertThat(judged(hold(1000, 0).journeys("fan", fans).budgets(own)).judgement())
                .isEqualTo(Judgement.PASS);
    }

    @Test
    void losingASeatIsNoFailure() {
        Verdict verdict = judged(hold(1000, 0)
                .journeys("fan", Map.of(Outcome.BOUGHT, 20L, Outcome.SEAT_LOST, 100L, Outcome.SOLD_OUT, 80L)));
        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
    }

    @Test
    void manyRareStepsAreLookedAtTogether() {
        Runs run = Runs.named("r");
        for (int product = 0; product < 60; product++) {
            run.step("product " + product, product % 3 == 0 ? 9 : 10, i -> 20, product % 3 == 0 ? 1 : 0);
        }
        assertThat(judged(run).judgement()).isEqualTo(Judgement.PASS);
        for (int product = 0; product < 60; product++) {
            run.step("product " + product, 9, i -> 20, 1);
        }
        assertThat(broken(judged(run))).containsExactly("60 steps of fewer than 20 requests, together: errors");
    }

    private static GatlingAssertion assertion(
            Scope scope, @Nullable String step, Figure figure, Condition condition, double bound) {
        return new GatlingAssertion("every step: it", scope, step, figure, null, condition, List.of(bound), null, null);
    }

    private static boolean limited(GatlingAssertion assertion) {
        return judged(hold(800, 200).asserting(assertion)).budgets().stream()
                .noneMatch(check ->
                        check.unsaid() == Unsaid.DEFAULT && check.name().equals("hold errors"));
    }

    @Test
    void anAssertionOnFailuresIsALimitOfItsOwn() {
        assertThat(limited(assertion(Scope.GLOBAL, null, Figure.KO_PERCENT, Condition.LESS, 30)))
                .isTrue();
        assertThat(limited(assertion(Scope.EVERY_STEP, null, Figure.OK_PERCENT, Condition.AT_LEAST, 70)))
                .isTrue();
        assertThat(limited(assertion(Scope.STEP, "hold", Figure.KO_COUNT, Condition.AT_MOST, 300)))
                .isTrue();
        assertThat(limited(assertion(Scope.STEP, "browse", Figure.KO_COUNT, Condition.AT_MOST, 300)))
                .isFalse();
        assertThat(limited(assertion(Scope.GLOBAL, null, Figure.MAX, Condition.LESS, 3000)))
                .isFalse();
        assertThat(limited(assertion(Scope.GLOBAL, null, Figure.KO_COUNT, Condition.MORE, 3)))
                .isFalse();
        assertThat(limited(assertion(Scope.GLOBAL, null, Figure.KO_PERCENT, Condition.LESS, 30)
                        .unjudged("groups are not recorded")))
                .isFalse();
    }

    private static Runs contended(String status) {
        return hold(800, 200)
                .step("pay", 500, i -> 20)
                .errors("hold", Map.of(status, 200L))
                .plain(new PlainLoad("our.Shop", true, null, List.of(), Map.of("fans", List.of("pay"))));
    }

    @Test
    void aLostSeatInAPlainSimulationWarnsAndSaysHowToMapIt() {
        Verdict verdict = judged(contended("status 409"));

        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
        assertThat(verdict.reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("warning: hold: 200 of 1,000 answers were 409 × 200")
                        .contains(".check(status().in(200, 409))"));
        assertThat(judged(contended("status 500")).judgement()).isEqualTo(Judgement.FAIL);
        assertThat(judged(contended("status 422")).judgement()).isEqualTo(Judgement.PASS);
    }

    @Test
    void whoWasRefusedForTheAddressIsToldOfIt() {
        assertThat(judged(contended("status 429")).reasons())
                .anyMatch(reason -> reason.contains("429 × 200") && reason.contains("one source address"));
        Verdict forbidden = judged(contended("status 403"));
        assertThat(forbidden.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(forbidden.reasons()).anyMatch(reason -> reason.contains("one source address"));
    }

    @Test
    void aLostSeatCountsWhereNobodyGetsToTheEnd() {
        Runs nobody = hold(800, 200)
                .step("pay", 0, i -> 20, 300)
                .errors("hold", Map.of("status 409", 200L))
                .plain(new PlainLoad("our.Shop", true, null, List.of(), Map.of("fans", List.of("pay"))));
        assertThat(broken(judged(nobody))).containsExactly("pay success", "fans success", "hold errors");
    }
}
