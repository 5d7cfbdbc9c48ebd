package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.Growth;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.SweepSummary.SweptRun;
import dev.onsale.report.TextTable.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A judged sweep for the terminal: the verdict first, then what to do, then how each figure grows. */
public final class SweepText {
    private final SweepSummary sweep;
    private final TextLines lines;

    private SweepText(SweepSummary sweep, Style style) {
        this.sweep = sweep;
        this.lines = new TextLines(style);
    }

    /**
     * @param keptAt the directory in which it is kept; {@code null} to leave that out
     * @return lines of at most the style's width, each ended by a line feed; the same in every locale
     */
    public static String render(SweepSummary sweep, Style style, @Nullable String keptAt) {
        SweepText text = new SweepText(sweep, style);
        text.verdict();
        text.growth();
        text.runs();
        if (keptAt != null) {
            text.lines.blank().labelled("Sweep", keptAt);
        }
        return text.lines.toString();
    }

    private void verdict() {
        Tone tone = GrowthWords.tone(sweep.found().judgement());
        List<String> reasons = SweepWords.reasons(sweep);
        lines.verdict(
                sweep.found().judgement().name(), tone, reasons.isEmpty() ? "no reason was recorded" : reasons.get(0));
        if (reasons.size() > 1) {
            Shortlist.of(reasons.subList(1, reasons.size()))
                    .forEach(reason -> lines.verdict("", tone, "also: " + reason));
        }
        lines.blank();
        lines.labelled("What it means", GrowthWords.means(sweep));
        List<String> advice = GrowthWords.advice(sweep);
        for (int i = 0; i < advice.size(); i++) {
            lines.labelled(i == 0 ? "What to do" : "", advice.get(i));
        }
        lines.labelled("Swept", "plan " + sweep.conditions().plan() + " at " + GrowthWords.sizes(sweep));
        sweep.conditions()
                .faults()
                .forEach((fault, strength) ->
                        lines.labelled("Fault", fault + " at strength " + Figures.decimal(strength, 3) + ", as asked"));
        GrowthWords.notKnown(sweep).forEach(gap -> lines.labelled("Not known", gap));
    }

    private void growth() {
        if (sweep.found().growth().isEmpty()) {
            return;
        }
        lines.blank()
                .heading("By ticket types" + (sweep.conditions().sweep().repeats() == 1 ? "" : ", means of the runs"));
        List<Integer> sizes = GrowthWords.shown(sweep);
        List<Column> columns = new ArrayList<>(List.of(Column.left("step"), Column.left("metric")));
        sizes.forEach(size -> columns.add(Column.right(Figures.count(size))));
        columns.add(Column.right("growth"));
        columns.add(Column.left("each further type (90 % interval)"));
        columns.add(Column.left("state"));
        TextTable table = new TextTable(columns.toArray(new Column[0]));
        ordered(sweep).forEach(one -> {
            List<String> cells = new ArrayList<>(List.of(one.step(), one.metric()));
            sizes.forEach(size -> cells.add(GrowthWords.mean(one, size)));
            cells.add(GrowthWords.factor(one));
            cells.add(GrowthWords.slope(one));
            cells.add(GrowthWords.state(one));
            table.add(GrowthWords.tone(one), columns.size() - 1, cells.toArray(new String[0]));
        });
        lines.table(table);
        Shortlist.of(ordered(sweep).stream()
                        .filter(one -> !SweepWords.reason(one).isEmpty())
                        .map(one -> one.step() + " " + one.metric() + ": " + SweepWords.reason(one))
                        .toList())
                .forEach(note -> lines.labelled("", note));
    }

    private void runs() {
        lines.blank().heading("Runs, in the order in which they were made");
        TextTable table = new TextTable(Column.right("ticket types"), Column.left("verdict"), Column.left("run"));
        for (SweptRun run : sweep.runs()) {
            table.add(
                    GrowthWords.tone(run.judgement()),
                    1,
                    Figures.count(run.ticketTypes()),
                    GrowthWords.word(run.judgement()),
                    run.run());
        }
        lines.table(table);
    }

    /** What grows first, then what is open; each in the order of the steps. */
    static List<Growth> ordered(SweepSummary sweep) {
        return sweep.found().growth().stream()
                .sorted(Comparator.comparing(Growth::state))
                .toList();
    }
}
