package dev.onsale.record;

import dev.onsale.record.evidence.ErrorKinds;
import java.util.Arrays;
import java.util.List;

/**
 * One execution, as read back from its directory: the summary and every step's responses over time.
 *
 * @param latency one series per step, as Gatling timed it, in the order of the steps' first appearance
 * @param due the same measured from when the visitor wanted it, without what the injector was late: only of steps for
 *     which visitors asked again. The abandoned requests are not among its failures, and the wait for them is part of the
 *     time of the request that followed. Of other steps, {@code latency} says the same; see {@link #knowsDue}
 * @param felt the same measured from when the action was due, with what the injector was late; only for steps whose due
 *     time is known, and only if requested ({@code RunReader.readWithFelt}); nothing is judged by it
 * @param requests the slowest and the first failed ones of each step; empty for a stored baseline and for a plain
 *     simulation
 */
public record Run(
        RunSummary summary,
        List<StepSeries> latency,
        List<StepSeries> due,
        List<StepSeries> felt,
        List<NoteworthyRequest> requests) {

    /** A run in which nobody asked again. */
    public Run(RunSummary summary, List<StepSeries> latency, List<StepSeries> felt, List<NoteworthyRequest> requests) {
        this(summary, latency, List.of(), felt, requests);
    }

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
        return new Run(newSummary, latency, due, felt, requests);
    }

    /**
     * Whether it is known how long visitors waited for a step since they wanted it: nobody asked again, or how long it was
     * before is recorded, which older versions did not do. Never of a plain simulation.
     */
    public boolean knowsDue(String step) {
        return summary.plain() == null
                && (due.stream().anyMatch(series -> series.step().equals(step)) || !isRefreshed(summary, step));
    }

    /** Whether visitors abandoned requests of a step to ask for the same again. */
    public static boolean isRefreshed(RunSummary summary, String step) {
        return summary.measured().steps().stream()
                .anyMatch(phase ->
                        phase.step().equals(step) && phase.errors().getOrDefault(ErrorKinds.REFRESHED, 0L) > 0);
    }

    /** A copy with a verdict. */
    public Run judged(Verdict verdict) {
        return with(summary.judged(verdict));
    }

    /** The run as it would be if the injector had added the most that it may have to each response. */
    public Run low() {
        return new Run(summary, low(latency), low(due), felt, requests);
    }

    private static List<StepSeries> low(List<StepSeries> series) {
        return series.stream().map(StepSeries::low).toList();
    }

    /** A copy with what explains its verdict. */
    public Run diagnosed(List<Diagnosis> diagnoses) {
        return new Run(summary.diagnosed(diagnoses), latency, due, felt, requests);
    }
}
