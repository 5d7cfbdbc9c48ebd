package dev.onsale.report.clue;

import dev.onsale.figures.Figures;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.Clue.Part;
import dev.onsale.record.clue.Figure;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One clue, with its names and figures as people read them. */
record Told(Clue clue) {
    private static final int NAMED_MAX = 5;
    private static final String UNKNOWN_TIME = "an unknown time";

    /** The one that it is about; empty where there is none. */
    String name() {
        return clue.of().isEmpty() ? "" : clue.of().get(0);
    }

    /** Those that it is about: {@code a, b and c}. */
    String named() {
        return named(clue.of());
    }

    /** {@code a, b and c}; at most so many are named. */
    static String named(List<String> names) {
        int shown = Math.min(names.size(), NAMED_MAX);
        List<String> first = names.subList(0, shown);
        if (names.size() > shown) {
            return String.join(", ", first) + " and " + (names.size() - shown) + " more";
        }
        return shown < 2
                ? String.join("", first)
                : String.join(", ", first.subList(0, shown - 1)) + " and " + first.get(shown - 1);
    }

    boolean has(Figure figure) {
        return clue.has(figure);
    }

    /** {@code 12,345}. */
    String count(Figure figure) {
        return Figures.count(clue.figure(figure));
    }

    /** {@code 12345}. */
    String plain(Figure figure) {
        return Long.toString(whole(figure));
    }

    /** Rounded; 0 where it is not known. */
    long whole(Figure figure) {
        return Math.round(clue.figure(figure));
    }

    /** Two digits that matter. */
    String rough(Figure figure) {
        return Figures.rough(clue.figure(figure));
    }

    String time(Figure figure) {
        return Figures.time(clue.figure(figure));
    }

    String timeIfKnown(Figure figure) {
        return has(figure) ? time(figure) : UNKNOWN_TIME;
    }

    String share(Figure figure) {
        return Figures.share(clue.figure(figure));
    }

    /** {@code once}, {@code twice}, {@code 3 times}. */
    String times() {
        return Figures.times((int) whole(Figure.TIMES));
    }

    /** {@code 12 s}: a second of the run. */
    String second(Figure figure) {
        return Figures.second((int) whole(figure));
    }

    /** {@code 12 s}: ms in whole seconds. */
    String wholeSeconds(Figure figure) {
        return Figures.second((int) Math.round(clue.figure(figure) / 1000));
    }

    String instant(Figure figure) {
        return Figures.instant(clue.figure(figure));
    }

    /** {@code 12 to 15 s}: of the run. */
    String seconds() {
        return Figures.seconds((int) whole(Figure.SECOND), (int) whole(Figure.TO_SECOND));
    }

    /** Its parts, one after the other. */
    String parts(Function<Part, String> worded) {
        return clue.parts().stream().map(worded).collect(Collectors.joining(", "));
    }

    /** {@code 3 bursts, at 3 to 5 s, 12 s, 20 s}: as many as are told of, and a sign that there were more. */
    String bursts() {
        long bursts = whole(Figure.TIMES);
        return bursts + (bursts == 1 ? " burst, at " : " bursts, at ") + stretches();
    }

    String stretches() {
        return parts(part -> Figures.seconds(
                        (int) Math.round(part.figure(Figure.SECOND)), (int) Math.round(part.figure(Figure.TO_SECOND))))
                + (whole(Figure.TIMES) > clue.parts().size() ? ", …" : "");
    }
}
