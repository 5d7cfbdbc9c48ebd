package dev.onsale.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Numbers in the notation of plans, for hints that say what to write. */
public final class Numbers {
    private Numbers() {}

    /** {@code 250ms}, {@code 23s}, {@code 2m}: in the largest unit that gives a whole number. */
    public static String length(Duration length) {
        long nanos = length.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        if (nanos % 3_600_000_000_000L == 0) {
            return nanos / 3_600_000_000_000L + "h";
        }
        if (nanos % 60_000_000_000L == 0) {
            return nanos / 60_000_000_000L + "m";
        }
        boolean seconds = nanos >= 1_000_000_000L;
        return plain(nanos / (seconds ? 1e9 : 1e6), 3) + (seconds ? "s" : "ms");
    }

    /** A share, 0 to 1, as {@code 12.5%}: with no more decimals than needed and at most six. */
    public static String percent(double share) {
        return BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .setScale(6, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }

    /** With at most this many decimals, and no more than needed. */
    public static String plain(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
