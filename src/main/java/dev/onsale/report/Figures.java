package dev.onsale.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as people read them, with their units and the same in every locale. */
public final class Figures {
    /** A typographic minus: as wide as a plus, so that signed columns line up. */
    private static final String MINUS = "−";

    /** Spaces where a line may end: not those between a figure and its unit. */
    static final Pattern BREAKS = Pattern.compile(" (?!(?:%|ms|s|min|points|cores?)(?:[^a-z]|$))");

    private static final Pattern BEFORE_UNIT =
            Pattern.compile("(?<=[0-9]) (?=(?:%|ms|s|min|points|cores?)(?:[^a-z]|$))");

    private Figures() {}

    /** The same text with spaces before units that no browser breaks. */
    public static String glued(String text) {
        return BEFORE_UNIT.matcher(text).replaceAll("\u00a0");
    }

    /** {@code 12,345}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A time: {@code 9.4 ms}, {@code 412 ms}, {@code 1.24 s}, {@code 12.3 s}, {@code 2 min 5 s}. */
    public static String time(double ms) {
        if (ms < 9.95) {
            return decimal(ms, 1) + " ms";
        } else if (ms < 999.5) {
            return decimal(ms, 0) + " ms";
        } else if (ms < 9_995) {
            return decimal(ms / 1000, 2) + " s";
        } else if (ms < 119_950) {
            return decimal(ms / 1000, 1) + " s";
        }
        long seconds = Math.round(ms / 1000);
        return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    }

    public static String time(Duration duration) {
        return time(duration.toNanos() / 1e6);
    }

    /** An instant of a run: {@code 0 s}, {@code 4 s}, {@code 12.5 s}, {@code 2 min 5 s}. */
    public static String instant(double ms) {
        return ms < 119_950 ? decimal(ms / 1000, 1) + " s" : time(ms);
    }

    /** A share of 0 to 1 in per cent: {@code 0 %}, {@code 0.04 %}, {@code 2.4 %}, {@code 39 %}. */
    public static String share(double share) {
        double percent = share * 100;
        double distanceToEnd = Math.min(Math.abs(percent), Math.abs(100 - percent));
        int decimals = distanceToEnd == 0 ? 0 : distanceToEnd < 0.095 ? 2 : distanceToEnd < 9.95 ? 1 : 0;
        return decimal(percent, decimals) + " %";
    }

    /** A rate, per second: {@code 80/s}, {@code 2.5/s}. */
    public static String perSecond(double rate) {
        return decimal(rate, rate < 9.95 ? 1 : 0) + "/s";
    }

    /** A relative change: {@code +12 %}, {@code −9 %}, {@code 0 %}; from a doubling on a factor: {@code 4.3×}. */
    public static String change(double relative) {
        if (relative >= 1) {
            return decimal(1 + relative, relative < 9 ? 1 : 0) + "×";
        }
        double percent = relative * 100;
        return signed(percent, Math.abs(percent) < 0.95 ? 1 : 0) + " %";
    }

    /** An absolute change of a share, in percentage points: {@code +1.2 points}. */
    public static String points(double change) {
        return signed(change * 100, 1) + " points";
    }

    /** A percentile's name: {@code p50}, {@code p99.9}; the hundredth is {@code max}. */
    public static String percentile(double percentile) {
        return percentile == 100 ? "max" : "p" + decimal(percentile, 3);
    }

    /** A plain decimal of at most so many places, without trailing zeros, grouped by thousands. */
    public static String decimal(double value, int places) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
        if (rounded.signum() == 0) {
            return "0";
        }
        BigDecimal shortest = rounded.stripTrailingZeros();
        String digits = String.format(Locale.ROOT, "%,." + Math.max(0, shortest.scale()) + "f", shortest.abs());
        return (shortest.signum() < 0 ? MINUS : "") + digits;
    }

    private static String signed(double value, int places) {
        String digits = decimal(value, places);
        return digits.equals("0") || digits.startsWith(MINUS) || digits.equals("–") ? digits : "+" + digits;
    }
}
