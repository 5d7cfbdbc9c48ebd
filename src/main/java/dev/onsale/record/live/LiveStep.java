package dev.onsale.record.live;

import dev.onsale.record.Quantiles;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepSeries;
import dev.onsale.record.evidence.ErrorKinds;
import dev.onsale.record.files.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** One step of a run in progress: event loops write to its rings and counters, one thread empties them. */
final class LiveStep {
    final String name;
    final String tag;
    /** Whether its responses also count in another step. */
    final boolean again;

    final IntervalRing ok;
    final IntervalRing ko;
    final IntervalRing unanswered;
    final IntervalRing low;
    final IntervalRing feltOk;
    final IntervalRing feltKo;
    final LiveRefreshes refreshes;
    final ErrorKinds errors;
    final NoteworthyRequests noteworthy = new NoteworthyRequests();
    private final List<PhaseTotals> totals = new ArrayList<>();

    LiveStep(String name, int number, boolean again, int intervalsOpen, int phases) {
        this.name = name;
        this.again = again;
        tag = Tags.of(number);
        ok = new IntervalRing(intervalsOpen);
        ko = new IntervalRing(intervalsOpen);
        unanswered = new IntervalRing(intervalsOpen);
        low = new IntervalRing(intervalsOpen);
        feltOk = new IntervalRing(intervalsOpen);
        feltKo = new IntervalRing(intervalsOpen);
        refreshes = new LiveRefreshes(intervalsOpen);
        errors = new ErrorKinds(phases);
        for (int phase = 0; phase < phases; phase++) {
            totals.add(new PhaseTotals());
        }
    }

    PhaseTotals totals(int phase) {
        return totals.get(phase);
    }

    long responses() {
        return totals.stream().mapToLong(PhaseTotals::responses).sum();
    }

    /** Over all successful responses so far, in ms; 0 if there were none. For the writing thread. */
    double okPercentileMs(double percentile) {
        Histogram all = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
        totals.forEach(phase -> phase.addOkTo(all));
        ok.addAllTo(all);
        return all.getTotalCount() == 0 ? 0 : Quantiles.valueAt(all, percentile);
    }

    /** The whole run first, then the phases in which this step had responses. */
    List<RunSummary.StepPhase> summaries(List<String> phaseNames) {
        List<RunSummary.StepPhase> summaries = new ArrayList<>();
        PhaseTotals all = new PhaseTotals();
        Map<String, Long> allErrors = new TreeMap<>();
        for (int phase = 0; phase < totals.size(); phase++) {
            PhaseTotals inPhase = totals.get(phase);
            Map<String, Long> errorsInPhase = errors.in(phase);
            errorsInPhase.forEach((kind, count) -> allErrors.merge(kind, count, Long::sum));
            all.add(inPhase);
            if (!inPhase.isEmpty()) {
                summaries.add(inPhase.summary(name, phaseNames.get(phase), errorsInPhase));
            }
        }
        summaries.add(0, all.summary(name, RunSummary.ALL_PHASES, allErrors));
        return summaries;
    }
}
