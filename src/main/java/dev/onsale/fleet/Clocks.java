package dev.onsale.fleet;

import dev.onsale.record.Fleet.ClockOffset;
import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * Compares this machine's clock with another's, as NTP does (RFC 5905, section 8). With four instants, when the
 * question was sent (1) and received (2) and when the answer was sent (3) and received (4), the offset is ((1 − 2) + (4
 * − 3)) / 2. It is exact if both directions took equally long, and never off by more than half the round trip. Of
 * several exchanges the fastest counts.
 */
final class Clocks {
    static final int EXCHANGES = 12;

    private static final double MICROS_PER_MS = 1_000;

    private Clocks() {}

    /** When the other clock saw a question and its answer, in µs. */
    record Seen(long receivedMicros, long answeredMicros) {}

    /** One exchange. */
    interface Asking {
        Seen ask() throws IOException;
    }

    /**
     * The same where both have one clock: an offset within the error of the comparison is that error, and correcting it
     * would move the start by as much.
     */
    static ClockOffset ofOneMachine(ClockOffset compared) {
        return Math.abs(compared.aheadMs()) <= compared.withinMs() ? new ClockOffset(0, 0) : compared;
    }

    /** @param nowMicros this machine's clock, epoch µs */
    static ClockOffset compared(Asking asking, LongSupplier nowMicros) throws IOException {
        ClockOffset best = new ClockOffset(0, Double.MAX_VALUE);
        for (int exchange = 0; exchange < EXCHANGES; exchange++) {
            long asked = nowMicros.getAsLong();
            Seen seen = asking.ask();
            long heard = nowMicros.getAsLong();
            double ahead = ((asked - seen.receivedMicros()) + (heard - seen.answeredMicros())) / 2.0 / MICROS_PER_MS;
            double within = ((heard - asked) - (seen.answeredMicros() - seen.receivedMicros())) / 2.0 / MICROS_PER_MS;
            if (within < best.withinMs()) {
                best = new ClockOffset(ahead, Math.max(0, within));
            }
        }
        return best;
    }
}
