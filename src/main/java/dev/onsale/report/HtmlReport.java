package dev.onsale.report;

import dev.onsale.plan.ControlCharacters;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Spectrum;
import dev.onsale.record.Timeline;
import dev.onsale.report.document.Block;
import dev.onsale.report.document.Document;
import dev.onsale.report.document.HtmlPrinter;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A judged run as one HTML page that asks nobody for anything: no request leaves the reader's browser. */
public final class HtmlReport {
    /** More buckets than these are finer than the chart's pixels on a phone and bloat the page. */
    private static final int BUCKETS_MAX = 120;

    private HtmlReport() {}

    /**
     * What stands around a run's document.
     *
     * @param chartData JSON, safe inside a script element
     */
    public record Frame(RunSummary summary, String title, String chartData, Assets assets) {

        /** {@code 2026-11-01 20:00 UTC}. */
        public String startedAt() {
            return Instant.ofEpochMilli(summary.measured().times().loadStartMs())
                            .toString()
                            .substring(0, 16)
                            .replace('T', ' ')
                    + " UTC";
        }

        public String target() {
            return Facts.target(summary);
        }
    }

    /**
     * @param baselines the runs that were compared with, for the percentile bands; may be empty
     * @return a whole document, UTF-8
     */
    public static String render(Run run, List<Run> baselines) {
        Timeline timeline = Timeline.of(run, BUCKETS_MAX);
        List<Spectrum> spectra = Spectrum.of(run, baselines);
        Block.Title title = RunDocument.title(run.summary());
        Frame frame = new Frame(
                run.summary(), title.word() + " · " + title.of(), ChartData.of(timeline, spectra), Assets.load());
        String page = HtmlPrinter.page(
                "report.jte",
                Map.of(
                        "frame",
                        frame,
                        "top",
                        HtmlPrinter.print(Document.of(title, Tiles.of(run.summary(), timeline))),
                        "main",
                        HtmlPrinter.print(RunDocument.page(run, baselines, timeline, spectra))));
        // A page may be read in a terminal, and bidirectional marks turn text in a browser too.
        return ControlCharacters.replacedInLines(page);
    }
}
