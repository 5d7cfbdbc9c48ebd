package dev.onsale.diagnose;

import dev.onsale.figures.Figures;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Saturated until an instant: responses are slow, or fail, while many come and few nodes answer; then nodes appear that
 * were not there before, and it heals though people still come.
 */
final class CapacityMissing {

    /** A node that is first heard of so much later than the first one has joined late. */
    private static final int LATE_SECONDS = 3;

    /** By then the others must have answered so much that a balancer would have sent it something. */
    private static final long ANSWERED_MIN = 40;

    /** Responses before against after the join, as a factor. */
    private static final double BETTER_FROM = 1.2;

    private static final double BETTER_PLAIN = 2.5;

    /** Failures before, above those after, in points. */
    private static final double FAILED_FROM = 0.02;

    private static final double FAILED_PLAIN = 0.2;

    /** A node needs so long to take its part, and what waits so long to go away. */
    private static final int SETTLE_SECONDS = 2;

    /** Without node names: the most that one instant of healing can say. */
    private static final double UNTOLD_MAX = 0.5;

    /** Without node names: so much better from one instant on, */
    private static final double CHANGE_FROM = 2;

    private static final double CHANGE_PLAIN = 5;

    /** with so much of the load that broke it still there. */
    private static final double LOAD_LEFT = 0.6;

    private static final int SIDE_SECONDS = 4;

    /** Of the seconds with that load before it: those that may have been well, while queues had yet to build. */
    private static final double WELL_SHARE_MAX = 0.5;

    private CapacityMissing() {}

    static Optional<Finding> in(CaseFacts reading) {
        return reading.timed() && reading.nodes().known() ? told(reading) : untold(reading);
    }

    private static Optional<Finding> told(CaseFacts reading) {
        List<Nodes.Node> nodes = reading.nodes().nodes();
        int earliest = nodes.get(0).first();
        List<Nodes.Node> late = nodes.stream()
                .filter(node -> node.first() > earliest + LATE_SECONDS)
                .filter(node ->
                        reading.seconds().sum(second -> second < node.first()).timed() >= ANSWERED_MIN)
                .toList();
        if (late.isEmpty()) {
            return Optional.empty();
        }
        int joined = late.get(0).first();
        int settled = late.get(late.size() - 1).first() + SETTLE_SECONDS;
        Slowness slowness = reading.slowness();
        double slowBefore = slowness.over(second -> second >= earliest && second < joined);
        double slowAfter = slowness.over(second -> second >= settled);
        EvidenceTotals before = reading.seconds().sum(second -> second >= earliest && second < joined);
        EvidenceTotals after = reading.seconds().sum(second -> second >= settled);
        double better = Math.max(
                Ramp.up(slowBefore / slowAfter, BETTER_FROM, BETTER_PLAIN),
                Ramp.up(Failures.share(before) - Failures.share(after), FAILED_FROM, FAILED_PLAIN));
        if (better <= 0) {
            return Optional.empty();
        }
        int early = nodes.size() - late.size();
        return Optional.of(Finding.of(
                        Explanation.CAPACITY_MISSING,
                        0.6 + 0.4 * better,
                        Confidence.MEDIUM,
                        "Capacity was missing until " + Figures.second(joined) + ": " + early + " of " + nodes.size()
                                + " nodes had to do, and when the others came it healed.")
                .citing(
                        late.stream()
                                        .map(node -> node.name() + " was first heard of at "
                                                + Figures.second(node.first()) + up(node))
                                        .collect(Collectors.joining(", "))
                                + "; the others from " + Figures.second(earliest) + " on",
                        Source.EVIDENCE)
                .citing(
                        "responses took " + Figures.rough(slowBefore) + " times as long as usual before, "
                                + Figures.rough(slowAfter) + " times after; " + Figures.share(Failures.share(before))
                                + " failed before, " + Figures.share(Failures.share(after)) + " after",
                        Source.EVIDENCE)
                .citing(
                        Figures.rough((double) before.responses() / Math.max(1, joined - earliest) / Math.max(1, early))
                                + " responses a second for each node before, "
                                + Figures.rough((double) after.responses()
                                        / Math.max(1, reading.seconds().length() - settled)
                                        / nodes.size())
                                + " after",
                        Source.EVIDENCE));
    }

