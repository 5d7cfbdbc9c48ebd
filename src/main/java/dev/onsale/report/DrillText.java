package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.DrillRecord;
import dev.onsale.record.DrillRecord.Trial;
import dev.onsale.report.TextTable.Column;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
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
        smallest(drills).forEach(sentence -> lines.blank().labelled("Sweep", sentence));
        return lines.toString();
    }

    /** Of each drill that was done at several strengths: from where on it is caught. */
    private static List<String> smallest(List<DrillRecord> drills) {
        Map<List<String>, List<DrillRecord>> byNames = drills.stream()
                .filter(drill -> drill.notJudged() == null)
                .collect(Collectors.groupingBy(DrillRecord::names, LinkedHashMap::new, Collectors.toList()));
        return byNames.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                                .map(DrillText::strongest)
                                .distinct()
                                .count()
                        > 1)
                .map(entry -> String.join(" + ", entry.getKey()) + ": " + fromWhere(entry.getValue()))
                .toList();
    }

    private static String fromWhere(List<DrillRecord> sweep) {
        OptionalDouble missed = sweep.stream()
                .filter(drill -> !drill.isCaught())
                .mapToDouble(DrillText::strongest)
                .max();
        return sweep.stream()
                .filter(DrillRecord::isCaught)
                .mapToDouble(DrillText::strongest)
                .filter(strength -> strength > missed.orElse(0))
                .min()
                .stream()
                .mapToObj(strength -> "caught from strength " + Figures.decimal(strength, 3) + " on")
                .findFirst()
                .orElse("not caught at the greatest strength tried");
    }

    private static double strongest(DrillRecord drill) {
        return Collections.max(drill.incidents().values());
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
            if (faulty.payments() != null) {
                lines.labelled("Payments", ServerFacts.sentence(faulty.payments()));
            }
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

    /** {@code 0.5}; more than one only where incidents rehearsed together differ. */
    static String strength(DrillRecord drill) {
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
                        name -> name, name -> place(drill.placeOf(name)), (one, other) -> one, TreeMap::new));
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
