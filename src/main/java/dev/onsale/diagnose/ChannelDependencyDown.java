package dev.onsale.diagnose;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.Run;
import dev.onsale.record.clue.ChannelDependencyDownClue;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.Clue.Part;
import dev.onsale.record.clue.Source;
import dev.onsale.record.evidence.ErrorTally;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Some steps fail fast, on a steady share of their requests, up to all, from the first to the last and whatever the
 * load, while the other steps work. If kinds of visitors are known, one kind fails as a channel while others succeed.
 */
final class ChannelDependencyDown {

    /** Share of a step's requests that fail. Some instances of the service may still work. */
    private static final double FAILING_FROM = 0.15;

    private static final double FAILING_PLAIN = 0.5;

    private static final double COUNT_FROM = 2;

    private static final double COUNT_PLAIN = 8;

    /** Share of the other steps' requests that fail. */
    private static final double OTHERS_FROM = 0.02;

    private static final double OTHERS_PLAIN = 0.15;

    /** A refusal, not a wait: clients of a service do not give up in less than a second. */
    private static final double FAST_MS = 250;

    private static final double SLOW_MS = 1000;

    /** Drop in a kind's successful journeys, in points. */
    private static final double KIND_LOST = 0.15;

    /** Weight if all kinds fail: then it is not a channel. */
    private static final double ALL_KINDS = 0.4;

    /** Weight if only one kind of visitor came: whether others would succeed is unknown. */
    private static final double ONE_KIND = 0.8;

    private ChannelDependencyDown() {}

    /**
     * @param lost drop in successful journeys, in points, by kind of visitor that cannot go on
     * @param kinds all kinds, in their order
     */
    private record Channel(Map<String, Double> lost, List<String> kinds) {}

    static Optional<Finding> in(CaseFacts reading) {
        List<StepFigures> down = reading.steps().stream()
                .filter(step -> Failures.share(step.now()) >= FAILING_FROM)
                .filter(step -> !(Failures.share(step.before()) >= FAILING_FROM / 2))
                .filter(step -> throughout(reading, step))
                .toList();
        if (down.isEmpty() || down.size() > reading.steps().size() / 2) {
            return Optional.empty();
        }
        EvidenceTotals failing =
                down.stream().map(StepFigures::now).reduce(EvidenceTotals.NOTHING, EvidenceTotals::plus);
        EvidenceTotals others = reading.steps().stream()
                .filter(step -> !down.contains(step))
                .map(StepFigures::now)
                .reduce(EvidenceTotals.NOTHING, EvidenceTotals::plus);
        ErrorTally tally = Failures.of(failing).orElseThrow();
        Channel channel = channel(reading);
        double score = Ramp.all(
                        Ramp.up(Failures.share(failing), FAILING_FROM, FAILING_PLAIN),
                        Ramp.up(tally.count(), COUNT_FROM, COUNT_PLAIN),
                        Ramp.down(Failures.share(others), OTHERS_FROM, OTHERS_PLAIN),
                        Ramp.down(tally.meanMs(), FAST_MS, SLOW_MS))
                * byKinds(reading, channel);
        if (score <= 0) {
            return Optional.empty();
        }
        List<String> names = down.stream().map(StepFigures::step).toList();
        Finding finding = Finding.of(
                        Explanation.CHANNEL_DEPENDENCY_DOWN,
                        score,
                        reading.timed() ? Confidence.MEDIUM : Confidence.LOW,
                        Clue.of(ChannelDependencyDownClue.REFUSES, names)
                                .with(channel.kinds().stream()
                                        .map(kind -> Part.of(kind)
                                                .with(SHARE_LOST, channel.lost().getOrDefault(kind, Double.NaN)))
                                        .toList()))
                .citing(
                        Clue.of(ChannelDependencyDownClue.FAIL, names)
                                .with(SHARE, Failures.share(failing))
                                .with(ALL, failing.responses())
                                .with(MS, tally.meanMs())
                                .with(SHARE_OF_OTHERS, Failures.share(others)),
                        Source.EVIDENCE)
                .about(names);
        finding = byKind(finding, reading);
        return Optional.of(
                reading.timed()
                        ? finding.citing(
                                Clue.of(ChannelDependencyDownClue.DATABASE)
                                        .with(DATABASE_MS, PerResponse.databaseMs(reading.all()))
                                        .with(DATABASE_MS_BEFORE, PerResponse.databaseMs(reading.before())),
                                Source.EVIDENCE_AGAINST_BASELINE)
                        : finding.noting(ChannelDependencyDownClue.NOT_KNOWN_DATABASE));
    }

    /** In both halves of its requests. */
    private static boolean throughout(CaseFacts reading, StepFigures step) {
        List<EvidenceTotals> seconds = reading.seconds().byStep().getOrDefault(step.step(), List.of());
        EvidenceTotals first = EvidenceTotals.NOTHING;
        EvidenceTotals second = EvidenceTotals.NOTHING;
        for (EvidenceTotals told : seconds) {
            if (2 * first.responses() < step.now().responses()) {
                first = first.plus(told);
            } else {
                second = second.plus(told);
            }
        }
        return Failures.share(first) >= FAILING_FROM / 2
                && (second.responses() == 0 || Failures.share(second) >= FAILING_FROM / 2);
    }

    private static double byKinds(CaseFacts reading, Channel channel) {
        if (reading.kinds().size() < 2) {
            return ONE_KIND;
        }
        return channel.lost().size() == reading.kinds().size() ? ALL_KINDS : 1;
    }

    private static Channel channel(CaseFacts reading) {
        Map<String, Double> allLost = new HashMap<>();
        List<String> kinds = new ArrayList<>();
        for (Map.Entry<String, Map<Outcome, Long>> kind :
                reading.file().candidate().summary().measured().journeys().entrySet()) {
            double now = succeeded(kind.getValue());
            double before = succeededBefore(reading, kind.getKey());
            double lost = Double.isFinite(before) ? before - now : failedShare(kind.getValue());
            kinds.add(kind.getKey());
            if (lost >= KIND_LOST) {
                allLost.put(kind.getKey(), lost);
            }
        }
        return new Channel(allLost, kinds);
    }

    private static Finding byKind(Finding finding, CaseFacts reading) {
        Map<String, Map<Outcome, Long>> journeys =
                reading.file().candidate().summary().measured().journeys();
        return journeys.isEmpty()
                ? finding
                : finding.citing(
                        Clue.of(ChannelDependencyDownClue.ENDS)
                                .with(journeys.entrySet().stream()
                                        .map(kind -> Part.of(kind.getKey())
                                                .with(SHARE, succeeded(kind.getValue()))
                                                .with(SHARE_BEFORE, succeededBefore(reading, kind.getKey())))
                                        .toList()),
                        Source.OUTCOMES);
    }

    private static double succeededBefore(CaseFacts reading, String kind) {
        Map<Outcome, Long> before = reading.file().baselines().stream()
                .map(Run::summary)
                .flatMap(summary -> summary.measured().journeys().getOrDefault(kind, Map.of()).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
        return succeeded(before);
    }

    private static double succeeded(Map<Outcome, Long> outcomes) {
        return (double) (outcomes.getOrDefault(Outcome.BOUGHT, 0L) + outcomes.getOrDefault(Outcome.DONE, 0L))
                / all(outcomes);
    }

    private static double failedShare(Map<Outcome, Long> outcomes) {
        return (double) outcomes.getOrDefault(Outcome.ERROR, 0L) / all(outcomes);
    }

    private static long all(Map<Outcome, Long> outcomes) {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }
}
