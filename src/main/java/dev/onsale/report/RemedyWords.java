package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.Cell;
import dev.onsale.record.Remedy;
import dev.onsale.record.Remedy.Figure;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ValidityCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What would settle a verdict, in words: one sentence a remedy. */
final class RemedyWords {
    private static final String FREE_PROCESSORS = " while nothing else wants the injector's processors";

    private static final int NAMED_MAX = 3;

    private final Verdict verdict;
    private final String plan;

    private RemedyWords(Verdict verdict, String plan) {
        this.verdict = verdict;
        this.plan = plan;
    }

    /**
     * One sentence for all cells that the same would settle; of a verdict from before remedies were kept, what it says
     * itself.
     */
    static List<String> of(RunSummary summary, Verdict verdict) {
        List<Remedy> remedies = verdict.remedies();
        RemedyWords words = new RemedyWords(verdict, summary.plan().name());
        return remedies == null
                ? verdict.settle()
                : together(remedies).stream().map(words::sentence).distinct().toList();
    }

    /** One of them, of a verdict on a run of this plan. */
    static String of(Remedy remedy, Verdict verdict, String plan) {
        return new RemedyWords(verdict, plan).sentence(remedy);
    }

    /** How a run is made valid of which this condition was not met; empty where nobody knows. */
    static Optional<String> makingValid(ValidityCheck check) {
        String hint = ValidityWords.of(check).hint();
        return hint.isEmpty()
                ? Optional.empty()
                : Optional.of(Character.toUpperCase(hint.charAt(0))
                        + hint.substring(1)
                        + (hint.charAt(hint.length() - 1) == '.' ? "" : "."));
    }

    private static List<Remedy> together(List<Remedy> remedies) {
        Map<Remedy, List<String>> names = new LinkedHashMap<>();
        for (Remedy remedy : remedies) {
            if (remedy.kind() == Remedy.Kind.MAKE_VALID) {
                names.put(remedy, remedy.of());
                continue;
            }
            // What more baseline runs bring differs from cell to cell, and is told of the first.
            Remedy alike = names.keySet().stream()
                    .filter(known -> known.kind() == remedy.kind())
                    .filter(known -> isOfBaselines(remedy) || known.figures().equals(remedy.figures()))
                    .findFirst()
                    .orElse(remedy);
            names.computeIfAbsent(alike, none -> new ArrayList<>()).addAll(remedy.of());
        }
        return names.entrySet().stream()
                .map(entry -> new Remedy(
                        entry.getKey().kind(), entry.getValue(), entry.getKey().figures()))
                .toList();
    }

    private static boolean isOfBaselines(Remedy remedy) {
        return remedy.kind() == Remedy.Kind.MORE_BASELINES || remedy.kind() == Remedy.Kind.MORE_THAN_BASELINES;
    }

    private static String firstOf(List<String> names) {
        int more = names.size() - 1;
        return names.get(0)
                + (more > 0 ? " (of " + more + (more == 1 ? " more cell" : " more cells") + " likewise)" : "");
    }

