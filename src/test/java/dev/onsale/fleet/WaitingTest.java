package dev.onsale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.load.Companions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final long START_MS = 100_000;

    private final AtomicLong nowMs = new AtomicLong(START_MS - 400);
    private final List<Long> preparedAtMs = new ArrayList<>();
    private final Companions.Preparing preparing = new Companions.Preparing() {
        @Override
        public void prepare(Duration untilStart) {
            throw new AssertionError("only the leading injector prepares the target");
        }

        @Override
        public void justBefore() {
            preparedAtMs.add(nowMs.get());
        }
    };

    /** A clock that goes on at each look. */
    private long later() {
        return nowMs.addAndGet(10);
    }

    @Test
    void theLastPreparationsAreMadeOnceShortlyBeforeTheStart() {
        Waiting.untilStart(START_MS, this::later, () -> false, preparing);

        assertThat(preparedAtMs)
                .singleElement()
                .satisfies(at -> assertThat(at)
                        .isBetween(
                                START_MS - Companions.Preparing.LAST_MS, START_MS - Companions.Preparing.LAST_MS + 50));
        assertThat(nowMs).hasValueGreaterThanOrEqualTo(START_MS);
    }

    @Test
    void whoeverWasStoppedMakesNone() {
        Waiting.untilStart(START_MS, this::later, () -> true, preparing);

        assertThat(preparedAtMs).isEmpty();
        assertThat(nowMs).hasValueLessThan(START_MS);
    }
}
