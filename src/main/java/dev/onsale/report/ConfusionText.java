package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.DrillRecord;
import dev.onsale.record.DrillRecord.Trial;
import dev.onsale.report.TextTable.Column;
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
        TextLines lines = new TextLines(style);
        lines.table(counts(byIncidents)).blank();
        lines.heading("Explained first by");
        lines.table(matrix(byIncidents, explanations, cleanRuns(judged))).blank();
        lines.labelled(
                "Columns",
                IntStream.range(0, explanations.size())
                        .mapToObj(column -> column + 1 + " " + explanations.get(column))
                        .collect(Collectors.joining(", ")));
        long left = drills.size() - judged.size();
        if (left > 0) {
            lines.blank().labelled("Not judged", Figures.count(left) + " more, left out here");
        }
        return lines.toString();
    }

    private static TextTable counts(Map<String, List<DrillRecord>> byIncidents) {
        TextTable table = new TextTable(
                Column.left("incident"),
                Column.right("drills"),
                Column.right("caught"),
                Column.right("named first"),
                Column.right("named in time"),
                Column.right("quiet"));
        byIncidents.forEach((incidents, drills) -> table.add(
                incidents,
                Integer.toString(drills.size()),
                of(drills, DrillRecord::isCaught),
                of(drills, drill -> drill.names().stream().anyMatch(name -> drill.placeOf(name) == 1)),
                of(drills, DrillRecord::isNamed),
                of(drills, DrillRecord::isQuiet)));
        return table;
    }

    private static String of(List<DrillRecord> drills, Predicate<DrillRecord> which) {
        return drills.stream().filter(which).count() + "/" + drills.size();
    }

    private static TextTable matrix(
            Map<String, List<DrillRecord>> byIncidents, List<String> explanations, Map<String, Trial> cleanRuns) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.left("incident"));
        // As numbers, for fifteen names in a row are wider than any terminal.
        for (int column = 1; column <= explanations.size(); column++) {
            columns.add(Column.right(Integer.toString(column)));
        }
        TextTable table = new TextTable(columns.toArray(Column[]::new));
        byIncidents.forEach((incidents, drills) -> table.add(row(
                incidents,
                explanations,
                drills.stream().map(drill -> first(drill.faulty())).toList())));
        table.add(row(
                CLEAN,
                explanations,
                cleanRuns.values().stream().map(ConfusionText::first).toList()));
        return table;
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

    private static String[] row(String name, List<String> explanations, List<String> found) {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        for (String explanation : explanations) {
            long count = found.stream().filter(explanation::equals).count();
            cells.add(count == 0 ? "·" : Long.toString(count));
        }
        return cells.toArray(String[]::new);
    }

    private static String first(@Nullable Trial trial) {
        return trial == null || trial.explanations().isEmpty()
                ? NONE
                : trial.explanations().get(0);
    }
}
