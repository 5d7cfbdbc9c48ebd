package dev.onsale.plan.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Budgets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultErrorsTest {

    private static Budgets budgets(Map<String, String> sets) {
        return PlanLoader.of(
                        Map.of(
                                "plan", "small",
                                "scenario", "Small.java",
                                "target", "practice"),
                        "Small.java",
                        sets)
                .limits()
                .budgets();
    }

    @Test
    void aPlanHasThemUnlessItLiftsThem() {
        assertThat(budgets(Map.of()).liftsDefaults()).isFalse();
        assertThat(budgets(Map.of("budgets", "{ hold: { p95: 1s } }")).liftsDefaults())
                .isFalse();
        assertThat(budgets(Map.of("budgets", "{ errors: off }")).liftsDefaults())
                .isTrue();
        assertThat(budgets(Map.of("budgets.errors", "off")).liftsDefaults()).isTrue();
    }

    @Test
    void aStepMayBeCalledErrorsOrNearlySo() {
        Budgets named = budgets(Map.of("budgets", "{ errors: { p95: 1s }, orders: { errors: 1% } }"));

        assertThat(named.steps()).containsOnlyKeys("errors", "orders");
        assertThat(named.liftsDefaults()).isFalse();
        assertThat(named.limitsErrorsOf("orders")).isTrue();
        assertThat(named.limitsErrorsOf("errors")).isFalse();
    }

    @Test
    void theWorstWindowLimitsEveryStep() {
        Budgets window = budgets(Map.of("budgets", "{ worstWindow: { of: 2s, errors: 10% } }"));
        assertThat(window.limitsErrorsOf("anything")).isTrue();
    }

    @Test
    void aKindHasALimitOfItsOwnWhereItsErrorsAreLimited() {
        Budgets kinds = budgets(Map.of("budgets", "{ journeys: { fan: { error: '<= 3%' } } }"));
        assertThat(kinds.limitsErrorsOfKind("fan")).isTrue();
        assertThat(budgets(Map.of("budgets", "{ journeys: { fan: { cut-off: '<= 3%' } } }"))
                        .limitsErrorsOfKind("fan"))
                .as("which says nothing of errors")
                .isFalse();
        assertThat(budgets(Map.of("budgets", "{ journeys: { fan: { bought: '>= 3%' } } }"))
                        .limitsErrorsOfKind("fan"))
                .isFalse();
    }
}
