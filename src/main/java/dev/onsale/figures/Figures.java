package dev.onsale.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Numbers for people, with their units and the same in every locale. */
public final class Figures {
    /** For a missing number. */
    public static final String NONE = "–";

    /** A typographic minus: as wide as a plus, so that signed columns line up. */
    private static final String MINUS = "−";

    /** Spaces at which a line may be broken: not those between a figure and its unit. */
    public static final Pattern BREAKS = Pattern.compile(" (?!(?:%|ms|s|min|points|cores?)(?:[^a-z]|$))");

    private static final Pattern BEFORE_UNIT =
            Pattern.compile("(?<=[0-9]) (?=(?:%|ms|s|min|points|cores?)(?:[^a-z]|$))");

    /** Whole numbers below it are exact. */
    private static final double WHOLE_MAX = 1e15;

    private static final double SECONDS_FROM_MS = 999.5;
    private static final double MINUTES_FROM_MS = 119_950;

    private Figures() {}

    /** The same text with non-breaking spaces before units. */
    public static String glued(String text) {
        return BEFORE_UNIT.matcher(text).replaceAll("\u00a0");
    }

    /** {@code 12,345}. */
    public static String count(long count) {
        return grouped(Long.toString(count));
    }

    /** Rounded to a whole number: {@code 12,345}. */
    public static String count(double count) {
        return decimal(count, 0);
    }

    /** {@code 102}, {@code 4.2}, {@code 0.07}: an average count, which may be fractional. */
    public static String few(double count) {
        return decimal(count, count >= 9.95 ? 0 : count >= 0.95 ? 1 : 2);
    }

    /**
     * {@code 0.3}, {@code 4.2}, {@code 21}, {@code 1,200}: two significant digits; {@code unknown} for a missing
     * number.
     */
    public static String rough(double figure) {
        return Double.isFinite(figure) ? decimal(figure, Math.abs(figure) < 9.95 ? 1 : 0) : "unknown";
    }

    /** {@code once}, {@code twice}, {@code 3 times}. */
    public static String times(int count) {
        return count == 1 ? "once" : count == 2 ? "twice" : count((long) count) + " times";
    }

    /** A time: {@code 9.4 ms}, {@code 412 ms}, {@code 1.24 s}, {@code 12.3 s}, {@code 2 min 5 s}. */
    public static String time(double ms) {
        if (ms < SECONDS_FROM_MS) {
            return milliseconds(ms) + " ms";
        } else if (ms < MINUTES_FROM_MS) {
            return seconds(ms) + " s";
        }
        long seconds = Math.round(ms / 1000);
        return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    }

    public static String time(Duration duration) {
        return time(duration.toNanos() / 1e6);
    }

    /** Two times in the unit of the longer one: {@code 12 → 52 ms}, {@code 0.08 → 1.24 s}. */
    public static String fromTo(double fromMs, double toMs) {
        double longer = Math.max(fromMs, toMs);
        if (longer < SECONDS_FROM_MS) {
            return milliseconds(fromMs) + " → " + milliseconds(toMs) + " ms";
        }
        // Beyond two minutes the shorter one would show as zeros.
        return longer < MINUTES_FROM_MS
                ? seconds(fromMs) + " → " + seconds(toMs) + " s"
                : time(fromMs) + " → " + time(toMs);
    }

    private static String milliseconds(double ms) {
        return decimal(ms, ms < 9.95 ? 1 : 0);
    }

    private static String seconds(double ms) {
        return decimal(ms / 1000, ms < 99.5 ? 3 : ms < 9_995 ? 2 : 1);
    }

    /** An instant of a run: {@code 0 s}, {@code 4 s}, {@code 12.5 s}, {@code 2 min 5 s}. */
    public static String instant(double ms) {
        return ms < MINUTES_FROM_MS ? decimal(ms / 1000, 1) + " s" : time(ms);
    }

    /** {@code 12 s}: a whole second of a run. */
    public static String second(int second) {
        return count((long) second) + " s";
    }

    /** {@code 12 to 15 s}: a range of whole seconds. */
    public static String seconds(int first, int last) {
        return (first == last ? "" : count((long) first) + " to ") + second(last);
    }

    /** {@code 2024-07-11}, in universal time. */
    public static String day(long epochMs) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(epochMs), ZoneOffset.UTC)
                .toString();
    }

    /** A share of 0 to 1 in per cent: {@code 0 %}, {@code 0.04 %}, {@code 2.4 %}, {@code 39 %}. */
    public static String share(double share) {
        return percent(share) + " %";
    }

    /** Two shares: {@code 0 → 2.4 %}. */
    public static String fromToShare(double from, double to) {
        return percent(from) + " → " + share(to);
    }

    private static String percent(double share) {
        double percent = share * 100;
        double distanceToEnd = Math.min(Math.abs(percent), Math.abs(100 - percent));
        int decimals = distanceToEnd == 0 ? 0 : distanceToEnd < 0.095 ? 2 : distanceToEnd < 9.95 ? 1 : 0;
        return decimal(percent, decimals);
    }

    /** A rate, per second: {@code 80/s}, {@code 2.5/s}. */
    public static String perSecond(double rate) {
        return decimal(rate, rate < 9.95 ? 1 : 0) + "/s";
    }

    /** A relative change: {@code +12 %}, {@code −9 %}, {@code 4.3×}. */
    public static String change(double relative) {
        return Change.relative(relative).text();
    }

    /** A difference of shares: {@code +1.2 points}. */
    public static String points(double difference) {
        return Change.ofShares(difference).text();
    }

    /** A percentile's name: {@code p50}, {@code p99.9}; the hundredth is {@code max}. */
    public static String percentile(double percentile) {
        return percentile == 100 ? "max" : "p" + decimal(percentile, 12);
    }

    /** A plain decimal with at most this many places, without trailing zeros, grouped by thousands. */
    public static String decimal(double value, int places) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        if (value == Math.rint(value) && Math.abs(value) < WHOLE_MAX) {
            return (value < 0 ? MINUS : "") + grouped(Long.toString((long) Math.abs(value)));
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
        if (rounded.signum() == 0) {
            return "0";
        }
        BigDecimal shortest = rounded.stripTrailingZeros();
        return (shortest.signum() < 0 ? MINUS : "") + grouped(shortest.abs().toPlainString());
    }

    /** By thousands. A format string would be parsed anew for each of a report's thousand figures. */
    private static String grouped(String plain) {
        int point = plain.indexOf('.');
        int first = plain.startsWith("-") ? 1 : 0;
        StringBuilder grouped = new StringBuilder(plain);
        for (int place = (point < 0 ? plain.length() : point) - 3; place > first; place -= 3) {
            grouped.insert(place, ',');
        }
        return grouped.toString();
    }

    /** The same with its sign: {@code +1.2}, {@code −3}, {@code 0}. */
    static String signed(double value, int places) {
        String digits = decimal(value, places);
        return digits.equals("0") || digits.startsWith(MINUS) || digits.equals(NONE) ? digits : "+" + digits;
    }
}
