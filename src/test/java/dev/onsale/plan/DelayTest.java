package dev.onsale.plan;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DelayTest {
    @Test
    void mediansThatCanBeDoneInTheHead() {
        assertThat(Delay.fixed(ofSeconds(3)).median()).isEqualTo(ofSeconds(3));
        assertThat(Delay.uniform(ofSeconds(4), ofSeconds(8)).median()).isEqualTo(ofSeconds(6));
        assertThat(Delay.between(ofSeconds(4), ofSeconds(9)).median()).isBetween(millis(5999), millis(6001));
        // mean · ln 2
        assertThat(Delay.exponential(ofSeconds(10)).median()).isBetween(millis(6931), millis(6932));
    }

    @Test
    void anExponentialNeverPassesItsLongest() {
        Delay patience = Delay.exponential(ofMinutes(4)).atMost(ofMinutes(15));

        assertThat(patience.at(0)).isEqualTo(Duration.ZERO);
        assertThat(patience.at(Math.nextDown(1.0))).isBetween(ofSeconds(899), ofMinutes(15));
        // F(t) = (1 − e^(−t/4)) / (1 − e^(−15/4)) at its median: t = −4·ln(1 − 0.5·0.97648) minutes
        assertThat(patience.median()).isBetween(millis(160_770), millis(160_780));
    }

    @Test
    void aLogNormalLeansToItsShortEnd() {
        Delay thinking = Delay.between(ofSeconds(10), ofSeconds(45));

        assertThat(thinking.at(0)).isEqualTo(ofSeconds(10));
        assertThat(thinking.at(Math.nextDown(1.0))).isBetween(millis(44_990), ofSeconds(45));
        assertThat(thinking.median()).isLessThan(ofSeconds(22));
    }

    @Property
    void staysWithinItsRangeAndGrows(
            @ForAll @LongRange(min = 1, max = 100_000) long low,
            @ForAll @LongRange(min = 0, max = 100_000) long more,
            @ForAll @DoubleRange(min = 0, max = 0.99) double share) {
        for (Delay delay : new Delay[] {
            Delay.between(millis(low), millis(low + more)), Delay.uniform(millis(low), millis(low + more))
        }) {
            assertThat(delay.at(share)).isBetween(millis(low), millis(low + more));
            assertThat(delay.at(share)).isLessThanOrEqualTo(delay.at(share + 0.01 - 1e-9));
        }
    }

    @Test
    void refusesRangesThatAreNone() {
        assertThatThrownBy(() -> Delay.uniform(ofSeconds(2), ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Delay.between(ofSeconds(0), ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Delay.fixed(ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Delay.exponential(ofSeconds(0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Delay.exponential(ofSeconds(1)).atMost(ofSeconds(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
