package dev.onsale.report;

import static dev.onsale.report.document.Table.Column.name;
import static dev.onsale.report.document.Table.Column.number;

import dev.onsale.figures.Figures;
import dev.onsale.record.Spectrum;
import dev.onsale.record.Timeline;
import dev.onsale.report.document.Block.Charts;
import dev.onsale.report.document.Block.Charts.Chart;
import dev.onsale.report.document.Block.Drawn;
import dev.onsale.report.document.Block.Fold;
import dev.onsale.report.document.Block.Note;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Table;
import dev.onsale.report.document.Table.Column;
import dev.onsale.report.document.Table.Row;
import dev.onsale.report.document.Table.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** The run over time and its percentiles, as the page draws them; {@link ChartData} has the charts' figures. */
final class TimelineSection {
    private TimelineSection() {}

    static Drawn of(Timeline timeline) {
        return Drawn.only(Section.of(
                "timeline",
                "Timeline",
                new Note("Each point stands for " + Figures.time(timeline.bucketMs()) + ". Phases are shaded in turn"
                        + (timeline.doorsMs() < 0
                                ? "."
                                : "; the dashed line marks the doors, " + Figures.instant(timeline.doorsMs())
                                        + " after the load began.")),
                new Charts(
                        false,
                        List.of(
                                new Chart(
                                        "arrivals",
                                        List.of(
                                                "Visitors per second:",
                                                "solid, planned;",
                                                "dashed, started"
                                                        + (timeline.startsBySecond() ? "" : " (mean of the phase)")),
                                        "Visitors per second, planned and started, over the run; the figures stand in"
                                                + " the table below.",
                                        List.of()),
                                new Chart(
                                        "responses",
                                        List.of("Responses per second:", "plain, successful;", "hatched, failed"),
                                        "Responses per second, successful and failed, over the run; the figures stand"
                                                + " in the table below.",
                                        List.of()),
                                new Chart(
                                        "latency",
                                        List.of("Response time of successful requests by step"),
                                        "Response time percentile of each step over the run; the p95 figures stand in"
                                                + " the table below.",
                                        List.of("p95", "p50")))),
                Fold.of("The timeline as a table", table(timeline))));
    }

    private static Table table(Timeline timeline) {
        List<Column> columns = new ArrayList<>(
                List.of(name("from"), number("planned"), number("started"), number("successful"), number("failed")));
        timeline.steps().forEach(step -> columns.add(number(step.step() + " p95")));
        return Table.of(columns)
                .rows(IntStream.range(0, timeline.buckets().size()).mapToObj(i -> row(timeline, i)));
    }

    private static Row row(Timeline timeline, int i) {
        Timeline.Bucket bucket = timeline.buckets().get(i);
        List<Value> values = new ArrayList<>(List.of(
                Value.of(Figures.instant(bucket.startMs())),
                Value.of(Figures.perSecond(bucket.plannedPerSecond())),
                known(bucket.startedPerSecond(), Figures::perSecond),
                Value.of(Figures.perSecond(bucket.okPerSecond())),
                Value.of(Figures.perSecond(bucket.koPerSecond()))));
        timeline.steps().forEach(step -> values.add(known(step.p95Ms().get(i), Figures::time)));
        return Row.of(values);
    }

    private static Value known(double figure, DoubleFunction<String> words) {
        return Value.of(Double.isNaN(figure) ? Figures.NONE : words.apply(figure));
    }

    /** @param baselines how many runs the bands are of */
    static Drawn percentiles(List<Spectrum> spectra, int baselines) {
        return Drawn.only(Section.of(
                "percentiles",
                "Percentiles by step",
                new Note(spectra.isEmpty() ? "" : caption(baselines)),
                new Charts(
                        true,
                        IntStream.range(0, spectra.size())
                                .mapToObj(i -> new Chart(
                                        "spectrum-" + i,
                                        List.of(spectra.get(i).step()),
                                        "Response time percentiles of "
                                                + spectra.get(i).step()
                                                + ", this run against its baseline; the figures stand in the table"
                                                + " below.",
                                        List.of()))
                                .toList()),
                Fold.of(
                        "The percentiles as a table",
                        Table.of(
                                        name("step"),
                                        number("percentile"),
                                        number("this run"),
                                        number("fastest baseline"),
                                        number("slowest baseline"))
                                .rows(spectra.stream()
                                        .flatMap(spectrum -> spectrum.points().stream()
                                                .map(point -> row(spectrum.step(), point)))))));
    }

    private static String caption(int baselines) {
        return baselines == 0
                ? "The line is this run. There is no baseline to compare with."
                : "The line is this run; the band reaches from the fastest to the slowest of " + baselines
                        + " baseline "
                        + (baselines == 1 ? "run" : "runs")
                        + ". A line above its band is slower than every one of them; one that leaves it only towards"
                        + " the right has a slower tail.";
    }

    private static Row row(String step, Spectrum.Point point) {
        return Row.of(
                Value.of(step),
                Value.of(Figures.percentile(point.percentile())),
                Value.of(Figures.time(point.candidateMs())),
                known(point.baselineLowMs(), Figures::time),
                known(point.baselineHighMs(), Figures::time));
    }
}
