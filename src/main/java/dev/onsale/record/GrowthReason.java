package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * Why the growth of a figure is open, or not judged, without words.
 *
 * @param figures by what they are of; only those that the kind names
 */
public record GrowthReason(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Figure, Double> figures) {

    public GrowthReason {
        figures = FiguresByName.copyOf(Figure.class, figures);
    }

    /** Of what a figure is. */
    public enum Figure {
        /** Responses. */
        SAMPLES,
        /** How many of them it takes. */
        NEEDED,
        /** Size of the catalogue. */
        TICKET_TYPES,
        /** From the smallest catalogue to the largest, in ms. */
        MORE_MS
    }

    /** What was found. */
    public enum Kind {
        KNOWN_AT_ONE_SIZE,
        /** {@code SAMPLES} of {@code NEEDED}, at {@code TICKET_TYPES}. */
        TOO_FEW_RESPONSES,
        /** Two runs give none. */
        NO_INTERVAL,
        /** The runs differ too much to say that it grows. */
        GROWTH_NOT_PROVEN,
        /** They differ too much to rule out growth, of {@code MORE_MS} where it is of a time. */
        GROWTH_NOT_RULED_OUT
    }

    public static GrowthReason of(Kind kind) {
        return new GrowthReason(kind, Map.of());
    }

    /** The same with one more figure. */
    public GrowthReason with(Figure figure, double value) {
        return new GrowthReason(kind, FiguresByName.with(figures, figure, value));
    }

    /** One of its figures; not a number where a file does not hold it. */
    public double figure(Figure of) {
        return figures.getOrDefault(of, Double.NaN);
    }
}
