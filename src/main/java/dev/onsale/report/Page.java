package dev.onsale.report;

import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Spectrum;
import dev.onsale.record.Timeline;
import dev.onsale.record.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the page's templates show.
 *
 * @param cells the most urgent first
 * @param chartData JSON, safe inside a script element
 */
public record Page(
        RunSummary summary,
        Headline headline,
        List<String> advice,
        Why why,
        List<Tile> tiles,
        List<Cell> cells,
        IntervalAxis relativeAxis,
        IntervalAxis shareAxis,
        Timeline timeline,
        List<Spectrum> spectra,
        int baselineRuns,
        List<Run> baselines,
        List<Cited> cited,
        List<DueTime> due,
        String chartData,
        Assets assets) {

    /** More buckets than these are finer than the chart's pixels on a phone and bloat the page. */
    private static final int BUCKETS_MAX = 120;

    private static final int NAME_SHORT = 24;

    /** One key figure. */
    public record Tile(String name, String figure, String note) {}

    static Page of(Run run, List<Run> baselines, Assets assets) {
        RunSummary summary = run.summary();
        List<Cell> cells = Standing.cells(summary.verdict()).stream()
                .sorted(Comparator.comparingInt(CellWords::urgency))
                .toList();
        Timeline timeline = Timeline.of(run, BUCKETS_MAX);
        List<Spectrum> spectra = Spectrum.of(run, baselines);
        return new Page(
                summary,
                Headline.of(summary),
                Advice.on(summary),
                Why.of(summary),
                Tiles.of(summary, timeline),
                cells,
                IntervalAxis.of(cells, false),
                IntervalAxis.of(cells, true),
                timeline,
                spectra,
                baselines.size(),
                baselines,
                Cited.of(run),
                DueTime.of(summary),
                ChartData.of(timeline, spectra),
                assets);
    }

    public @Nullable Verdict verdict() {
        return summary.verdict();
    }

    /** {@code exceeded}, {@code met} or {@code not judged}. */
    public String budget(BudgetCheck check) {
        return Standing.budget(judged(), check);
    }

    public Tone budgetTone(BudgetCheck check) {
        return Standing.tone(judged(), check);
    }

    /** Where a limit was broken worst; empty where it was not. */
    public String witness(BudgetCheck check) {
        return Standing.notMet(judged()).contains(check) ? BudgetWords.witness(check) : "";
    }

    /** What the run had to fulfil to be valid; empty where it is not judged. */
    public List<Verdict.ValidityCheck> conditions() {
        Verdict verdict = verdict();
        return verdict == null ? List.of() : ValidityWords.all(verdict);
    }

    private Verdict judged() {
        return Objects.requireNonNull(summary.verdict(), "a verdict, where there are budgets");
    }

    public @Nullable CreepWords creep() {
        return CreepWords.of(summary).orElse(null);
    }

    /** Short names stay in one piece; a long one may break anywhere, so that no table grows beyond reading. */
    public static String nameClass(String name) {
        return name.length() <= NAME_SHORT ? "name" : "name long";
    }

    public IntervalAxis axisFor(Cell cell) {
        return cell.unit().equals("share") ? shareAxis : relativeAxis;
    }

    /** The cells that decide, the most urgent first. */
    public List<Cell> gatedCells() {
        return cells.stream().filter(Cell::gated).toList();
    }

    /** Whose figures stand in the table, where they are not all the judged run's. */
    public List<String> ofFreshRuns() {
        return CellNotes.ofFreshRuns(gatedCells()).stream().toList();
    }

    /** The cells that are only shown. */
    public List<Cell> ungatedCells() {
        return cells.stream().filter(cell -> !cell.gated()).toList();
    }
}
