package dev.onsale.record.clue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was found of a run: what an explanation says in short, or what speaks for it. The words are chosen where it
 * is shown.
 *
 * @param kind what was found; it says which names and figures go with it
 * @param of what it is about, by name
 * @param figures by what they are of; one that is not known is not there
 * @param parts several of one sort, each with figures of its own; only where the kind says of what
 * @param source where the figures can be looked up; {@code null} where there are none to look up
 */
public record Clue(
        ClueKind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> of,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Figure, Double> figures,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Part> parts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Source source) {

    public Clue {
        of = List.copyOf(of);
        figures = known(figures);
        parts = List.copyOf(parts);
    }

    /**
     * One of several, with figures of its own.
     *
     * @param of its name; empty where it has none
     */
    public record Part(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String of,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Figure, Double> figures) {

        public Part {
            figures = known(figures);
        }

        public static Part of(String name) {
            return new Part(name, Map.of());
        }

        /** The same with one more figure, if it is a number. */
        public Part with(Figure figure, double value) {
            return new Part(of, plus(figures, figure, value));
        }

        /** One of its figures; not a number where it is not known. */
        public double figure(Figure name) {
            return figures.getOrDefault(name, Double.NaN);
        }
    }

    public static Clue of(ClueKind kind, String... names) {
        return of(kind, List.of(names));
    }

    public static Clue of(ClueKind kind, List<String> names) {
        return new Clue(kind, names, Map.of(), List.of(), null);
    }

    /** The same with one more figure, if it is a number. */
    public Clue with(Figure figure, double value) {
        return new Clue(kind, of, plus(figures, figure, value), parts, source);
    }

    /** The same of these parts too. */
    public Clue with(List<Part> more) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(more);
        return new Clue(kind, of, figures, all, source);
    }

    /** The same, read from there. */
    public Clue from(Source newSource) {
        return new Clue(kind, of, figures, parts, newSource);
    }

    /** One of its figures; not a number where it is not known. */
    public double figure(Figure name) {
        return figures.getOrDefault(name, Double.NaN);
    }

    public boolean has(Figure name) {
        return figures.containsKey(name);
    }

    private static Map<Figure, Double> plus(Map<Figure, Double> figures, Figure figure, double value) {
        Map<Figure, Double> more = new EnumMap<>(Figure.class);
        more.putAll(figures);
        more.put(figure, value);
        return more;
    }

    /** In the order in which they are declared. No file format has a number for what is none. */
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
