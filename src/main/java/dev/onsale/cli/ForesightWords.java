package dev.onsale.cli;

import dev.onsale.figures.Figures;
import dev.onsale.judge.BaselineDates;
import dev.onsale.judge.Foresight;
import dev.onsale.judge.Foresight.AtBest;
import dev.onsale.judge.Foresight.Seen;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Words the smallest regression that the gate will detect, for {@code onsale plan}. */
final class ForesightWords {
    private static final int NAMED_MAX = 6;

    private ForesightWords() {}

    /**
     * Computed from these baseline runs; with too few, from the number of responses that the plan expects.
     *
     * @param pairable whether the plan itself provides a baseline build; else {@code --baseline-target} still can
     */
    static List<String> told(
            List<Run> baselines, Map<String, Double> requestsByStep, GateSettings gate, boolean pairable) {
        List<Seen> seen = Foresight.by(baselines, gate);
        List<AtBest> atBest = seen.isEmpty() ? Foresight.by(requestsByStep, gate) : List.of();
        List<String> lines = new ArrayList<>();
        if (!pairable) {
            lines.addAll(alone(baselines, atBest, gate));
        }
        lines.addAll(
                seen.isEmpty()
                        ? byCounts(baselines.size(), atBest, gate)
                        : byRuns(baselines.size(), seen, gate, pairable));
        return lines;
    }

    private static List<String> alone(List<Run> baselines, List<AtBest> atBest, GateSettings gate) {
        int missing = BaselineDates.missing(baselines);
        if (missing > 0) {
            OptionalDouble best = atBest.stream().mapToDouble(AtBest::alone).min();
            return List.of(
                    "without a baseline build only large findings can be red (times 3× as long, shares worse by 20"
                            + " points, whatever vanished) until there are baseline runs of " + missing
                            + (baselines.isEmpty() ? "" : " more") + (missing == 1 ? " date" : " dates")
                            + ": onsale gate PLAN --learn on each, or name a baseline build with --baseline-target URL"
                            + (best.isPresent()
                                    ? "; from then on nothing below " + Figures.change(best.getAsDouble())
                                    : ""));
        }
        List<Seen> red = Foresight.redWithoutBaselineBuild(baselines, gate);
        if (red.isEmpty()) {
            return List.of();
        }
        List<Seen> hidden = red.stream().filter(one -> !one.enough()).toList();
        return List.of("smallest regression that is red in 8 nights of 10 without a baseline build, with"
                + " baseline runs of " + BaselineDates.of(baselines) + " dates: " + named(byTimes(red), red)
                + (hidden.isEmpty()
                        ? ""
                        : "; beyond gate.mustDetect (" + Figures.change(gate.mustDetect()) + "): "
                                + named(hidden, hidden)));
    }

    private static List<Seen> byTimes(List<Seen> seen) {
        return seen.stream()
                .filter(one -> one.enough() && one.cell().endsWith(" times"))
                .sorted(Comparator.comparingDouble(Seen::share))
                .toList();
    }

    private static List<String> byRuns(int runs, List<Seen> seen, GateSettings gate, boolean pairable) {
        List<String> lines = new ArrayList<>();
        lines.add("smallest regression detected in 8 nights of 10, with " + runs + " baseline runs and up to "
                + gate.confirmPairs() + " pairs" + (pairable ? "" : " (--baseline-target URL)") + ": "
                + named(byTimes(seen), seen));
        List<Seen> hidden = seen.stream().filter(one -> !one.enough()).toList();
        if (!hidden.isEmpty()) {
            lines.add(
                    "a regression of gate.mustDetect (" + Figures.change(gate.mustDetect()) + ") or more could hide in "
                            + named(hidden, hidden)
                            + ", and make a night inconclusive: onsale baseline check suggests a remedy");
        }
        return lines;
    }

    private static String named(List<Seen> some, List<Seen> otherwise) {
        List<Seen> told = some.isEmpty() ? otherwise : some;
        int most = Math.min(told.size(), NAMED_MAX);
        return String.join(
                        ", ",
                        told.subList(0, most).stream().map(ForesightWords::told).toList())
                + (told.size() > most ? " and " + (told.size() - most) + " more" : "");
    }

    /** {@code browse times +18 %}. */
    static String told(Seen seen) {
        return seen.cell() + " " + (seen.isShare() ? Figures.points(seen.share()) : Figures.change(seen.share()));
    }

    private static List<String> byCounts(int runs, List<AtBest> atBest, GateSettings gate) {
        List<String> lines = new ArrayList<>();
        for (AtBest best : atBest) {
            String figure = Figures.percentile(best.percentile()) + " of " + best.step() + ", "
                    + Math.round(best.responses()) + " responses per run: ";
            if (best.share() > gate.mustDetect()) {
                lines.add(figure + "gate.mustDetect of " + Figures.change(gate.mustDetect())
                        + " cannot be met: chance within the run alone hides up to " + Figures.change(best.share())
                        + (best.longer() > 0
                                ? "; make the plan " + best.longer() + " times as long, or use gate.mustDetect: "
                                : "; use gate.mustDetect: ")
                        + roundedUp(best.share()));
            } else {
                lines.add(figure + "because of chance within the run alone, nothing below "
                        + Figures.change(best.share()) + " is detectable");
            }
        }
        if (!lines.isEmpty()) {
            lines.add((runs == 0 ? "no" : runs) + " baseline " + (runs == 1 ? "run" : "runs")
                    + " yet: add run-to-run spread to these figures");
        }
        return lines;
    }

    private static String roundedUp(double share) {
        return (long) (10 * Math.ceil(10 * share)) + "%";
    }
}
