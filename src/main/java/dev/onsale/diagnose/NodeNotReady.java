package dev.onsale.diagnose;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.NodeNotReadyClue;
import dev.onsale.record.clue.Source;
import dev.onsale.record.evidence.ErrorTally;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A node in use before it was ready: fast server errors in one block, on the share of the requests that the node gets,
 * from a node that has been up for only a few seconds; then it recovers by itself. Because failures are fast, the mean
 * response time falls meanwhile.
 */
final class NodeNotReady {

    /** How long a node is young after its start. */
    private static final long YOUNG_MS = 20_000;

    /** Share of all server errors that come from young nodes. */
    private static final double SHARE_FROM = 0.3;

    private static final double SHARE_PLAIN = 0.7;

    private static final double COUNT_FROM = 2;

    private static final double COUNT_PLAIN = 10;

    /** A slower error has waited for something: a node that is not ready refuses immediately. */
    private static final double FAST_MS = 400;

    private static final double SLOW_MS = 2000;

    /** Maximum score from failures alone. */
    private static final double UNTOLD_MAX = 0.6;

    /**
     * An unready node refuses every request. The share of failed requests in the step with the second most failures,
     * relative to that of the step with the most: if only one step fails, it is that step's own problem. All others
     * together would not do, because responses from in front of the nodes fail in neither case.
     */
    private static final double ELSEWHERE_FROM = 0.05;

    private static final double ELSEWHERE_PLAIN = 0.3;

    /** The share of failures from which a second belongs to a block. */
    private static final double BLOCK_SHARE = 0.04;

    private NodeNotReady() {}

    private record Young(Nodes.Node node, int first, int last, long failed, long responses, double meanMs) {}

    static Optional<Finding> in(CaseFacts reading) {
        return reading.timed() && reading.nodes().known() ? told(reading) : untold(reading);
    }

    private static Optional<Finding> told(CaseFacts reading) {
        List<Young> young = new ArrayList<>();
        for (Nodes.Node node : reading.nodes().nodes()) {
            for (Nodes.Start start : node.starts()) {
                whileYoung(node, start).ifPresent(young::add);
            }
        }
        long failed = young.stream().mapToLong(Young::failed).sum();
        long all = Failures.count(reading.all(), Failures::answered);
        if (failed == 0) {
            return Optional.empty();
        }
        double meanMs = young.stream()
                        .mapToDouble(each -> each.meanMs() * each.failed())
                        .sum()
                / failed;
        boolean heals = young.stream().allMatch(each -> heals(each));
        double score = Ramp.all(
                        Ramp.up((double) failed / all, SHARE_FROM, SHARE_PLAIN),
                        Ramp.up(failed, COUNT_FROM, COUNT_PLAIN),
                        Ramp.down(meanMs, FAST_MS, SLOW_MS))
                * (heals ? 1 : 0.7);
        if (score <= 0) {
            return Optional.empty();
        }
        List<String> names =
                young.stream().map(each -> each.node().name()).distinct().toList();
        Finding finding = Finding.of(
                Explanation.NODE_NOT_READY,
                score,
                Confidence.MEDIUM,
                Clue.of(heals ? NodeNotReadyClue.TOO_EARLY_AND_HEALED : NodeNotReadyClue.TOO_EARLY, names));
        for (Young each : young.stream().limit(3).toList()) {
            finding = finding.citing(
                    Clue.of(NodeNotReadyClue.FAILED_WHILE_YOUNG, each.node().name())
                            .with(SUCH, each.failed())
                            .with(ALL, each.responses())
                            .with(SECOND, each.first())
                            .with(TO_SECOND, each.last())
                            .with(UP_MS, Math.max(0, each.node().uptimeMs(each.first())))
                            .with(TO_UP_MS, Math.max(0, each.node().uptimeMs(each.last())))
                            .with(MS, each.meanMs()),
                    Source.EVIDENCE);
        }
        int first = young.stream().mapToInt(Young::first).min().orElse(0);
        int last = young.stream().mapToInt(Young::last).max().orElse(0);
        return Optional.of(withMean(finding, reading, new SecondRange(first, last)));
    }

    private static Optional<Young> whileYoung(Nodes.Node node, Nodes.Start start) {
        int first = -1;
        int last = -1;
        for (int second = start.heardAt(); second < node.seconds().size(); second++) {
            long upMs = node.uptimeMs(second);
            if (upMs > YOUNG_MS) {
                break;
            }
            if (Failures.count(node.seconds().get(second), Failures::answered) > 0) {
                first = first < 0 ? second : first;
                last = second;
            }
        }
        if (first < 0) {
            return Optional.empty();
        }
        int from = first;
        int to = last;
        EvidenceTotals told = Seconds.sum(node.seconds(), second -> second >= from && second <= to);
        ErrorTally tally = Failures.of(told, Failures::answered).orElseThrow();
        return Optional.of(new Young(node, first, last, tally.count(), told.responses(), tally.meanMs()));
    }

