package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Budgets;
import dev.onsale.plan.Budgets.DefaultErrors;
import dev.onsale.plan.Outcome;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.Runs;
import dev.onsale.record.Totals;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuccessChecksTest {
    private static final Budgets LIFTED = new Budgets(Map.of(), Map.of(), null, null, DefaultErrors.OFF);

    private static Verdict judged(Runs run) {
        return Worded.judge(Evidence.of(run.build()));
    }

    private static List<String> broken(Runs run) {
        return judged(run.budgets(LIFTED)).budgets().stream()
                .filter(check -> !check.met())
                .map(BudgetCheck::name)
                .toList();
    }

    private static Runs browsing() {
        return Runs.named("r").step("browse", 1000, i -> 20);
    }

    private static Totals started(long visitors, List<String> finishing) {
        return new Totals(
                new Totals.Visitors(visitors, visitors, visitors, Map.of(), Map.of()), 0, null, null, finishing, null);
    }

    @Test
    void aStepThatNeverSucceededFailsWhateverIsLifted() {
        Verdict verdict = judged(browsing()
                .step("order", 0, i -> 20, 60)
                .errors("order", Map.of("status 503", 60L))
                .budgets(LIFTED));

        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(verdict.reasons().get(0)).isEqualTo("no order success: all 60 requests failed (status 503 × 60)");
        assertThat(broken(browsing().step("order", 1, i -> 20, 60))).isEmpty();
    }

    @Test
    void aRareStepMayFailOnceButNotAllOfASmallRun() {
        assertThat(broken(browsing().step("status", 0, i -> 20, 2))).isEmpty();
        assertThat(broken(browsing().step("status", 0, i -> 20, 3))).containsExactly("status success");
        assertThat(broken(Runs.named("r").totals(started(1, List.of())).step("status", 0, i -> 20, 1)))
                .containsExactly("status success");
    }

    @Test
    void aShopThatRefusesEverybodyFails() {
        for (Outcome refusal : List.of(
                Outcome.REFUSED,
                Outcome.SEAT_LOST,
                Outcome.DECLINED,
                Outcome.GAVE_UP,
                Outcome.ERROR,
                Outcome.CUT_OFF)) {
            Runs run = browsing()
                    .totals(started(1000, List.of("fan")))
                    .journeys("fan", Map.of(refusal, 190L, Outcome.ABANDONED, 10L));
            assertThat(broken(run)).as(refusal.label()).containsExactly("fan success");
        }
        Runs refusing = browsing().journeys("fan", Map.of(Outcome.REFUSED, 200L));
        assertThat(judged(refusing).reasons().get(0))
                .as("of a run from before it was recorded who can buy")
                .isEqualTo("no success: nobody bought or was done (refused 200)");
        assertThat(judged(refusing.totals(started(1000, List.of("fan"))))
                        .reasons()
                        .get(0))
                .isEqualTo("no fan success: nobody bought or was done (refused 200)");
    }

    @Test
    void oneBuyerOfAKindIsEnough() {
        assertThat(broken(browsing().journeys("fan", Map.of(Outcome.REFUSED, 199L, Outcome.BOUGHT, 1L))))
                .isEmpty();
        assertThat(broken(browsing().journeys("clerk", Map.of(Outcome.REFUSED, 199L, Outcome.DONE, 1L))))
                .isEmpty();
    }

    @Test
    void whoLetsHoldsLapseCannotBuy() {
        Runs run = browsing()
                .totals(started(1000, List.of("fan")))
                .journeys("fan", Map.of(Outcome.BOUGHT, 100L))
                .journeys("bot", Map.of(Outcome.SEAT_LOST, 20L));
        assertThat(broken(run)).isEmpty();
    }

    @Test
    void aSmallKindMayHaveBadLuckWhereOthersBuy() {
        Runs run =
                browsing().totals(started(1000, List.of("fan", "clerk"))).journeys("fan", Map.of(Outcome.BOUGHT, 100L));
        assertThat(broken(run.journeys("clerk", Map.of(Outcome.ABANDONED, 2L)))).isEmpty();
        assertThat(broken(run.journeys("clerk", Map.of(Outcome.SEAT_LOST, 4L)))).isEmpty();
        assertThat(broken(run.journeys("clerk", Map.of(Outcome.SEAT_LOST, 5L)))).containsExactly("clerk success");
    }

    @Test
    void theFewVisitorsOfASmallRunAreAllThatIsKnown() {
        Runs few = browsing().totals(started(3, List.of("fan")));
        assertThat(broken(few.journeys("fan", Map.of(Outcome.REFUSED, 2L, Outcome.ABANDONED, 1L))))
                .containsExactly("success");
        assertThat(broken(few.journeys("fan", Map.of(Outcome.ABANDONED, 3L)))).isEmpty();
    }

    @Test
    void whereAllWasSoldNobodyCouldBuy() {
        Runs late = browsing()
                .journeys("fan", Map.of(Outcome.BOUGHT, 100L))
                .journeys("late", Map.of(Outcome.SOLD_OUT, 80L, Outcome.SEAT_LOST, 20L));
        assertThat(broken(late)).isEmpty();
        assertThat(judged(late).judgement()).isEqualTo(Judgement.PASS);
    }

    @Test
    void soldOutBeforeAnybodyBoughtLeavesItOpen() {
        Verdict verdict = judged(browsing().journeys("fan", Map.of(Outcome.SOLD_OUT, 100L)));

        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(verdict.reasons().get(0)).contains("all was sold out before anybody bought", "100 visitors");
        assertThat(verdict.settle()).containsExactly("Free the seats before the run: beforeRun in the plan.");
    }

    @Test
    void aPlainSimulationMustReachItsEnd() {
        PlainLoad load = new PlainLoad(
                "our.Shop", true, null, List.of(), Map.of("fans", List.of("pay"), "press", List.of("read", "leave")));
        Runs run = browsing()
                .step("read", 0, i -> 20, 40)
                .step("leave", 60, i -> 20)
                .plain(load);

        assertThat(broken(run)).containsExactlyInAnyOrder("read success", "fans success");
        assertThat(broken(run.step("pay", 1, i -> 20))).containsExactly("read success");
    }

    @Test
    void aRunThatEndsBeforeItsJourneysIsOpenNotFailed() {
        PlainLoad load = new PlainLoad("our.Shop", true, null, List.of(), Map.of("fans", List.of("pay")));
        Verdict verdict =
                judged(browsing().errors("browse", Map.of()).plain(load.with(new PlainLoad.CutOff(7000, 12, 0))));

        assertThat(verdict.budgets()).allMatch(BudgetCheck::met);
        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(verdict.settle()).contains("Run longer than the journeys take.");
    }

    @Test
    void aSimulationThatEverybodyLeavesBeforeItsEndIsOpenAndSaysSo() {
        PlainLoad load = new PlainLoad("our.Shop", true, null, List.of(), Map.of("fans", List.of("pay")));
        Verdict verdict = judged(browsing().errors("browse", Map.of()).plain(load));

        assertThat(verdict.reasons().get(0)).endsWith("nothing failed, and all left before it");
        assertThat(verdict.settle()).containsExactly("Send one visitor and look at each answer: onsale check.");
    }

    @Test
    void aScenarioOfWhichNobodyGetsToItsEndIsOpenThoughAnotherDoes() {
        PlainLoad load = new PlainLoad(
                "our.Shop", true, null, List.of(), Map.of("fans", List.of("pay"), "press", List.of("browse")));
        Runs run = browsing().errors("browse", Map.of()).plain(load);

        assertThat(judged(run).judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(judged(run).reasons().get(0)).contains("whether anybody of fans gets to its end: nothing failed");
        assertThat(judged(run.step("pay", 1, i -> 20)).judgement()).isEqualTo(Judgement.PASS);
    }

    /** github.com/fossasia/open-event-frontend/issues/3492: 409, "already sold out", of tickets that are there. */
    @Test
    void aStepThatWasRefusedToEverybodyIsOpenWhereOthersGetToTheEnd() {
        Map<String, List<String>> ends = Map.of("fans", List.of("pay"), "press", List.of("browse"));
        Runs run = browsing()
                .step("hold", 0, i -> 20, 90)
                .errors("hold", Map.of("status 409", 90L))
                .plain(new PlainLoad("our.Shop", true, null, List.of(), ends));
        Verdict verdict = judged(run);

        assertThat(verdict.budgets()).allMatch(BudgetCheck::met);
        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(verdict.reasons().get(0))
                .contains("whether anybody can get past hold: all 90 answers were 409 × 90");
        assertThat(verdict.settle()).containsExactly("Free the seats before the run: beforeRun in the plan.");
        assertThat(judged(run.step("hold", 1, i -> 20, 90).step("pay", 1, i -> 20))
                        .judgement())
                .as("one got a seat")
                .isEqualTo(Judgement.PASS);
    }

    @Test
    void soldOutToAllWhoCameForSeatsIsOpenWhoeverElseIsDone() {
        Runs run = browsing()
                .totals(started(1000, List.of("fan", "backOffice")))
                .journeys("backOffice", Map.of(Outcome.DONE, 10L));
        for (Map<Outcome, Long> fans :
                List.of(Map.of(Outcome.SOLD_OUT, 100L), Map.of(Outcome.SOLD_OUT, 95L, Outcome.ABANDONED, 5L))) {
            Verdict verdict = judged(run.journeys("fan", fans));
            assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
            assertThat(verdict.reasons().get(0)).contains("all was sold out before anybody bought");
        }
        assertThat(judged(run.journeys("fan", Map.of(Outcome.SOLD_OUT, 95L, Outcome.BOUGHT, 5L)))
                        .judgement())
                .isEqualTo(Judgement.PASS);
        assertThat(judged(run.journeys("fan", Map.of(Outcome.SOLD_OUT, 95L, Outcome.DONE, 5L)))
                        .judgement())
                .as("a plan that ends with a hold")
                .isEqualTo(Judgement.PASS);
    }

    @Test
    void soldOutIsNoExcuseForPaymentsThatAreAllDeclined() {
        Runs run = browsing().totals(started(1000, List.of("fan")));
        assertThat(broken(run.journeys("fan", Map.of(Outcome.SOLD_OUT, 500L, Outcome.DECLINED, 400L))))
                .containsExactly("fan success");
        assertThat(broken(run.journeys("fan", Map.of(Outcome.SOLD_OUT, 500L, Outcome.DECLINED, 4L))))
                .isEmpty();
    }

    @Test
    void aRunInWhichNobodyTriedToBuyIsOpen() {
        Verdict verdict = judged(
                browsing().totals(started(200, List.of("fan"))).journeys("fan", Map.of(Outcome.ABANDONED, 200L)));

        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(verdict.reasons()).anyMatch(reason -> reason.contains("whether anybody can buy: nobody tried"));
    }

    @Test
    void aRunThatSomebodyElseCutShortSaysNothingOfIt() {
        assertThat(broken(browsing()
                        .journeys("fan", Map.of(Outcome.CUT_OFF, 200L))
                        .aborted(AbortCause.USER, "stopped by the user")))
                .isEmpty();
    }

    @Test
    void anOldRunsHoldersAreKnownByHavingChosenNotToBuy() {
        Runs old = browsing()
                .journeys("fan", Map.of(Outcome.BOUGHT, 100L))
                .journeys("bot", Map.of(Outcome.ABANDONED, 12L, Outcome.GAVE_UP, 8L));
        assertThat(broken(old)).isEmpty();
    }
}
