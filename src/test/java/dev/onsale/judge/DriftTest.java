package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.plan.GateSettings;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.machine.Calibration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTest {
    private static final GateSettings GATE =
            new GateSettings(0.05, Duration.ofMillis(2), 1.0, 3, 3, List.of(50.0, 95.0));

    private static Calibration reading(double cpuWorkMs, double echoMs) {
        return new Calibration("before", cpuWorkMs, echoMs, 0);
    }

    private static Run run(String id, Calibration... readings) {
        return Runs.named(id).calibrations(List.of(readings)).build();
    }

    private static List<Run> runs(double... cpuWorkMs) {
        List<Run> runs = new ArrayList<>();
        for (double ms : cpuWorkMs) {
            runs.add(run("run" + runs.size(), reading(ms, 0.1)));
        }
        return runs;
    }

    @Test
    void oneReadingThatWasDisturbedIsNoDrift() {
        List<Run> candidate = List.of(run("candidate", reading(100, 0.1), reading(300, 0.9)));

        assertThat(Drift.share(runs(100, 101, 99), candidate)).isZero();
        assertThat(Drift.counts(runs(100, 101, 99), candidate, GATE)).isFalse();
    }

    @Test
    void oneBaselineRunThatWasDisturbedIsNotWhatTheMachineWas() {
        assertThat(Drift.share(runs(100, 102, 98, 101, 180), runs(200)))
                .as("against the median, 101 ms")
                .isCloseTo(200.0 / 101 - 1, within(1e-9));
        assertThat(Drift.hidden(runs(100, 102, 98, 101, 300), runs(70), GATE))
                .isCloseTo(Math.log(101.0 / 70), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, true",
        "http://localhost/shop, true",
        "http://LOCALHOST:1/, true",
        "http://[::1]:8080, true",
        "https://tickets.example.org, false",
        "http://10.0.0.7:8080, false",
        "http://127.example.org, false",
        "practice it, false"
    })
    void theInjectorsOwnEchoIsAskedOnlyOfATargetOnThisMachine(String target, boolean asked) {
        Run candidate = Runs.named("candidate")
                .target(target)
                .calibrations(List.of(reading(100, 0.3)))
                .build();

        Double drift = Drift.share(runs(100, 100, 100), List.of(candidate));

        assertThat(drift).isCloseTo(asked ? 2.0 : 0.0, within(1e-9));
        assertThat(Drift.explains(drift, Math.log(2))).isEqualTo(asked);
    }

    @Test
    void withoutReadingsNothingIsKnown() {
        assertThat(Drift.share(runs(100, 100, 100), List.of(run("candidate")))).isNull();
        assertThat(Drift.share(List.of(), runs(100))).isNull();
        assertThat(Drift.share(runs(100, 100, 100), List.of(run("candidate", reading(0, Double.NaN)))))
                .isNull();
    }
}
