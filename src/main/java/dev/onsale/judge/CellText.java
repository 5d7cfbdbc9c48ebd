package dev.onsale.judge;

import org.jspecify.annotations.Nullable;

/** A cell's figures in words. */
final class CellText {

    private CellText() {}

    static String value(Metric metric, @Nullable Double value) {
        if (value == null) {
            return "nothing";
        }
        return switch (metric.unit()) {
            case "ms" -> Figures.ms(value);
            case "share" -> Figures.share(value);
            default -> String.format(java.util.Locale.ROOT, "%.2f", value);
        };
    }

    static String change(Sample sample, double change) {
        return sample.metric().scale() == Scale.LOGARITHM ? Figures.growth(change) : Figures.points(change);
    }

    /** {@code +25 % (90 % interval +18 % … +32 %)}. */
    static String changeWithInterval(Sample sample, double change, double low, double high) {
        return change(sample, change) + " (90 % interval " + change(sample, low) + " … " + change(sample, high) + ")";
    }
}
