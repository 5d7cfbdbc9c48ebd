package dev.onsale.practice.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    @Test
    void aNameAloneHasStrengthOne() {
        assertThat(Fault.parse("hold-lock")).isEqualTo(new Fault(FaultKind.HOLD_LOCK, 1));
    }

    @Test
    void aStrengthFollowsTheEqualsSign() {
        assertThat(Fault.parse("tito-2017-slow-query=0.25")).isEqualTo(new Fault(FaultKind.TITO_2017_SLOW_QUERY, 0.25));
    }

    @Test
    void anUnknownNameOffersTheNearest() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> Fault.parse("tito-slow-query"))
                .withMessage("no such fault: 'tito-slow-query'")
                .satisfies(refused -> assertThat(refused.hint()).startsWith("did you mean 'tito-2017-slow-query'?"))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(FaultException.Reason.UNKNOWN_NAME));
    }

    @ParameterizedTest
    @CsvSource({
        "slow-query, did you mean 'tito-2017-slow-query'? the faults are ",
        "hold-locks, did you mean 'hold-lock'? the faults are ",
        "nope, the faults are ",
        "'', the faults are "
    })
    void aNameIsOfferedOnlyIfItIsNear(String written, String hint) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> FaultKind.named(written))
                .satisfies(refused -> assertThat(refused.hint()).startsWith(hint.stripTrailing()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10.5", "NaN", "much", ""})
    void aStrengthOutOfRangeIsRefused(String strength) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> Fault.parse("hold-lock=" + strength))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(FaultException.Reason.BAD_STRENGTH))
                .satisfies(refused -> assertThat(refused.hint()).contains("above 0 and at most 10"));
    }

    @Test
    void aSetKnowsEachStrength() {
        FaultSet faults = FaultSet.of(List.of(Fault.parse("hold-lock=2"), Fault.parse("hold-lock=3")));
        assertThat(faults.strength(FaultKind.HOLD_LOCK)).isEqualTo(3);
        assertThat(faults.strength(FaultKind.TITO_2017_SLOW_QUERY)).isZero();
        assertThat(faults.byLabel()).isEqualTo(Map.of("hold-lock", 3.0));
        assertThat(FaultSet.named(faults.byLabel())).isEqualTo(faults);
    }
}
