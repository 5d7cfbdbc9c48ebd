package dev.onsale.diagnose;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepSeries;
import dev.onsale.record.evidence.ErrorTally;
import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * For a run whose responses reported nothing (a plain simulation, an old run): what its response times alone show,
 * second by second. Errors have a kind only if their step had a single one.
 */
final class UntoldSlices {
    private UntoldSlices() {}

    static List<EvidenceSlice> of(Run run) {
        List<EvidenceSlice> slices = new ArrayList<>();
        for (StepSeries series : run.latency()) {
            String kind = onlyKind(run, series.step());
            for (StepSeries.Interval interval : series.intervals()) {
                slices.add(new EvidenceSlice(
                        (int) (interval.startMs() / 1000),
                        series.step(),
                        EvidenceSlice.UNKNOWN_NODE,
                        told(interval.ok().toHistogram(), interval.ko().toHistogram(), kind)));
            }
        }
        return slices;
    }

    private static String onlyKind(Run run, String step) {
        return run.summary().measured().steps().stream()
                .filter(phase -> phase.phase().equals(RunSummary.ALL_PHASES)
                        && phase.step().equals(step))
                .map(phase -> phase.errors().keySet())
                .filter(kinds -> kinds.size() == 1)
                .map(kinds -> kinds.iterator().next())
                .findFirst()
                .orElse(Failures.UNKNOWN_KIND);
    }

    private static EvidenceTotals told(Histogram ok, Histogram ko, String kind) {
        Map<String, ErrorTally> errors = ko.getTotalCount() == 0
                ? Map.of()
                : Map.of(kind, new ErrorTally(ko.getTotalCount(), ko.getMinValue(), ko.getMaxValue(), totalMs(ko)));
        return new EvidenceTotals(
                ok.getTotalCount(), totalMs(ok), ok.getMaxValue(), errors, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0);
    }

    private static long totalMs(Histogram times) {
        return times.getTotalCount() == 0 ? 0 : Math.round(times.getMean() * times.getTotalCount());
    }
}
