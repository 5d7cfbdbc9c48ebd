package dev.onsale.report;

import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Spectrum;
import dev.onsale.record.Timeline;
import dev.onsale.record.Verdict;
import java.util.Comparator;
import java.util.List;
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
        String chartData,
        Assets assets) {

    /** More buckets than these are finer than the chart's pixels on a phone and bloat the page. */
    private static final int BUCKETS_MAX = 120;

    private static final int NAME_SHORT = 24;

    /** One key figure. */
    public record Tile(String name, String figure, String note) {}

    static Page of(Run run, List<Run> baselines, Assets assets) {
        RunSummary summary = run.summary();
        Verdict verdict = summary.verdict();
        List<Cell> cells = verdict == null
                ? List.of()
                : verdict.cells().stream()
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
                ChartData.of(timeline, spectra),
                assets);
    }

    public @Nullable Verdict verdict() {
        return summary.verdict();
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

    /** The cells that are only shown. */
    public List<Cell> ungatedCells() {
        return cells.stream().filter(cell -> !cell.gated()).toList();
    }
}
