package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClopperPearsonTest {

    /** The share at which so many or more are seen in 2.5 % of cases, found by bisection of the binomial sum. */
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0",
        "1, 1, 0.025",
        "2, 2, 0.15811388",
        "60, 60, 0.94037",
        "1, 10, 0.00252858",
        "3, 10, 0.06673951",
        "5, 100, 0.01643187",
        "10, 100, 0.04900469",
        "0, 0, 0",
    })
    void theLowerEndIsThatOfTheExactInterval(long such, long all, double lower) {
        assertThat(ClopperPearson.lower(such, all)).isCloseTo(lower, within(1e-5));
    }
}
