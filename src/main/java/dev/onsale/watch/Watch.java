package dev.onsale.watch;

import dev.onsale.record.evidence.DatabaseEvidence;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches something besides the load during one run. Use once, in this order:
 *
 * <pre>{@code
 * try (Watch watch = Watch.over(address, System::currentTimeMillis, progress)) {
 *     watch.open();      // may take seconds, while nothing is measured
 *     watch.begin();     // just before the load
 *     …
 *     database = watch.end(loadStartEpochMs);
 * }
 * }</pre>
 *
 * <p>Errors are not thrown: they are reported, and included in the result.
 */
public interface Watch extends AutoCloseable {

    /** Watches nothing. */
    Watch NOTHING = new Watch() {};

    /**
     * Watches the target's database.
     *
     * @param address {@code null} to watch nothing
     * @param clockMs epoch ms, the clock that times the load
     * @param told receives what cannot be seen, and how to fix it, once each
     */
    static Watch over(@Nullable DatabaseAddress address, LongSupplier clockMs, Consumer<String> told) {
        return address == null ? NOTHING : new DatabaseWatch(address, clockMs, told, WatchedSession.Patience.USUAL);
    }

    /** Connects. */
    default void open() {}

    /** The load is about to start. */
    default void begin() {}

    /** The load is over: returns what was seen of it; {@code null} if nothing is watched. */
    default @Nullable DatabaseEvidence end(long loadStartEpochMs) {
        return null;
    }

    @Override
    default void close() {}
}
