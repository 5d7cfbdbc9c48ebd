package dev.onsale.report;

import static dev.onsale.report.document.Table.Column.name;
import static dev.onsale.report.document.Table.Column.number;

import dev.onsale.figures.Figures;
import dev.onsale.record.DrillRecord;
import dev.onsale.record.DrillRecord.Trial;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Document;
import dev.onsale.report.document.Style;
import dev.onsale.report.document.Table;
import dev.onsale.report.document.Table.Column;
import dev.onsale.report.document.Table.Row;
import dev.onsale.report.document.TextPrinter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which explanation came first for which incident, counted over stored drills; and over their clean runs, for which
 * none is right. Drills that were not judged are left out, and counted.
 */
public final class ConfusionText {
    private static final String NONE = "none";
    private static final String CLEAN = "nothing wrong";

    private ConfusionText() {}

    public static String render(List<DrillRecord> drills, Style style) {
        List<DrillRecord> judged =
                drills.stream().filter(drill -> drill.notJudged() == null).toList();
        Map<String, List<DrillRecord>> byIncidents = judged.stream()
                .collect(Collectors.groupingBy(
                        drill -> String.join("+", drill.names()), TreeMap::new, Collectors.toList()));
        Set<String> first = new LinkedHashSet<>();
        byIncidents.values().forEach(each -> each.forEach(drill -> first.add(first(drill.faulty()))));
        judged.forEach(drill -> first.add(first(drill.clean())));
        first.remove(NONE);
        List<String> explanations = new ArrayList<>(new TreeSet<>(first));
        explanations.add(NONE);
        String columns = IntStream.range(0, explanations.size())
                .mapToObj(column -> column + 1 + " " + explanations.get(column))
                .collect(Collectors.joining(", "));
        long left = drills.size() - judged.size();
        return TextPrinter.print(
                Document.of(
                        counts(byIncidents),
                        Section.of(
                                "explained",
                                "Explained first by",
                                matrix(byIncidents, explanations, cleanRuns(judged)),
                                Labelled.of("Columns", columns),
                                Labelled.of(
                                        "Not judged", left == 0 ? "" : Figures.count(left) + " more, left out here"))),
                style);
    }

    private static Table counts(Map<String, List<DrillRecord>> byIncidents) {
        return Table.of(
                        name("incident"),
                        number("drills"),
                        number("caught"),
                        number("named first"),
                        number("named in time"),
                        number("quiet"))
                .rows(byIncidents.entrySet().stream().map(entry -> counted(entry.getKey(), entry.getValue())));
    }

    private static Row counted(String incidents, List<DrillRecord> drills) {
        return Row.of(
                incidents,
                Integer.toString(drills.size()),
                of(drills, DrillRecord::isCaught),
                of(drills, drill -> drill.names().stream().anyMatch(name -> drill.placeOf(name) == 1)),
                of(drills, DrillRecord::isNamed),
                of(drills, DrillRecord::isQuiet));
    }

    private static String of(List<DrillRecord> drills, Predicate<DrillRecord> which) {
        return drills.stream().filter(which).count() + "/" + drills.size();
    }

    private static Table matrix(
            Map<String, List<DrillRecord>> byIncidents, List<String> explanations, Map<String, Trial> cleanRuns) {
        List<Column> columns = new ArrayList<>();
        columns.add(name("incident"));
        // As numbers, for fifteen names in a row are wider than any terminal.
        for (int column = 1; column <= explanations.size(); column++) {
            columns.add(number(Integer.toString(column)));
        }
        Stream<Row> ofIncidents = byIncidents.entrySet().stream()
                .map(entry -> row(
                        entry.getKey(),
                        explanations,
                        entry.getValue().stream()
                                .map(drill -> first(drill.faulty()))
                                .toList()));
        Row clean = row(
                CLEAN,
                explanations,
                cleanRuns.values().stream().map(ConfusionText::first).toList());
        return Table.of(columns).rows(Stream.concat(ofIncidents, Stream.of(clean)));
    }

    /** A clean run that several drills share counts once. */
    private static Map<String, Trial> cleanRuns(List<DrillRecord> judged) {
        Map<String, Trial> runs = new TreeMap<>();
        for (DrillRecord drill : judged) {
            Trial clean = drill.clean();
            if (clean != null) {
                runs.put(clean.run(), clean);
            }
        }
        return runs;
    }

    private static Row row(String name, List<String> explanations, List<String> found) {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        for (String explanation : explanations) {
            long count = found.stream().filter(explanation::equals).count();
            cells.add(count == 0 ? "·" : Long.toString(count));
        }
        return Row.of(cells.toArray(String[]::new));
    }

    private static String first(@Nullable Trial trial) {
        return trial == null || trial.explanations().isEmpty()
                ? NONE
                : trial.explanations().get(0);
    }
}
