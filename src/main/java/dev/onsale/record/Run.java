package dev.onsale.record;

import java.util.Arrays;
import java.util.List;

/**
 * One execution, as read back from its directory: the summary and every step's responses over time.
 *
 * @param latency one series per step, as Gatling timed it, in the order of the steps' first appearance
 * @param felt the same measured from when the action was due; only for steps whose due time is known, and only where it
 *     was asked for ({@link RunReader#readWithFelt}): nothing is judged by it
 */
public record Run(RunSummary summary, List<StepSeries> latency, List<StepSeries> felt) {

    public String id() {
        return summary.id();
    }

    /** Whether both tell of one execution, whatever each is called: the same instants and the same responses. */
    public boolean isSameAs(Run other) {
        return summary.times().equals(other.summary().times())
                && Arrays.equals(IntervalPack.pack(latency), IntervalPack.pack(other.latency()));
    }

    /** The same run with a verdict. */
    public Run judged(Verdict verdict) {
        return new Run(summary.judged(verdict), latency, felt);
    }

    /** The same run had its injector added to each response all that it may have. */
    public Run low() {
        return new Run(summary, latency.stream().map(StepSeries::low).toList(), felt);
    }

    /** The same run with what explains its verdict. */
    public Run diagnosed(List<Diagnosis> diagnoses) {
        return new Run(summary.diagnosed(diagnoses), latency, felt);
    }
}