    private String sentence(Remedy remedy) {
        String names = isOfBaselines(remedy) ? firstOf(remedy.of()) : names(remedy.of());
        return switch (remedy.kind()) {
            case MAKE_VALID ->
                verdict.condition(names).flatMap(RemedyWords::makingValid).orElse("Make the run valid: " + names + ".");
            case RUN_WITH_FREE_PROCESSORS ->
                "Run it again" + FREE_PROCESSORS + ", to see whether " + names + " is met.";
            case LONGER_THAN_JOURNEYS -> "Run longer than the journeys take.";
            case SEND_ONE_VISITOR -> "Send one visitor and look at each answer: onsale check.";
            case WITHOUT_ASSERTION -> "Remove what cannot be judged from the simulation: the assertion " + names + ".";
            case FREE_SEATS -> "Free the seats before the run: beforeRun in the plan.";
            case RUN_THAT_REACHES_IT ->
                "Run it again so that it reaches " + names + "; if the change is meant, record a new baseline.";
            case RUN_THAT_REACHES_IT_OR_UNLIST ->
                "Run it again so that it reaches " + names
                        + "; if the change is meant, record a new baseline or take it out of gate.only.";
            case FRESH_PAIRS ->
                "Confirm " + names + " by " + count(remedy, Figure.RUNS)
                        + " fresh interleaved pairs, baseline build against candidate.";
            case FRESH_CANDIDATES ->
                "Confirm " + names + " by " + count(remedy, Figure.RUNS) + " fresh runs of the candidate.";
            case PAIRS_AGAINST_DRIFT ->
                "Confirm " + names + " by fresh interleaved pairs, in which the machine's drift cancels out.";
            case MORE_PAIRS ->
                "Make more fresh pairs (gate.confirmPairs), or use a quieter machine, to decide " + names + ".";
            case MORE_PAIRS_OR_BASELINES -> "Make more confirmation pairs or baseline runs, to decide " + names + ".";
            case ENOUGH_SAMPLES -> "Make fresh runs that deliver enough samples of " + names + ".";
            case ANOTHER_CANDIDATE -> "Run the candidate again: this run is too noisy to decide " + names + ".";
            case GATE_AGAIN -> "Gate again, and look at what the target did in this run at " + names + ".";
            case PAIRS_WITH_FREE_PROCESSORS -> "Make fresh pairs" + FREE_PROCESSORS + ", to decide " + names + ".";
            case BASELINES_WITH_FREE_PROCESSORS ->
                "Record baseline runs" + FREE_PROCESSORS + ", to decide " + names + ".";
            case MORE_BASELINES -> {
                boolean one = remedy.figure(Figure.RUNS) == 1;
                yield "Record " + count(remedy, Figure.RUNS)
                        + (one ? " more baseline run, which brings" : " more baseline runs, which bring")
                        + " the smallest detectable regression of " + names + " from "
                        + change(remedy, Figure.DETECTABLE) + " to " + change(remedy, Figure.DETECTABLE_THEN) + ".";
            }
            case MORE_THAN_BASELINES ->
                enough(remedy) + " the smallest detectable regression of " + names + " from "
                        + change(remedy, Figure.DETECTABLE) + " to " + change(remedy, Figure.MUST_DETECT) + " ("
                        + count(remedy, Figure.RUNS) + " runs: " + change(remedy, Figure.DETECTABLE_THEN) + ").";
            case BASELINES_OF_MORE_DATES -> {
                double missing = remedy.figure(Figure.DATES);
                yield "Record baseline runs of " + Figures.count(missing) + " more "
                        + (missing == 1 ? "date" : "dates")
                        + " (onsale gate PLAN --learn on each), or compare fresh pairs (--baseline-target URL), to"
                        + " decide " + names + ".";
            }
            case WITHOUT_ODD_BASELINES ->
                new OddBaselines(plan, store()).settling(remedy.of(), remedy.figure(Figure.BASELINES));
            case LONGER_PLAN ->
                "Make the plan longer or bring more visitors, so that its steps have enough responses to gate.";
        };
    }

    /** Of verdicts from before the length was computed, nothing is said of how much longer. */
    private static String enough(Remedy remedy) {
        double longer = remedy.figure(Figure.LONGER);
        if (longer > 0) {
            return "Make the plan about " + Figures.count(longer) + " times as long, or use a quieter machine or more"
                    + " confirmation pairs: more baseline runs alone do not bring";
        }
        return longer == 0
                ? "Use a quieter machine or more confirmation pairs: neither more baseline runs nor a longer plan brings"
                : "Use a longer plan, a quieter machine or more confirmation pairs: more baseline runs alone do not bring";
    }

    private String store() {
        @Nullable String store = verdict.comparison().store();
        return store == null ? "" : store;
    }

    /** {@code hold p95, pay p95, browse p95 and 2 more}. */
    private static String names(List<String> names) {
        int told = Math.min(NAMED_MAX, names.size());
        return String.join(", ", names.subList(0, told))
                + (names.size() > told ? " and " + (names.size() - told) + " more" : "");
    }

    private static String count(Remedy remedy, Figure figure) {
        return Figures.count(remedy.figure(figure));
    }

    private String change(Remedy remedy, Figure figure) {
        Optional<Cell> cell = remedy.of().stream().findFirst().flatMap(verdict::cell);
        double change = remedy.figure(figure);
        return cell.map(its -> CellWords.change(its, change)).orElseGet(() -> Figures.change(change));
    }
}
