package dev.onsale.fleet;

import dev.onsale.load.Companions;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Shard;
import dev.onsale.record.Fleet;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * For injectors that share nothing but the start instant of the load; their clocks are synchronised by other means.
 */
public final class AgreedStart implements Companions {

    /** An instant further ahead than this is a typing error. */
    private static final Duration AHEAD_MAX = Duration.ofHours(24);

    private final Shard shard;
    private final long startAtMs;
    private final LongSupplier clockMs;

    /**
     * @param startAtMs epoch ms
     * @param clockMs epoch ms
     */
    public AgreedStart(Shard shard, long startAtMs, LongSupplier clockMs) {
        this.shard = shard;
        this.startAtMs = startAtMs;
        this.clockMs = clockMs;
    }

    /**
     * @param text an instant such as {@code 2026-01-02T10:00:00Z}
     * @throws BadInputException if it is not an instant, has passed, or is more than a day ahead
     */
    public static AgreedStart at(Shard shard, String text, LongSupplier clockMs) {
        long startAtMs;
        try {
            startAtMs = Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new BadInputException(
                    "--start-at is '" + text + "', which is not an instant",
                    "write it in UTC, with a Z: " + Instant.ofEpochMilli(clockMs.getAsLong() / 1_000 * 1_000 + 60_000));
        }
        long aheadMs = startAtMs - clockMs.getAsLong();
        if (aheadMs <= 0) {
            throw passed(text + " was " + Duration.ofMillis(-aheadMs).toSeconds() + " s ago");
        }
        if (aheadMs > AHEAD_MAX.toMillis()) {
            throw new BadInputException(
                    "--start-at " + text + " is more than " + AHEAD_MAX.toHours() + " h ahead",
                    "choose an instant within a day");
        }
        return new AgreedStart(shard, startAtMs, clockMs);
    }

    private static BadInputException passed(String what) {
        return new BadInputException(
                "--start-at " + what, "choose a later instant: an injector warms up first, which takes about 10 s");
    }

    @Override
    public Shard shard() {
        return shard;
    }

    @Override
    public boolean watchTogether() {
        return false;
    }

    @Override
    public void begin(Preparing preparing, Stopping stopping) {
        if (shard.leads()) {
            preparing.prepare(Duration.ofMillis(Math.max(0, startAtMs - clockMs.getAsLong())));
        }
        if (clockMs.getAsLong() > startAtMs + Fleet.APART_MS_MAX && !stopping.isStopped()) {
            stopping.stop(StopReason.of(StopReason.Kind.NOT_READY).with(StopReason.Figure.DUE_AT_MS, startAtMs));
            return;
        }
        Waiting.untilStart(startAtMs, clockMs, stopping::isStopped, preparing);
    }

    @Override
    public void heard(Heard news) {
        // There is no coordinator to ask.
    }

    @Override
    public void ended() {
        // There is nobody to wait for.
    }

    @Override
    public @Nullable Fleet fleet(RunSummary own) {
        return OwnPart.of(shard, startAtMs, Optional.empty(), own, Optional.empty());
    }
}
