package dev.onsale.report;

import dev.onsale.record.DrillRecord;
import dev.onsale.record.DrillRecord.Trial;
import dev.onsale.report.TextTable.Column;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Drills for the terminal: each with its numbers, and all of them as a table. */
public final class DrillText {
    private DrillText() {}

    /** Each drill by itself: was it caught, named, and quiet? */
    public static String render(List<DrillRecord> drills, Style style) {
        TextLines lines = new TextLines(style);
        for (DrillRecord drill : drills) {
            if (drill != drills.get(0)) {
                lines.blank();
            }
            one(lines, drill);
        }
        if (drills.size() > 1) {
            lines.blank().table(table(drills));
        }
        return lines.toString();
    }

    /** One row a drill. */
    public static String summary(List<DrillRecord> drills, Style style) {
        return new TextLines(style).table(table(drills)).toString();
    }

    private static void one(TextLines lines, DrillRecord drill) {
        lines.verdict(word(drill), tone(drill), title(drill));
        Trial faulty = drill.faulty();
        if (faulty != null) {
            lines.labelled(
                    "Caught",
                    drill.isCaught() ? Tone.GOOD : Tone.BAD,
                    (drill.isCaught() ? "yes" : "no") + ": " + judged(faulty));
            lines.labelled("Named", drill.isNamed() ? Tone.GOOD : Tone.BAD, named(drill, faulty));
        }
        Trial clean = drill.clean();
        if (clean != null) {
            lines.labelled(
                    "Quiet",
                    drill.isQuiet() ? Tone.GOOD : Tone.BAD,
                    (drill.isQuiet() ? "yes" : "no") + ", with nothing wrong: " + judged(clean)
                            + (clean.explanations().isEmpty()
                                    ? ""
                                    : ", explained by " + String.join(", ", clean.explanations())));
        }
        if (drill.notJudged() != null) {
            lines.labelled("Not judged", drill.notJudged());
        }
        if (faulty != null) {
            lines.labelled("Runs", faulty.run() + (clean == null ? "" : ", and clean " + clean.run()));
        }
        lines.labelled("Took", Figures.time(1000 * drill.seconds()));
    }

    /** The word of a drill: passed, failed, or not judged. */
    static String word(DrillRecord drill) {
        if (drill.notJudged() != null) {
            return "NOT JUDGED";
        }
        return drill.isPassed() ? "PASSED" : "FAILED";
    }

    private static Tone tone(DrillRecord drill) {
        if (drill.notJudged() != null) {
            return Tone.UNSURE;
        }
        return drill.isPassed() ? Tone.GOOD : Tone.BAD;
    }

    static String title(DrillRecord drill) {
        return String.join(" + ", drill.names()) + " at strength " + strength(drill) + ", plan " + drill.plan();
    }

    private static String strength(DrillRecord drill) {
        List<Double> strengths =
                drill.incidents().values().stream().distinct().sorted().toList();
        return strengths.stream().map(each -> Figures.decimal(each, 3)).collect(Collectors.joining(", "));
    }

    private static String judged(Trial trial) {
        String first = trial.reasons().isEmpty() ? "" : ", " + trial.reasons().get(0);
        return trial.judgement().name().toLowerCase(Locale.ROOT) + first;
    }

    private static String named(DrillRecord drill, Trial faulty) {
        if (faulty.explanations().isEmpty()) {
            return "no: no explanation fits";
        }
        Map<String, String> places = drill.names().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> place(drill.placeOf(name)), (one, other) -> one, java.util.TreeMap::new));
        String of = places.size() == 1
                ? places.values().iterator().next()
                : places.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
        return of + " of " + faulty.explanations().size() + ": " + String.join(", ", faulty.explanations());
    }

    private static String place(int place) {
        return switch (place) {
            case 0 -> "not";
            case 1 -> "1st";
            case 2 -> "2nd";
            case 3 -> "3rd";
            default -> place + "th";
        };
    }

    private static TextTable table(List<DrillRecord> drills) {
        TextTable table = new TextTable(
                Column.left("drill"),
                Column.right("strength"),
                Column.left("caught"),
                Column.left("named"),
                Column.left("quiet"),
                Column.right("took"),
                Column.left("result"));
        for (DrillRecord drill : drills) {
            table.add(
                    tone(drill),
                    6,
                    String.join("+", drill.names()),
                    strength(drill),
                    drill.faulty() == null ? "–" : drill.isCaught() ? "yes" : "no",
                    drill.names().stream()
                            .map(name -> place(drill.placeOf(name)))
                            .collect(Collectors.joining(", ")),
                    drill.clean() == null ? "–" : drill.isQuiet() ? "yes" : "no",
                    Figures.time(1000 * drill.seconds()),
                    word(drill).toLowerCase(Locale.ROOT));
        }
        return table;
    }
}
