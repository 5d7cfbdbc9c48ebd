package dev.onsale.report;

import static dev.onsale.report.document.Table.Column.name;
import static dev.onsale.report.document.Table.Column.number;
import static dev.onsale.report.document.Table.Column.state;
import static dev.onsale.report.document.Table.Column.text;

import dev.onsale.figures.Figures;
import dev.onsale.record.DrillRecord;
import dev.onsale.record.DrillRecord.Trial;
import dev.onsale.report.document.Block;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Block.Title;
import dev.onsale.report.document.Document;
import dev.onsale.report.document.Style;
import dev.onsale.report.document.Table;
import dev.onsale.report.document.Table.Row;
import dev.onsale.report.document.Table.Value;
import dev.onsale.report.document.Text;
import dev.onsale.report.document.TextPrinter;
import dev.onsale.report.document.Tone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Drills for the terminal: each with its numbers, and all of them as a table. */
public final class DrillText {
    private DrillText() {}

    /** Each drill by itself: was it caught, named, and quiet? */
    public static String render(List<DrillRecord> drills, Style style) {
        List<Block> blocks = new ArrayList<>(drills.stream().map(DrillText::one).toList());
        if (drills.size() > 1) {
            blocks.add(Section.of("drills", "", table(drills)));
        }
        blocks.add(Section.of("sweeps", "", Labelled.of("Sweep", smallest(drills))));
        return TextPrinter.print(new Document(blocks), style);
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
        return TextPrinter.print(Document.of(table(drills)), style);
    }

    private static Title one(DrillRecord drill) {
        List<Labelled> answers = new ArrayList<>();
        Trial faulty = drill.faulty();
        if (faulty != null) {
            answers.add(judged("Caught", drill.isCaught(), (drill.isCaught() ? "yes" : "no") + ": " + judged(faulty)));
            answers.add(judged("Named", drill.isNamed(), named(drill, faulty)));
            answers.add(
                    Labelled.of("Payments", faulty.payments() == null ? "" : ServerFacts.sentence(faulty.payments())));
        }
        Trial clean = drill.clean();
        if (clean != null) {
            answers.add(judged(
                    "Quiet",
                    drill.isQuiet(),
                    (drill.isQuiet() ? "yes" : "no") + ", with nothing wrong: " + judged(clean)
                            + (clean.explanations().isEmpty()
                                    ? ""
                                    : ", explained by " + String.join(", ", clean.explanations()))));
        }
        answers.add(Labelled.of("Not judged", Objects.requireNonNullElse(drill.notJudged(), "")));
        if (faulty != null) {
            answers.add(Labelled.of("Runs", faulty.run() + (clean == null ? "" : ", and clean " + clean.run())));
        }
        answers.add(Labelled.of("Took", Figures.time(1000 * drill.seconds())));
        return new Title(word(drill), tone(drill), "", title(drill), "", List.of(), answers);
    }

    private static Labelled judged(String label, boolean good, String sentence) {
        return new Labelled(label, good ? Tone.GOOD : Tone.BAD, List.of(Text.of(sentence)));
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

    private static Table table(List<DrillRecord> drills) {
        return Table.of(
                        name("drill"),
                        number("strength"),
                        text("caught"),
                        text("named"),
                        text("quiet"),
                        number("took"),
                        state("result"))
                .rows(drills.stream().map(DrillText::row));
    }

    private static Row row(DrillRecord drill) {
        return Row.of(
                Value.of(String.join("+", drill.names())),
                Value.of(strength(drill)),
                Value.of(drill.faulty() == null ? "–" : drill.isCaught() ? "yes" : "no"),
                Value.of(drill.names().stream()
                        .map(name -> place(drill.placeOf(name)))
                        .collect(Collectors.joining(", "))),
                Value.of(drill.clean() == null ? "–" : drill.isQuiet() ? "yes" : "no"),
                Value.of(Figures.time(1000 * drill.seconds())),
                Value.toned(word(drill).toLowerCase(Locale.ROOT), tone(drill)));
    }
}
