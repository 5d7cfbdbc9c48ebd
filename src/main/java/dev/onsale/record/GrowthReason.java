package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.record.clue.Figured;
import java.util.Map;

/**
 * Why the growth of a figure is open or not judged, as data.
 *
 * @param figures the figures that the kind names
 */
public record GrowthReason(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Figure, Double> figures)
        implements Figured<GrowthReason.Figure> {

    public GrowthReason {
        figures = FiguresByName.copyOf(Figure.class, figures);
    }

    /** What a figure measures. */
    public enum Figure {
        /** Responses. */
        SAMPLES,
        /** How many of them are needed. */
        NEEDED,
        /** Size of the catalogue. */
        TICKET_TYPES,
        /** From the smallest catalogue to the largest, in ms. */
        MORE_MS
    }

    public enum Kind {
        KNOWN_AT_ONE_SIZE,
        /** {@code SAMPLES} of {@code NEEDED}, at {@code TICKET_TYPES}. */
        TOO_FEW_RESPONSES,
        /** Two runs give no interval. */
        NO_INTERVAL,
        /** The runs differ too much to prove growth. */
        GROWTH_NOT_PROVEN,
        /** The runs differ too much to rule out growth; of {@code MORE_MS} if the figure is a time. */
        GROWTH_NOT_RULED_OUT
    }

    public static GrowthReason of(Kind kind) {
        return new GrowthReason(kind, Map.of());
    }

    /** A copy with one more figure. */
    public GrowthReason with(Figure figure, double value) {
        return new GrowthReason(kind, FiguresByName.with(figures, figure, value));
    }
}
