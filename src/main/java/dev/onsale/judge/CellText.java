package dev.onsale.judge;

import dev.onsale.judge.Measures.Measure;
import org.jspecify.annotations.Nullable;

/** A cell's figures in words. */
final class CellText {

    private CellText() {}

    static String value(Metric metric, @Nullable Double value) {
        if (value == null) {
            return "nothing";
        }
        if (metric.isMoment()) {
            return Figures.seconds(value);
        }
        return switch (metric.unit()) {
            case "ms" -> Figures.ms(value);
            case "share" -> Figures.share(value);
            default -> String.format(java.util.Locale.ROOT, "%.2f", value);
        };
    }

    /** Of a moment that came in every baseline run. */
    static String never(Sample sample) {
        Measure candidate = sample.candidate();
        String samples = Figures.count(candidate == null ? 0 : candidate.samples());
        String baseline = value(sample.metric(), sample.value());
        return sample.metric() instanceof Metric.SoldOut
                ? "never sold out, " + samples + " bought; the baseline sold out after " + baseline
                : "did not come back without help: never back in its band in the " + samples
                        + " responses after the surge; the baseline came back after " + baseline;
    }

    static String change(Sample sample, double change) {
        return sample.metric().scale() == Scale.LOGARITHM ? Figures.growth(change) : Figures.points(change);
    }

    /** {@code +25 % (90 % interval +18 % … +32 %)}. */
    static String changeWithInterval(Sample sample, double change, double low, double high) {
        return change(sample, change) + " (90 % interval " + change(sample, low) + " … " + change(sample, high) + ")";
    }
}
