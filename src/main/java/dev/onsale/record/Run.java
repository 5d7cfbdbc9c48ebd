package dev.onsale.record;

import java.util.Arrays;
import java.util.List;

/**
 * One execution, as read back from its directory: the summary and every step's responses over time.
 *
 * @param latency one series per step, as Gatling timed it, in the order of the steps' first appearance
 * @param felt the same measured from when the action was due; only for steps whose due time is known, and only if
 *     requested ({@code RunReader.readWithFelt}); nothing is judged by it
 * @param requests the slowest and the first failed ones of each step; empty for a stored baseline and for a plain
 *     simulation
 */
public record Run(
        RunSummary summary, List<StepSeries> latency, List<StepSeries> felt, List<NoteworthyRequest> requests) {

    /** A run without individual requests. */
    public Run(RunSummary summary, List<StepSeries> latency, List<StepSeries> felt) {
        this(summary, latency, felt, List.of());
    }

    public String id() {
        return summary.id();
    }

    /** Whether both are the same execution, whatever their ids: the same instants and the same responses. */
    public boolean isSameAs(Run other) {
        return summary.measured().times().equals(other.summary().measured().times())
                && Arrays.equals(IntervalPack.pack(latency), IntervalPack.pack(other.latency()));
    }

    /** A copy with this summary. */
    public Run with(RunSummary newSummary) {
        return new Run(newSummary, latency, felt, requests);
    }

    /** A copy with a verdict. */
    public Run judged(Verdict verdict) {
        return with(summary.judged(verdict));
    }

    /** The run as it would be if the injector had added the most that it may have to each response. */
    public Run low() {
        return new Run(summary, latency.stream().map(StepSeries::low).toList(), felt, requests);
    }

    /** A copy with what explains its verdict. */
    public Run diagnosed(List<Diagnosis> diagnoses) {
        return new Run(summary.diagnosed(diagnoses), latency, felt, requests);
    }
}
