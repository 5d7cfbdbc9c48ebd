package dev.onsale.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts successful and failed deliveries to a collector: one line when they begin to fail, one at the end.
 * Thread-safe.
 */
final class LiveDeliveries {
    private static final int NOT_FOUND = 404;

    private final Collector collector;
    private final Consumer<String> told;
    private int taken;
    private int failed;
    private @Nullable String lastFailure;
    private boolean ended;

    LiveDeliveries(Collector collector, Consumer<String> told) {
        this.collector = collector;
        this.told = told;
    }

    /** A collector for metrics only, such as Prometheus, has no address for events: that is not a failure. */
    static boolean takesNone(CompletableResultCode events) {
        OptionalInt status = OtlpFailure.status(events);
        return status.isPresent() && status.getAsInt() == NOT_FOUND;
    }

    void metrics(CompletableResultCode result) {
        if (result.isSuccess()) {
            took();
        } else {
            failed(OtlpFailure.of(result));
        }
    }

    /** Failed deliveries of events are reported like those of metrics. */
    void events(CompletableResultCode result) {
        if (!result.isSuccess() && !takesNone(result)) {
            failed(OtlpFailure.of(result));
        }
    }

    private synchronized void took() {
        taken++;
    }

    synchronized void failed(String why) {
        if (ended) {
            return;
        }
        if (failed == 0) {
            told.accept("--otlp " + collector + ": exporting fails, " + why + "; the run continues without it");
        }
        failed++;
        lastFailure = why;
    }

    /** Call it once, when nothing more is sent. */
    synchronized void end() {
        ended = true;
        int all = taken + failed;
        told.accept("--otlp " + collector + ": "
                + (failed == 0
                        ? taken + " exports sent"
                        : failed + " of " + all + " exports failed, the last because " + lastFailure));
    }
}
