package dev.onsale.report;

import static dev.onsale.report.document.Table.Column.drawn;
import static dev.onsale.report.document.Table.Column.mainNumber;
import static dev.onsale.report.document.Table.Column.name;
import static dev.onsale.report.document.Table.Column.number;

import dev.onsale.figures.Figures;
import dev.onsale.plan.Outcome;
import dev.onsale.record.RunSummary;
import dev.onsale.report.document.Block;
import dev.onsale.report.document.Block.Drawn;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Drawing;
import dev.onsale.report.document.Table;
import dev.onsale.report.document.Table.Column;
import dev.onsale.report.document.Table.Row;
import dev.onsale.report.document.Table.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How visitors fared. */
final class JourneySection {
    private JourneySection() {}

    /** How many of each kind had which outcome; empty where nobody knows. */
    static Section of(RunSummary summary) {
        Map<String, Map<Outcome, Long>> journeys = summary.measured().journeys();
        List<Block> sentences = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        journeys.forEach((kind, outcomes) -> {
            long total = Facts.sum(outcomes);
            sentences.add(Labelled.of(kind, Figures.count(total) + ": " + String.join(", ", Facts.outcomes(outcomes))));
            rows.add(row(kind, "all", total, total));
            Facts.had(outcomes).forEach(one -> rows.add(row("", one.getKey().label(), one.getValue(), total)));
        });
        return Section.aside(
                "journeys",
                "Journeys by outcome",
                new Drawn(List.of(Table.of(columns()).rows(rows.stream())), sentences));
    }

    private static List<Column> columns() {
        return List.of(
                name("kind of visitor"),
                name("outcome"),
                mainNumber("journeys"),
                number("share"),
                drawn("share drawn", List.of(), ""));
    }

    private static Row row(String kind, String outcome, long count, long total) {
        double share = Facts.share(count, total);
        return Row.of(
                Value.of(kind),
                Value.of(outcome),
                Value.of(Figures.count(count)),
                Value.of(Figures.share(share)),
                Value.drawn(kind.isEmpty() ? Drawing.Share.of(share) : null));
    }

    /** What a plain simulation leaves open; empty for an on-sale. */
    static Section unknown(RunSummary summary) {
        return Section.of("not-known", "Not known", new Block.Bullets(Facts.leftOpen(summary)));
    }
}
