package dev.onsale.export;

import java.io.Serial;

/** A collector did not take what was to be exported. */
public final class NotDeliveredException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    NotDeliveredException(Collector collector, String why) {
        super("--otlp " + collector + ": " + why);
    }

    /** How to mend it. */
    public String hint() {
        return "start a collector that accepts OTLP over HTTP there, or name another; the run is kept, so you can export it again";
    }
}
