package dev.onsale.judge;

import dev.onsale.plan.GateSettings;
import dev.onsale.record.Growth;
import dev.onsale.record.Quantiles;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.StepSeries;
import dev.onsale.record.SweepSummary.SweptRun;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.StepEvidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One judged run of a sweep, reduced to the figures that may grow with the catalogue.
 *
 * @param abort why it stopped early; {@code null} if it did not
 */
public record CatalogueRun(SweptRun run, @Nullable AbortCause abort, Map<Key, Figure> figures) {

    /** A figure of a step. */
    record Key(String step, String metric, String unit) {
        boolean isQueries() {
            return metric.equals(Growth.QUERIES);
        }
    }

    /**
     * @param samples the number of responses it is based on
     * @param needed the minimum number of responses
     */
    record Figure(double value, long samples, long needed) {}

    /** With this many responses one outlier hardly moves a mean. */
    private static final long QUERIES_NEEDED = 20;

    /**
     * The gated percentiles of successful responses in ms, and queries a response where these were told.
     *
     * @param judged with a verdict, and a plan that says its catalogue's size
     * @param why what decided the verdict, in words
     */
    public static CatalogueRun of(Run judged, String why) {
        RunSummary summary = judged.summary();
        Verdict verdict = Objects.requireNonNull(summary.verdict(), "a judged run");
        int size = Objects.requireNonNull(summary.plan().sale().ticketTypes(), "a known catalogue");
        Abort abort = summary.measured().aborted();
        Map<Key, Figure> figures = new LinkedHashMap<>();
        for (StepSeries step : judged.latency()) {
            latencies(step, summary.plan().limits().gate(), figures);
            queries(step.step(), summary.observed().evidence(), figures);
        }
        return new CatalogueRun(
                new SweptRun(size, summary.id(), verdict.judgement(), why),
                abort == null ? null : abort.cause(),
                figures);
    }

    private static void latencies(StepSeries step, GateSettings gate, Map<Key, Figure> figures) {
        Histogram ok = step.ok();
        if (ok.getTotalCount() == 0) {
            return;
        }
        for (double percentile : gate.percentiles()) {
            Metric metric = new Metric.Quantile(percentile);
            double ms = Math.max(Measures.Measure.TICK_MS, Quantiles.valueAt(ok, percentile));
            figures.put(
                    new Key(step.step(), metric.label(), "ms"),
                    new Figure(ms, ok.getTotalCount(), Eligibility.samplesNeeded(metric)));
        }
    }

    private static void queries(String step, @Nullable List<StepEvidence> evidence, Map<Key, Figure> figures) {
        if (evidence == null) {
            return;
        }
        for (StepEvidence one : evidence) {
            EvidenceTotals told = one.told();
            if (one.step().equals(step) && told.queriesTold() > 0) {
                figures.put(
                        new Key(step, Growth.QUERIES, Growth.QUERIES),
                        new Figure(told.queriesPerResponse(), told.queriesTold(), QUERIES_NEEDED));
            }
        }
    }

    int ticketTypes() {
        return run.ticketTypes();
    }

    /** Whether its load was the plan's, to the end. */
    boolean comparable() {
        return abort == null && run.judgement() != Judgement.INVALID;
    }
}
