package dev.onsale.judge;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** How figures are written in the sentences of a verdict: the same on every machine, whatever its locale. */
public final class Figures {

    private Figures() {}

    /** {@code 0.42 ms}, {@code 38.2 ms}, {@code 1,703 ms}. */
    public static String ms(double ms) {
        return (ms >= 100 ? number("%,.0f", ms) : ms >= 10 ? number("%.1f", ms) : number("%.2f", ms)) + " ms";
    }

    /** {@code 4.0 s}, for instants since the start of the load. */
    public static String seconds(double ms) {
        return number("%.1f", ms / 1000) + " s";
    }

    /** {@code 5 s}, {@code 2.5 s}, {@code 300 ms}: a length as a plan would write it. */
    public static String length(Duration length) {
        long ms = length.toMillis();
        return ms % 1000 == 0 ? ms / 1000 + " s" : ms > 1000 ? number("%s", ms / 1000.0) + " s" : ms + " ms";
    }

    /** {@code 0.52 %}, {@code 12 %}. */
    public static String share(double share) {
        double percent = share * 100;
        return number(percent == 0 || percent >= 10 ? "%.0f" : percent >= 1 ? "%.1f" : "%.2f", percent) + " %";
    }

    /** {@code +25 %}, {@code −3.1 %}. */
    public static String growth(double relative) {
        double percent = Math.abs(relative * 100);
        return sign(relative) + number(percent >= 10 ? "%,.0f" : "%.1f", percent) + " %";
    }

    /** {@code +2.5 points}: the change of a share, in percentage points. */
    public static String points(double change) {
        return sign(change) + number("%.1f", Math.abs(change * 100)) + " points";
    }

    /** {@code 2024-07-11}, in universal time. */
    public static String day(long epochMs) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(epochMs), ZoneOffset.UTC)
                .toString();
    }

    /** {@code 1,000}. */
    public static String count(double count) {
        return number("%,.0f", count);
    }

    /** {@code 102}, {@code 4.2}, {@code 0.07}: a small number of things, of which there may be a part on average. */
    static String few(double count) {
        double whole = Math.rint(count);
        double near = Math.abs(count - whole);
        return number(count >= 9.95 || (whole >= 2 && near < 0.05) ? "%,.0f" : count >= 0.95 ? "%.1f" : "%.2f", count);
    }

    /** {@code p95}, {@code p99.9}. */
    public static String percentile(double percentile) {
        return "p" + (percentile == Math.rint(percentile) ? number("%.0f", percentile) : Double.toString(percentile));
    }

    private static String sign(double value) {
        return value < 0 ? "−" : "+";
    }

    private static String number(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