    private static String up(Nodes.Node node) {
        long upMs = node.uptimeMs(node.first());
        return upMs < 0 ? "" : ", up for " + Figures.instant(upMs);
    }

    /** From response times alone: one instant from which on it is far better, though people still come. */
    private static Optional<Finding> untold(CaseFacts reading) {
        Slowness slowness = reading.slowness();
        int length = reading.seconds().length();
        int best = -1;
        double bestRatio = 0;
        for (int at = SIDE_SECONDS; at + SIDE_SECONDS <= length; at++) {
            double loadBefore = mostLoad(reading, at);
            double loadAfter = meanLoad(reading, at, at + SIDE_SECONDS);
            double before = slowness.over(at - SIDE_SECONDS, at);
            double after = slowness.over(at, at + SIDE_SECONDS);
            boolean people = loadBefore > 0 && loadAfter >= LOAD_LEFT * loadBefore;
            if (people
                    && before / after > bestRatio
                    && lacked(reading, at)
                    && !(worst(slowness, at + SIDE_SECONDS, length) > before / CHANGE_FROM)) {
                bestRatio = before / after;
                best = at;
            }
        }
        double score = UNTOLD_MAX * Ramp.up(bestRatio, CHANGE_FROM, CHANGE_PLAIN);
        if (score <= 0) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                        Explanation.CAPACITY_MISSING,
                        score,
                        Confidence.LOW,
                        "It healed at " + Figures.second(best)
                                + " while people still came, as when missing capacity arrives.")
                .citing(
                        "responses took "
                                + Figures.rough(slowness.over(best - SIDE_SECONDS, best))
                                + " times as long as usual in the " + SIDE_SECONDS + " s before, "
                                + Figures.rough(slowness.over(best, best + SIDE_SECONDS))
                                + " times in those after; arrivals "
                                + Figures.rough(meanLoad(reading, best - SIDE_SECONDS, best)) + "/s and "
                                + Figures.rough(meanLoad(reading, best, best + SIDE_SECONDS)) + "/s",
                        Source.EVIDENCE)
                .noting("Not known: how many nodes answered, and when. " + MissingEvidence.SEND_NODES));
    }

    /** What comes back had not healed, however short it is: so no mean over all that is left of the run. */
    private static double worst(Slowness slowness, int from, int to) {
        return IntStream.rangeClosed(from, to - SETTLE_SECONDS)
                .mapToDouble(start -> slowness.over(start, start + SETTLE_SECONDS))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /** As long as so many came, it was mostly bad. Where it was well under the same load, there was enough. */
    private static boolean lacked(CaseFacts reading, int to) {
        double loaded = LOAD_LEFT * mostLoad(reading, to);
        int seconds = 0;
        int well = 0;
        for (int second = 0; second < to; second++) {
            if (reading.load().at(second) >= loaded) {
                seconds++;
                well += reading.slowness().at(second) < CHANGE_FROM ? 1 : 0;
            }
        }
        return well <= WELL_SHARE_MAX * seconds;
    }

    /** The most that came until then: what broke it. */
    private static double mostLoad(CaseFacts reading, int to) {
        double most = 0;
        for (int second = 0; second < to; second++) {
            most = Math.max(most, reading.load().at(second));
        }
        return most;
    }

    private static double meanLoad(CaseFacts reading, int from, int to) {
        double sum = 0;
        for (int second = from; second < to; second++) {
            sum += reading.load().at(second);
        }
        return sum / (to - from);
    }
}
