package dev.onsale.watch;

import dev.onsale.record.evidence.DatabaseEvidence;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at something beside the load of one run. Use once, in this order:
 *
 * <pre>{@code
 * try (Watch watch = Watch.over(address, System::currentTimeMillis, progress)) {
 *     watch.open();      // may take seconds, while nothing is measured
 *     watch.begin();     // just before the load
 *     …
 *     summary.withDatabase(watch.end(loadStartEpochMs));
 * }
 * }</pre>
 *
 * <p>Nothing that goes wrong is thrown: it is told, and stands in what comes out at the end.
 */
public interface Watch extends AutoCloseable {

    /** Over nothing. */
    Watch NOTHING = new Watch() {};

    /**
     * Over the target's database.
     *
     * @param address {@code null} for over nothing
     * @param clockMs epoch ms, the clock that times the load
     * @param told hears what cannot be seen, and how to mend it, once each
     */
    static Watch over(@Nullable DatabaseAddress address, LongSupplier clockMs, Consumer<String> told) {
        return address == null ? NOTHING : new DatabaseWatch(address, clockMs, told, WatchedSession.Patience.USUAL);
    }

    /** Connects. */
    default void open() {}

    /** The load is about to start. */
    default void begin() {}

    /** The load is over: what was seen of it; {@code null} over nothing. */
    default @Nullable DatabaseEvidence end(long loadStartEpochMs) {
        return null;
    }

    @Override
    default void close() {}
}
