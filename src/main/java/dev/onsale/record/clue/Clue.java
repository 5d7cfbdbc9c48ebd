package dev.onsale.record.clue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One finding about a run: the summary of an explanation, or evidence for it. The report words it.
 *
 * @param kind what was found; determines the names and figures
 * @param of names of what it is about
 * @param figures by name; unknown ones are absent
 * @param parts several items of one sort, each with its own figures; only if the kind defines them
 * @param source where the figures can be looked up; {@code null} if there are none
 */
public record Clue(
        ClueKind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> of,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Figure, Double> figures,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Part> parts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Source source)
        implements Figured<Figure> {

    public Clue {
        of = List.copyOf(of);
        figures = known(figures);
        parts = List.copyOf(parts);
    }

    /**
     * One of several items, with its own figures.
     *
     * @param of its name; empty if it has none
     */
    public record Part(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String of,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Figure, Double> figures)
            implements Figured<Figure> {

        public Part {
            figures = known(figures);
        }

        public static Part of(String name) {
            return new Part(name, Map.of());
        }

        /** A copy with one more figure, if it is a number. */
        public Part with(Figure figure, double value) {
            return new Part(of, plus(figures, figure, value));
        }
    }

    public static Clue of(ClueKind kind, String... names) {
        return of(kind, List.of(names));
    }

    public static Clue of(ClueKind kind, List<String> names) {
        return new Clue(kind, names, Map.of(), List.of(), null);
    }

    /** A copy with one more figure, if it is a number. */
    public Clue with(Figure figure, double value) {
        return new Clue(kind, of, plus(figures, figure, value), parts, source);
    }

    /** A copy with these parts added. */
    public Clue with(List<Part> more) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(more);
        return new Clue(kind, of, figures, all, source);
    }

    /** A copy with this source. */
    public Clue from(Source newSource) {
        return new Clue(kind, of, figures, parts, newSource);
    }

    private static Map<Figure, Double> plus(Map<Figure, Double> figures, Figure figure, double value) {
        Map<Figure, Double> more = new EnumMap<>(Figure.class);
        more.putAll(figures);
        more.put(figure, value);
        return more;
    }

    /** In the order of declaration. Omits NaN, for which no file format has a number. */
    private static Map<Figure, Double> known(Map<Figure, Double> figures) {
        Map<Figure, Double> finite = new EnumMap<>(Figure.class);
        figures.forEach((figure, value) -> {
            if (Double.isFinite(value)) {
                finite.put(figure, value);
            }
        });
        return Collections.unmodifiableMap(finite);
    }
}
