package dev.onsale.export;

import java.io.Serial;

/** A collector did not accept an export. */
public final class NotDeliveredException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    NotDeliveredException(Collector collector, String why) {
        super("--otlp " + collector + ": " + why);
    }

    /** How to fix it. */
    public String hint() {
        return "start a collector that accepts OTLP over HTTP there, or name another; the run is kept, so you can export it again";
    }
}
