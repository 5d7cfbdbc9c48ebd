package dev.onsale.report;

import static dev.onsale.report.document.Table.Column.name;
import static dev.onsale.report.document.Table.Column.number;
import static dev.onsale.report.document.Table.Column.range;
import static dev.onsale.report.document.Table.Column.state;

import dev.onsale.figures.Figures;
import dev.onsale.record.Growth;
import dev.onsale.record.SweepSummary;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Block.Title;
import dev.onsale.report.document.Document;
import dev.onsale.report.document.MarkdownPrinter;
import dev.onsale.report.document.Shortlist;
import dev.onsale.report.document.Style;
import dev.onsale.report.document.Table;
import dev.onsale.report.document.Table.Column;
import dev.onsale.report.document.Table.Layout;
import dev.onsale.report.document.Table.Row;
import dev.onsale.report.document.Table.Value;
import dev.onsale.report.document.Text;
import dev.onsale.report.document.TextPrinter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A judged sweep: the verdict first, then what to do, then how each figure grows. */
public final class SweepReport {
    private SweepReport() {}

    /**
     * @param keptAt the directory in which it is kept; {@code null} to omit that
     * @return lines of at most the style's width, each ended by a line feed; the same in every locale
     */
    public static String text(SweepSummary sweep, Style style, @Nullable String keptAt) {
        return TextPrinter.print(document(sweep, keptAt), style);
    }

    /** @return lines ended by a line feed; the same in every locale */
    public static String markdown(SweepSummary sweep) {
        return MarkdownPrinter.print(document(sweep, null));
    }

    private static Document document(SweepSummary sweep, @Nullable String keptAt) {
        return Document.of(
                title(sweep),
                Section.of(
                        "growth",
                        "By ticket types" + (sweep.conditions().sweep().repeats() == 1 ? "" : ", means of the runs"),
                        growth(sweep)),
                Section.of(
                        "runs",
                        "Runs, in the order in which they were made",
                        Table.of(number("ticket types"), state("verdict"), Column.text("run"))
                                .rows(sweep.runs().stream()
                                        .map(run -> Row.of(
                                                Value.of(Figures.count(run.ticketTypes())),
                                                Value.toned(
                                                        GrowthWords.word(run.judgement()),
                                                        GrowthWords.tone(run.judgement())),
                                                Value.code(run.run()))))),
                keptAt == null
                        ? Section.of("sweep", "")
                        : Section.of("sweep", "This sweep", Labelled.of("Sweep", Text.code(keptAt))));
    }

    private static Title title(SweepSummary sweep) {
        List<String> reasons = SweepWords.reasons(sweep);
        return new Title(
                sweep.found().judgement().name(),
                GrowthWords.tone(sweep.found().judgement()),
                "sweep of " + sweep.conditions().plan(),
                reasons.isEmpty() ? "no reason was recorded" : reasons.get(0),
                "",
                Shortlist.of(reasons.stream().skip(1).toList()),
                List.of(
                        Labelled.of("What it means", GrowthWords.means(sweep)),
                        Labelled.of("What to do", GrowthWords.advice(sweep)),
                        Labelled.of("Swept", "plan " + sweep.conditions().plan() + " at " + GrowthWords.sizes(sweep)),
                        RunDocument.faults(sweep.conditions().faults()),
                        Labelled.of("Not known", GrowthWords.notKnown(sweep))));
    }

    private static Table growth(SweepSummary sweep) {
        List<Integer> sizes = GrowthWords.shown(sweep);
        List<Column> columns = new ArrayList<>(List.of(name("step"), name("metric")));
        sizes.forEach(size -> columns.add(number(Figures.count(size))));
        columns.add(number("growth"));
        columns.add(range("each further type (90 % interval)"));
        columns.add(state("state"));
        return Table.of(columns)
                .rows( // What grows first, then what is open; each in the order of the steps.
                        sweep.found().growth().stream()
                                .sorted(Comparator.comparing(Growth::state))
                                .map(growth -> row(growth, sizes)))
                .noted("why")
                .as(Layout.COLUMNS_AND_FEW_NOTES);
    }

    private static Row row(Growth growth, List<Integer> sizes) {
        List<Value> values = new ArrayList<>(List.of(Value.of(growth.step()), Value.of(growth.metric())));
        sizes.forEach(size -> values.add(Value.of(GrowthWords.mean(growth, size))));
        values.add(Value.of(GrowthWords.factor(growth)));
        values.add(Value.of(GrowthWords.slope(growth)));
        values.add(Value.toned(GrowthWords.state(growth), GrowthWords.tone(growth)));
        return Row.of(values).noted(SweepWords.reason(growth));
    }
}
