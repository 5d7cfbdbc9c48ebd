package dev.onsale.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranks as they are on paper, whatever binary fractions make of the percentile. */
class QuantilesRankTest {

    @ParameterizedTest
    @CsvSource({"99.9,1000,999", "99.9,10000,9990", "99,100,99", "95,20,19", "99.99,10000,9999", "57,100,57", "50,3,1.5"
    })
    void isExact(double percentile, long total, double rank) {
        assertThat(Quantiles.rank(percentile, total)).isEqualTo(rank);
    }

    @ParameterizedTest
    @CsvSource({"99.9,999,1,false", "99.9,998,2,true", "99,99,1,false", "95,19,1,false", "95,18,2,true"})
    void whatWasNeverAnsweredIsBeyondThePercentileOnlyFromTheNextRankOn(
            double percentile, long ok, long unanswered, boolean beyond) {
        assertThat(new Unanswered(unanswered, Map.of()).holds(percentile, ok)).isEqualTo(beyond);
    }
}
