package dev.onsale.diagnose;

import dev.onsale.record.Run;
import dev.onsale.record.StepSeries;
import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.StepEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * A case file, evaluated once for all explanations.
 *
 * @param steps in order of first appearance
 * @param all what the whole run reported; {@code before} what all baseline runs reported together
 */
record CaseFacts(
        CaseFile file,
        List<StepFigures> steps,
        Seconds seconds,
        Load load,
        Nodes nodes,
        Statements statements,
        LockWaits lockWaits,
        Slowness slowness,
        EvidenceTotals all,
        EvidenceTotals before) {

    /** The share of responses from which {@code Server-Timing} counts as sent. */
    private static final double TIMED_SHARE = 0.5;

    static CaseFacts of(CaseFile file) {
        List<EvidenceSlice> slices = file.evidence().isEmpty() ? UntoldSlices.of(file.candidate()) : file.evidence();
        Seconds seconds = Seconds.of(slices);
        Map<String, EvidenceTotals> before = new TreeMap<>();
        file.baselines().stream()
                .flatMap(run ->
                        Objects.requireNonNullElse(run.summary().observed().evidence(), List.<StepEvidence>of())
                                .stream())
                .forEach(step -> before.merge(step.step(), step.told(), EvidenceTotals::plus));
        List<StepFigures> steps = steps(file, seconds, before);
        return new CaseFacts(
                file,
                steps,
                seconds,
                Load.of(file.candidate().summary().plan().workload().arrivals()),
                Nodes.of(seconds, slices),
                Statements.of(file.candidate(), file.baselines()),
                LockWaits.of(file.candidate().summary().observed().database()),
                Slowness.of(steps, seconds),
                sum(seconds.all()),
                sum(before.values()));
    }

    private static List<StepFigures> steps(CaseFile file, Seconds seconds, Map<String, EvidenceTotals> before) {
        List<String> names =
                file.candidate().latency().stream().map(StepSeries::step).toList();
        Set<String> affected = Affected.of(file.verdict(), names);
        Map<String, Histogram> okBefore = okTimes(file.baselines());
        List<StepFigures> steps = new ArrayList<>();
        for (StepSeries series : file.candidate().latency()) {
            steps.add(new StepFigures(
                    series.step(),
                    sum(seconds.byStep().getOrDefault(series.step(), List.of())),
                    before.getOrDefault(series.step(), EvidenceTotals.NOTHING),
                    series.ok(),
                    okBefore.getOrDefault(series.step(), none()),
                    affected.contains(series.step())));
        }
        return List.copyOf(steps);
    }

    private static Map<String, Histogram> okTimes(List<Run> runs) {
        Map<String, Histogram> times = new TreeMap<>();
        for (StepSeries series :
                runs.stream().flatMap(run -> run.latency().stream()).toList()) {
            Histogram ok = times.computeIfAbsent(series.step(), step -> none());
            series.intervals().forEach(interval -> interval.ok().addTo(ok));
        }
        return times;
    }

    private static Histogram none() {
        return new Histogram(StepSeries.LATENCY_MS_MAX, StepSeries.SIGNIFICANT_DIGITS);
    }

    private static EvidenceTotals sum(Iterable<EvidenceTotals> parts) {
        EvidenceTotals sum = EvidenceTotals.NOTHING;
        for (EvidenceTotals part : parts) {
            sum = sum.plus(part);
        }
        return sum;
    }

    /** Whether the servers reported their work. */
    boolean timed() {
        return isTimed(all);
    }

    /** Whether they did in the baseline runs too. */
    boolean timedBefore() {
        return isTimed(before);
    }

    /** Relative to responses that came from a server: in a storm of refreshes most requests get none. */
    private static boolean isTimed(EvidenceTotals told) {
        long answered = told.responses() - Failures.count(told, Failures::unanswered);
        return told.timed() > 0 && told.timed() >= TIMED_SHARE * answered;
    }

    Optional<StepFigures> step(String name) {
        return steps.stream().filter(step -> step.step().equals(name)).findFirst();
    }

    /** Steps that the target failed, the one with the most failures first. */
    List<StepFigures> failing() {
        return steps.stream()
                .filter(step -> Failures.count(step.now()) > 0)
                .sorted(java.util.Comparator.comparingLong((StepFigures step) -> -Failures.count(step.now())))
                .toList();
    }

    /** Each kind of visitor. */
    Set<String> kinds() {
        return file.candidate().summary().measured().journeys().keySet();
    }

    /** The kinds with which something is wrong according to the verdict. */
    Set<String> affectedKinds() {
        return Affected.of(file.verdict(), kinds());
    }
}
