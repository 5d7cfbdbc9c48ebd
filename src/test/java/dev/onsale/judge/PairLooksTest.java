package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairLooksTest {

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 3", "4, 3 4", "5, 3 5", "8, 3 5 8", "10, 3 5 8 10"})
    void looksAreAfterThreeFiveAndEightPairsAndAfterAll(int most, String planned) {
        assertThat(new PairLooks(most).planned())
                .isEqualTo(List.of(planned.split(" ")).stream()
                        .map(Integer::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 7, 8, 11, 100})
    void allLooksTogetherSpendTheWholeError(int most) {
        PairLooks looks = new PairLooks(most);
        double spent = looks.planned().stream().mapToDouble(looks::share).sum();

        assertThat(spent).isCloseTo(1, within(1e-12));
    }

    @Test
    void eachLookHasWhatWasAddedSinceTheOneBefore() {
        PairLooks looks = new PairLooks(8);

        assertThat(looks.share(3)).isEqualTo(3.0 / 8);
        assertThat(looks.share(5)).isEqualTo(2.0 / 8);
        assertThat(looks.share(8)).isEqualTo(3.0 / 8);
    }

    @Test
    void aLookThatSpoiltPairsMadeEarlierHasLess() {
        assertThat(new PairLooks(8).share(2)).isEqualTo(2.0 / 8);
        assertThat(new PairLooks(8).share(4)).isEqualTo(1.0 / 8);
    }

    @Test
    void theNextLookIsAfterMorePairs() {
        PairLooks looks = new PairLooks(8);

        assertThat(List.of(looks.next(0), looks.next(2), looks.next(3), looks.next(7), looks.next(8)))
                .containsExactly(3, 3, 5, 8, 8);
    }
}
