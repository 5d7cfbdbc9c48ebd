package dev.onsale.scenario;

import static dev.onsale.scenario.Weighted.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedTest {

    private static final Weighted<Integer> PARTY = weighted(1, 60).or(2, 25).or(3, 15);

    @ParameterizedTest
    @CsvSource({"0, 1", "0.59, 1", "0.61, 2", "0.84, 2", "0.86, 3", "0.999999, 3"})
    void eachValueHasItsShareOfTheRange(double probability, int value) {
        assertThat(PARTY.at(probability)).isEqualTo(value);
    }

    @Test
    void sharesAreThoseOfTheWeights() {
        assertThat(PARTY.values()).containsExactly(1, 2, 3);
        assertThat(PARTY.share(0)).isCloseTo(0.60, within(1e-12));
        assertThat(PARTY.share(1)).isCloseTo(0.25, within(1e-12));
        assertThat(PARTY.share(2)).isCloseTo(0.15, within(1e-12));
    }

    @Property
    void drawsComeAsOftenAsTheWeightsSay(
            @ForAll @DoubleRange(min = 0.01, max = 1_000) double first,
            @ForAll @DoubleRange(min = 0.01, max = 1_000) double second) {
        Weighted<String> choice = weighted("first", first).or("second", second);
        int draws = 10_000;
        int firsts = 0;
        for (int draw = 0; draw < draws; draw++) {
            if (choice.at((draw + 0.5) / draws).equals("first")) {
                firsts++;
            }
        }
        assertThat(firsts / (double) draws).isCloseTo(first / (first + second), within(1.0 / draws));
    }

    @Test
    void addingAValueLeavesTheOriginalAsItWas() {
        Weighted<Integer> one = weighted(1, 1);
        one.or(2, 99);
        assertThat(one.values()).containsExactly(1);
        assertThat(one.at(0.9)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void aWeightMustBeAboveZero(double weight) {
        assertThatThrownBy(() -> weighted("nobody", weight))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody")
                .hasMessageContaining("above 0");
    }
}
