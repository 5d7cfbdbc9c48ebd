package dev.onsale.judge;

import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.VerdictReason;
import dev.onsale.record.evidence.ErrorKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Responses that are not a shop's fault if many want the same seats: a conflict, nothing left, a request that cannot be
 * met, too many requests from one address. onsale's words have rules for them; a plain simulation counts each as a
 * failure unless its author decides otherwise. As long as visitors finish, they are reported and do not count against
 * default limits.
 */
public final class Refusals {
    private static final List<Integer> OF_CONTENTION = List.of(409, 410, 422, 429);
    private static final List<Integer> OF_ONE_ADDRESS = List.of(403, 429);

    private final RunSummary summary;

    /** Of a run as it is recorded. */
    public Refusals(RunSummary summary) {
        this.summary = summary;
    }

    /** How many of a step's failures are ordinary, in a run in which visitors still finish. */
    long ordinary(String step) {
        return areOrdinary() ? sum(statuses(step, OF_CONTENTION)) : 0;
    }

    private boolean areOrdinary() {
        Finished finished = Finished.of(summary);
        return finished.plain()
                && (finished.ends().isEmpty() || finished.ends().stream().anyMatch(end -> end.succeeded() > 0));
    }

    /** The same; none if it is not known whether anybody finished. */
    long ordinaryWhereSomebodyFinished(String step) {
        return Finished.of(summary).ends().isEmpty() ? 0 : ordinary(step);
    }

    /** All failures of the run that are ordinary with contended seats, whether or not anybody finished. */
    long ofContention() {
        return steps().stream()
                .mapToLong(step -> sum(statuses(step.step(), OF_CONTENTION)))
                .sum();
    }

    /** Each step with such responses, and that all visitors share one address; empty if there were none. */
    List<VerdictReason> notes() {
        List<VerdictReason> notes = new ArrayList<>();
        if (areOrdinary()) {
            steps().stream()
                    .filter(step -> !contended(step.step()).isEmpty())
                    .forEach(step -> notes.add(VerdictReason.of(VerdictReason.Kind.CONTENTION, step.step())));
        }
        if (!ofOneAddress().isEmpty()) {
            notes.add(VerdictReason.of(VerdictReason.Kind.ONE_ADDRESS));
        }
        return notes;
    }

    /** A step's answers that are ordinary where seats are contended: how many of each status. */
    public Map<Integer, Long> contended(String step) {
        return statuses(step, OF_CONTENTION);
    }

    /** Answers of the whole run as a rate limit or a bot filter gives them, likewise. */
    public Map<Integer, Long> ofOneAddress() {
        Map<Integer, Long> all = new TreeMap<>();
        steps().forEach(step ->
                statuses(step.step(), OF_ONE_ADDRESS).forEach((status, n) -> all.merge(status, n, Long::sum)));
        return all;
    }

    private List<StepPhase> steps() {
        return summary.measured().steps().stream()
                .filter(step -> step.phase().equals(RunSummary.ALL_PHASES))
                .toList();
    }

    private Map<Integer, Long> statuses(String step, List<Integer> wanted) {
        Map<Integer, Long> found = new TreeMap<>();
        steps().stream()
                .filter(phase -> phase.step().equals(step))
                .forEach(phase -> phase.errors().forEach((kind, count) -> {
                    OptionalInt status = ErrorKinds.status(kind);
                    if (status.isPresent() && wanted.contains(status.getAsInt())) {
                        found.merge(status.getAsInt(), count, Long::sum);
                    }
                }));
        return found;
    }

    private static long sum(Map<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
