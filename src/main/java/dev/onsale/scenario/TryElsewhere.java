package dev.onsale.scenario;

import dev.onsale.plan.Delay;

/**
 * What people do if their seats are taken: they look again, and try others.
 *
 * <pre>{@code
 * pickSeats(hold).seatTakenOn(409, tryingElsewhere(3, between(ofSeconds(1), ofSeconds(10))))
 * }</pre>
 */
public final class TryElsewhere {

    private final int times;
    private final Delay waits;

    private TryElsewhere(int times, Delay waits) {
        this.times = times;
        this.waits = waits;
    }

    static TryElsewhere of(int times, Delay waits) {
        if (times < 1) {
            throw new IllegalArgumentException(
                    "tryingElsewhere(" + times + "): use 1 or more, or seatLostOn(…) for no retry");
        }
        return new TryElsewhere(times, waits);
    }

    int times() {
        return times;
    }

    Delay waits() {
        return waits;
    }
}
