package dev.onsale.judge;

import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers that are no fault of a shop where many want the same seats: a conflict, nothing left, a request that cannot be
 * met, too many from one address. The words of onsale have rules for them; a plain simulation counts each as a failure
 * unless its author says otherwise. Where people still get to the end they are told, and count against no default limit.
 */
final class Refusals {
    private static final Pattern STATUS = Pattern.compile("\\bstatus (\\d{3})\\b");
    private static final List<Integer> OF_CONTENTION = List.of(409, 410, 422, 429);
    private static final List<Integer> OF_ONE_ADDRESS = List.of(403, 429);

    private final RunSummary summary;

    Refusals(RunSummary summary) {
        this.summary = summary;
    }

    /** How many of a step's failures are ordinary in a run in which people still get to the end. */
    long ordinary(String step) {
        return areOrdinary() ? sum(statuses(step, OF_CONTENTION)) : 0;
    }

    private boolean areOrdinary() {
        Finished finished = Finished.of(summary);
        return finished.plain()
                && (finished.ends().isEmpty() || finished.ends().stream().anyMatch(end -> end.succeeded() > 0));
    }

    /** The same, none where it is not known that anybody got to the end. */
    long ordinaryWhereSomebodyFinished(String step) {
        return Finished.of(summary).ends().isEmpty() ? 0 : ordinary(step);
    }

    /** All failures of the run that are ordinary where seats are contended, whoever got to the end. */
    long ofContention() {
        return steps().stream()
                .mapToLong(step -> sum(statuses(step.step(), OF_CONTENTION)))
                .sum();
    }

    /** One sentence for each step and each hint; empty if no such answer came. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (areOrdinary()) {
            steps().forEach(step -> {
                Map<Integer, Long> seen = statuses(step.step(), OF_CONTENTION);
                if (!seen.isEmpty()) {
                    notes.add(mapping(step, seen));
                }
            });
        }
        Map<Integer, Long> ofOneAddress = new TreeMap<>();
        steps().forEach(step ->
                statuses(step.step(), OF_ONE_ADDRESS).forEach((status, n) -> ofOneAddress.merge(status, n, Long::sum)));
        if (!ofOneAddress.isEmpty()) {
            notes.add("refused by status " + written(ofOneAddress)
                    + ": all visitors come from one source address, which a rate limit or a bot filter takes for one"
                    + " visitor; exempt the injector's address there, then run again");
        }
        return notes;
    }

    private static String mapping(StepPhase step, Map<Integer, Long> seen) {
        String statuses = seen.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "warning: " + step.step() + ": " + Figures.count(sum(seen)) + " of "
                + Figures.count(step.ok() + step.ko())
                + " answers were " + written(seen)
                + ", which where seats are contended is no fault and breaks no default limit; say so in the simulation:"
                + " .check(status().in(200, " + statuses + ")), or limit it in a plan: budgets: { " + step.step()
                + ": { errors: 10% } }";
    }

    private List<StepPhase> steps() {
        return summary.steps().stream()
                .filter(step -> step.phase().equals(RunSummary.ALL_PHASES))
                .toList();
    }

    private Map<Integer, Long> statuses(String step, List<Integer> wanted) {
        Map<Integer, Long> found = new TreeMap<>();
        steps().stream()
                .filter(phase -> phase.step().equals(step))
                .forEach(phase -> phase.errors().forEach((kind, count) -> {
                    Matcher status = STATUS.matcher(kind);
                    if (status.find() && wanted.contains(Integer.valueOf(status.group(1)))) {
                        found.merge(Integer.valueOf(status.group(1)), count, Long::sum);
                    }
                }));
        return found;
    }

    private static long sum(Map<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String written(Map<Integer, Long> counts) {
        return counts.entrySet().stream()
                .map(status -> status.getKey() + " × " + Figures.count(status.getValue()))
                .collect(Collectors.joining(", "));
    }
}
