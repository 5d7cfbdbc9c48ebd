package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LoopTurnsTest {

    private static final long MS = 1_000_000;

    private long now = 50 * MS;
    private long taken;
    private final LoopTurns turns = new LoopTurns(() -> now, () -> taken);

    /** A select that returns after so long. */
    private void select(double ms) {
        turns.selects();
        after(ms);
        turns.selected();
    }

    private void after(double ms) {
        now += Math.round(ms * MS);
    }

    private double waitedMs() {
        return turns.waitedNanos() / (double) MS;
    }

    @Test
    void dataThatWasWaitedForCameAsTheSelectReturned() {
        select(4);
        assertThat(waitedMs()).isZero();
        after(0.3);
        assertThat(waitedMs()).as("behind others of its batch").isEqualTo(0.3);
    }

    @Test
    void dataThatWasThereMayHaveComeAtAnyTimeSinceTheSelectBefore() {
        select(4);
        after(1);
        turns.handled();
        after(200);
        select(0.01);
        assertThat(waitedMs())
                .as("the batch before, a task that blocked, and the look")
                .isEqualTo(201.01);
    }

    @Test
    void nothingIsBeingHandledBetweenTurns() {
        select(4);
        turns.handled();
        after(200);
        assertThat(waitedMs()).isZero();
    }

    @Test
    void whatWasTakenFromTheThreadWhileItSelectedIsInTheWait() {
        turns.selects();
        after(30);
        taken += 20 * MS;
        turns.selected();
        assertThat(waitedMs()).isEqualTo(20);
    }

    @Test
    void whatWasTakenBeforeTheSelectIsNotItsOwn() {
        select(4);
        turns.handled();
        after(25);
        taken += 20 * MS;
        select(5);
        assertThat(waitedMs()).isZero();
    }

    @Test
    void aSelectInWhichTheThreadWasOnlyKeptFromRunningFoundItsDataReady() {
        select(4);
        turns.handled();
        after(200);
        turns.selects();
        after(10);
        taken += 10 * MS;
        turns.selected();
        assertThat(waitedMs()).isEqualTo(210);
    }

    @Test
    void noMoreIsTakenThanTheSelectLasted() {
        turns.selects();
        after(3);
        taken += 90 * MS;
        turns.selected();
        assertThat(waitedMs()).isEqualTo(3 + 0);
    }

    @Test
    void aResponseIsToldTheWaitsOnWhichItDepended() {
        turns.belongToThisThread();
        try {
            ResponseWaits waits = new ResponseWaits();
            EmbeddedChannel channel = new EmbeddedChannel(waits);
            select(4);
            after(3);
            channel.pipeline().fireChannelRead("a part of a handshake");
            channel.pipeline().write("an answer to it");
            turns.handled();
            after(100);
            select(4);
            after(2);
            channel.pipeline().fireChannelRead("the first part of a body");
            turns.handled();
            select(4);
            after(1);
            channel.pipeline().fireChannelRead("the last");
            assertThat(turns.addedToResponseNanos() / MS)
                    .as("2 ms held up nobody")
                    .isEqualTo(3 + 1);
            assertThat(turns.addedToResponseNanos()).as("of the next response").isZero();
        } finally {
            LoopTurns.forgetThisThread();
        }
    }

    @Test
    void theSecondFigureOfSchedstatIsTheWaitForAProcessor() {
        byte[] text = "677166293 130203232 400\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(TakenTime.secondOf(text, text.length)).isEqualTo(130_203_232);
        assertThat(TakenTime.secondOf(text, 9)).as("cut off").isZero();
        assertThat(TakenTime.secondOf(text, -1)).as("nothing read").isZero();
    }
}
