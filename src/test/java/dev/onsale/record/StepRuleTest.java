package dev.onsale.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.MadeName.Origin;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The choice between names and their template, from night to night. */
class StepRuleTest {
    private static final MadeName PRODUCT = new MadeName("product 7", "product #{id}", Origin.EXPRESSION);

    private static RunSummary run(@Nullable NamedBy by, String... steps) {
        NameFigures names = by == null
                ? null
                : new NameFigures(
                        List.of(new NameTemplate("product #{id}", by, 20, false, null, 0, 0)),
                        List.of(),
                        List.of(),
                        0,
                        0);
        Runs run =
                Runs.named("plain").plain(new PlainLoad("our.Shop", true, null, List.of(), Map.of()).withNames(names));
        for (String step : steps) {
            run.step(step, 1, i -> 5, 1).errors(step, Map.of("status 500", 1L));
        }
        return run.build().summary();
    }

    @Test
    void theCountTellsWhereNothingIsKept() {
        assertThat(StepRule.DEFAULT.by(PRODUCT)).isNull();
        assertThat(StepRule.DEFAULT.asIn(List.of()).by(PRODUCT)).isNull();
    }

    @Test
    void theNewestRunTells() {
        List<RunSummary> runs = List.of(run(NamedBy.VALUE), run(NamedBy.TEMPLATE));
        assertThat(StepRule.DEFAULT.asIn(runs).by(PRODUCT)).isEqualTo(NamedBy.TEMPLATE);
    }

    @Test
    void theStepsOfTheNewestRunAreTheOnesToTellApartAgain() {
        List<RunSummary> runs = List.of(run(NamedBy.VALUE, "a", "b"), run(NamedBy.VALUE, "b", "c"));
        assertThat(StepRule.DEFAULT.asIn(runs).steps()).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void whatTheUserSaysGoesFirst() {
        StepRule rule = StepRule.by(NamedBy.VALUE).asIn(List.of(run(NamedBy.TEMPLATE)));
        assertThat(rule.by(PRODUCT)).isEqualTo(NamedBy.VALUE);
    }

    @Test
    void runsFromBeforeThereWereTemplatesHadAStepANameUnlessTheyHadTooMany() {
        assertThat(StepRule.DEFAULT.asIn(List.of(run(null, "product 1"))).by(PRODUCT))
                .isEqualTo(NamedBy.VALUE);
        assertThat(StepRule.DEFAULT
                        .asIn(List.of(run(null, "product 1", RunSummary.OTHER_STEPS)))
                        .by(PRODUCT))
                .isNull();
    }

    @Test
    void theRuleIsPartOfWhatMakesRunsComparableOnlyWhereNamesAreNotSteps() {
        Fingerprint without = new Fingerprint(Map.of("plan", "shop"));
        NameFigures byValue = new NameFigures(
                List.of(new NameTemplate("product #{id}", NamedBy.VALUE, 3, false, null, 0, 0)),
                List.of(),
                List.of(),
                0,
                0);
        assertThat(without.withSteps(NameFigures.NONE)).isEqualTo(without);
        assertThat(without.withSteps(byValue)).isEqualTo(without);
        NameFigures byTemplate = new NameFigures(
                List.of(new NameTemplate("product #{id}", NamedBy.TEMPLATE, 30, false, null, 0, 0)),
                List.of(),
                List.of(new GroupFigures("member", Tally.EMPTY, Tally.EMPTY, Tally.EMPTY, Tally.EMPTY)),
                0,
                0);
        assertThat(without.withSteps(byTemplate).differencesFrom(without))
                .containsOnlyKeys("steps")
                .containsValue("with their groups, product #{id} by template / absent");
    }

    @Test
    void aRunThatHasNotBeenIsExpectedToHaveTheStepsOfTheLast() {
        Fingerprint expected = new Fingerprint(Map.of("plan", "shop"));
        NameFigures grouped = new NameFigures(
                List.of(),
                List.of(),
                List.of(new GroupFigures("member", Tally.EMPTY, Tally.EMPTY, Tally.EMPTY, Tally.EMPTY)),
                0,
                0);
        Fingerprint last = expected.withSteps(grouped);

        assertThat(expected.withStepsOf(last)).isEqualTo(last);
        assertThat(expected.withStepsOf(expected)).isEqualTo(expected);
    }
}