    private static boolean heals(Young young) {
        EvidenceTotals later = Seconds.sum(young.node().seconds(), second -> second > young.last());
        return later.ok() > 0 && Failures.share(later) < 0.05;
    }

    private static Finding withMean(Finding finding, CaseFacts reading, SecondRange block) {
        double within = meanOfAll(reading.seconds().sum(block::contains));
        double outside = meanOfAll(reading.seconds().sum(second -> !block.contains(second)));
        return within < outside
                ? finding.citing(
                        Clue.of(NodeNotReadyClue.MEAN_FELL).with(MS, within).with(MS_OTHERWISE, outside),
                        Source.EVIDENCE)
                : finding;
    }

    private static double meanOfAll(EvidenceTotals told) {
        long failedMs =
                told.errors().values().stream().mapToLong(ErrorTally::totalMs).sum();
        return told.responses() == 0 ? Double.NaN : (double) (told.okTotalMs() + failedMs) / told.responses();
    }

    /** From failures alone: one block of quick ones on a steady part of the requests, which ends by itself. */
    private static Optional<Finding> untold(CaseFacts reading) {
        Seconds seconds = reading.seconds();
        List<SecondRange> blocks = SecondRange.of(
                seconds.length(),
                2,
                second -> Failures.count(seconds.all().get(second), Failures::answered)
                        >= Math.max(1, BLOCK_SHARE * seconds.all().get(second).responses()));
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        long all = Failures.count(reading.all());
        SecondRange block = blocks.stream()
                .max(Comparator.comparingLong(each -> Failures.count(seconds.sum(each::contains), Failures::answered)))
                .orElseThrow();
        EvidenceTotals told = seconds.sum(block::contains);
        ErrorTally tally = Failures.of(told, Failures::answered).orElseThrow();
        EvidenceTotals after = seconds.sum(second -> second > block.last());
        double share = (double) tally.count() / told.responses();
        double score = UNTOLD_MAX
                * Ramp.all(
                        Ramp.up((double) tally.count() / all, 0.5, 0.8),
                        Ramp.up(tally.count(), COUNT_FROM, COUNT_PLAIN),
                        Ramp.down(tally.meanMs(), FAST_MS, SLOW_MS),
                        Ramp.down(share, 0.7, 0.95),
                        Ramp.up(elsewhere(seconds, block), ELSEWHERE_FROM, ELSEWHERE_PLAIN),
                        Ramp.down((double) block.length() / seconds.length(), 0.4, 0.7),
                        after.ok() >= PerResponse.SAMPLES_MIN ? 1 : 0,
                        Ramp.down(reading.slowness().over(block::contains), 2, 4));
        return score <= 0
                ? Optional.empty()
                : Optional.of(withMean(
                        Finding.of(
                                        Explanation.NODE_NOT_READY,
                                        score,
                                        Confidence.LOW,
                                        Clue.of(NodeNotReadyClue.ONE_BLOCK)
                                                .with(SECOND, block.first())
                                                .with(TO_SECOND, block.last()))
                                .citing(
                                        Clue.of(NodeNotReadyClue.QUICK_FAILURES)
                                                .with(SUCH, tally.count())
                                                .with(ALL, told.responses())
                                                .with(MS, tally.meanMs())
                                                .with(FAILURES, all),
                                        Source.EVIDENCE)
                                .noting(NodeNotReadyClue.NOT_KNOWN_NODE),
                        reading,
                        block));
    }

    /** 1 if there is no other step to compare with; a single further failure is chance. */
    private static double elsewhere(Seconds seconds, SecondRange block) {
        List<EvidenceTotals> steps = seconds.byStep().values().stream()
                .map(step -> Seconds.sum(step, block::contains))
                .sorted(Comparator.comparingLong((EvidenceTotals step) -> Failures.count(step, Failures::answered))
                        .reversed())
                .toList();
        double mostFailing = answeredFailures(steps.get(0), 0);
        return steps.stream()
                .skip(1)
                .filter(step -> step.responses() >= PerResponse.SAMPLES_MIN)
                .findFirst()
                .map(next -> answeredFailures(next, 1) / mostFailing)
                .orElse(1.0);
    }

    private static double answeredFailures(EvidenceTotals step, int byChance) {
        return Math.max(0.0, Failures.count(step, Failures::answered) - byChance) / step.responses();
    }
}
