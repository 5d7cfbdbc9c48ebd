package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.machine.InjectorHealth.ClockStep;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockStepsTest {
    private long wallMs = 1_800_000_000_000L;
    private long nanos = 77;
    private final ClockSteps clock = new ClockSteps(() -> wallMs, () -> nanos);

    private void passMs(long ms) {
        wallMs += ms;
        nanos += TimeUnit.MILLISECONDS.toNanos(ms);
        clock.look();
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600_000, -3_600_000, 700, -700, 50})
    void tellsByHowMuchAndWhenItWasSet(long byMs) {
        passMs(5);
        passMs(3_995);
        wallMs += byMs;
        clock.look();
        passMs(5);
        assertThat(clock.largest()).isEqualTo(new ClockStep(byMs, 4_000));
    }

    @Test
    void ofTwoTheLargerIsTold() {
        passMs(5);
        wallMs -= 900;
        passMs(5);
        wallMs += 100;
        passMs(5);
        assertThat(clock.largest()).isEqualTo(new ClockStep(-900, 10));
    }

    @Test
    void aMachineThatStandsStillAndASlewAreNoStep() {
        passMs(30_000);
        for (int i = 0; i < 20_000; i++) {
            passMs(5);
            wallMs += i % 400 == 0 ? 1 : 0;
        }
        assertThat(clock.largest()).isNull();
    }

    @Test
    void aThreadThatIsHeldUpBetweenTheClocksIsNoStep() {
        long[] reads = {0};
        ClockSteps heldUp = new ClockSteps(() -> 1_000 + (reads[0] > 0 ? 400 : 0), () -> {
            reads[0]++;
            return reads[0] > 2 ? TimeUnit.MILLISECONDS.toNanos(400) : 0;
        });
        heldUp.look();
        assertThat(heldUp.largest()).isNull();
    }
}
