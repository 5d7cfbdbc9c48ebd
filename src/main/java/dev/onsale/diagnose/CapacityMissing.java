package dev.onsale.diagnose;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.clue.CapacityMissingClue;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.Clue.Part;
import dev.onsale.record.clue.Source;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Saturated up to an instant: responses are slow, or fail, while the load is high and few nodes respond; then further
 * nodes appear, and the shop recovers although visitors still arrive.
 */
final class CapacityMissing {

    /** A node that first reports this much later than the first one has joined late. */
    private static final int LATE_SECONDS = 3;

    /** Responses of the others by then, after which a balancer would have sent it a request. */
    private static final long ANSWERED_MIN = 40;

    /** Response times before the join over those after it, as a factor. */
    private static final double BETTER_FROM = 1.2;

    private static final double BETTER_PLAIN = 2.5;

    /** Failures before the join minus those after it, in points. */
    private static final double FAILED_FROM = 0.02;

    private static final double FAILED_PLAIN = 0.2;

    /** How long a node needs to take its share, and a backlog to drain. */
    private static final int SETTLE_SECONDS = 2;

    /** Maximum score of a single recovery without node names. */
    private static final double UNTOLD_MAX = 0.5;

    /** Without node names: the factor of improvement from one instant on, */
    private static final double CHANGE_FROM = 2;

    private static final double CHANGE_PLAIN = 5;

    /** with this share of the load that broke it still present. */
    private static final double LOAD_LEFT = 0.6;

    private static final int SIDE_SECONDS = 4;

    /** Share of the earlier seconds with that load that may have been fine, while queues had yet to build. */
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
                        Clue.of(CapacityMissingClue.UNTIL_OTHERS_CAME)
                                .with(SECOND, joined)
                                .with(SUCH, early)
                                .with(ALL, nodes.size()))
                .citing(
                        Clue.of(CapacityMissingClue.JOINED_LATE)
                                .with(SECOND, earliest)
                                .with(late.stream().map(CapacityMissing::joined).toList()),
                        Source.EVIDENCE)
                .citing(
                        Clue.of(CapacityMissingClue.BETTER_AFTER)
                                .with(SLOWNESS, slowBefore)
                                .with(SLOWNESS_OTHERWISE, slowAfter)
                                .with(SHARE, Failures.share(before))
                                .with(SHARE_OTHERWISE, Failures.share(after)),
                        Source.EVIDENCE)
                .citing(
                        Clue.of(CapacityMissingClue.FOR_EACH_NODE)
                                .with(
                                        PER_SECOND,
                                        (double) before.responses()
                                                / Math.max(1, joined - earliest)
                                                / Math.max(1, early))
                                .with(
                                        PER_SECOND_OTHERWISE,
                                        (double) after.responses()
                                                / Math.max(1, reading.seconds().length() - settled)
                                                / nodes.size()),
                        Source.EVIDENCE));
    }

    private static Part joined(Nodes.Node node) {
        long upMs = node.uptimeMs(node.first());
        Part joined = Part.of(node.name()).with(SECOND, node.first());
        return upMs < 0 ? joined : joined.with(UP_MS, upMs);
    }

    /** From response times alone: one instant from which on it is far better, although visitors still arrive. */
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
                        Clue.of(CapacityMissingClue.HEALED).with(SECOND, best))
                .citing(
                        Clue.of(CapacityMissingClue.BETTER_FROM_THEN_ON)
                                .with(LENGTH_MS, SIDE_SECONDS * 1000)
                                .with(SLOWNESS, slowness.over(best - SIDE_SECONDS, best))
                                .with(SLOWNESS_OTHERWISE, slowness.over(best, best + SIDE_SECONDS))
                                .with(PER_SECOND, meanLoad(reading, best - SIDE_SECONDS, best))
                                .with(PER_SECOND_OTHERWISE, meanLoad(reading, best, best + SIDE_SECONDS)),
                        Source.EVIDENCE)
                .noting(CapacityMissingClue.NOT_KNOWN_NODES));
    }

    /**
     * A relapse means that it had not recovered, however short it is; so this is not a mean over the rest of the run.
     */
    private static double worst(Slowness slowness, int from, int to) {
        return IntStream.rangeClosed(from, to - SETTLE_SECONDS)
                .mapToDouble(start -> slowness.over(start, start + SETTLE_SECONDS))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /** While the load was that high, it was mostly bad. If it was fine under the same load, capacity was sufficient. */
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

    /** The highest load up to then: what broke it. */
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
