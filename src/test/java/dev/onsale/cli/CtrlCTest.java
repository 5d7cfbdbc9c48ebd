package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first time stops what is under way, the second ends the process, and nothing counts twice. */
class CtrlCTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> seen = new ArrayList<>();
    private final CtrlC ctrlC = new CtrlC(nanos::get);

    @BeforeEach
    void listen() {
        ctrlC.listen(() -> seen.add("at once"));
    }

    private void later() {
        nanos.addAndGet(CtrlC.SAME_WITHIN_NANOS);
    }

    @Test
    void withNothingUnderWayTheProcessEnds() {
        ctrlC.heard();

        assertThat(seen).containsExactly("at once");
        assertThat(ctrlC.stopped()).isTrue();
        assertThat(ctrlC.mayTell()).isFalse();
    }

    @Test
    void whatArrivesTwiceWithinAMomentWasSentOnce() {
        ctrlC.ends(() -> seen.add("stop"));
        ctrlC.heard();
        nanos.addAndGet(CtrlC.SAME_WITHIN_NANOS - 1);
        ctrlC.heard();
        assertThat(seen).containsExactly("stop");

        nanos.addAndGet(1);
        ctrlC.heard();
        assertThat(seen).containsExactly("stop", "at once");
    }

    @Test
    void whatBeginsAfterItIsStoppedAtOnce() {
        ctrlC.ends(() -> seen.add("first"));
        ctrlC.heard();
        ctrlC.ends(() -> seen.add("second"));

        assertThat(seen).containsExactly("first", "second");
    }

    @Test
    void aVerdictThatIsBeingToldStands() {
        ctrlC.ends(() -> seen.add("stop"));

        assertThat(ctrlC.mayTell()).isTrue();
        ctrlC.heard();
        assertThat(seen).isEmpty();
        assertThat(ctrlC.stopped()).isFalse();
        assertThat(ctrlC.mayTell()).isTrue();

        later();
        ctrlC.heard();
        assertThat(seen).containsExactly("at once");
    }

    @Test
    void theUserIsToldThatItStops() {
        CapturedConsole captured = new CapturedConsole();
        ctrlC.stops(() -> seen.add("stop"), captured.console());
        ctrlC.heard();

        assertThat(captured.progress())
                .isEqualTo("stopping and writing the report; press Ctrl-C again to end at once\n");
        assertThat(seen).containsExactly("stop");
    }

    @Test
    void interruptsWhatCanBeInterrupted() {
        boolean interrupted = ctrlC.interruptible(() -> {
            ctrlC.heard();
            return Thread.currentThread().isInterrupted();
        });

        assertThat(interrupted).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        ctrlC.ends(() -> seen.add("stop"));
        assertThat(seen).containsExactly("stop");
    }
}
