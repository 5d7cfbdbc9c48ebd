package dev.onsale.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Numbers as plans write them, the same in every locale. */
final class Numbers {
    private Numbers() {}

    /** {@code 250ms}, {@code 23s}, {@code 2m}: the largest unit of which it is a whole number. */
    static String length(Duration length) {
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

    /** {@code 12,345}. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Rounded to a whole number: {@code 12,345}. */
    static String count(double value) {
        return count(Math.round(value));
    }

    /** At most that many decimals, no more than needed. */
    static String plain(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
