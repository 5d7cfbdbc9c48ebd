package dev.onsale.diagnose;

import dev.onsale.figures.Figures;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.Run;
import dev.onsale.record.evidence.ErrorTally;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Some steps fail at once and on a steady share of their requests, up to all, from the first to the last, whatever the
 * load, while the others work; and where kinds of visitors are known, one kind fails as a channel while others pass.
 */
final class ChannelDependencyDown {

    /** Of a step's requests: those that fail. Some instances of the service may still work. */
    private static final double FAILING_FROM = 0.15;

    private static final double FAILING_PLAIN = 0.5;

    private static final double COUNT_FROM = 2;

    private static final double COUNT_PLAIN = 8;

    /** Of the other steps' requests: those that fail. */
    private static final double OTHERS_FROM = 0.02;

    private static final double OTHERS_PLAIN = 0.15;

    /** Refused, not waited for: nobody waits for less than a second before giving up on a service. */
    private static final double FAST_MS = 250;

    private static final double SLOW_MS = 1000;

    /** Points of a kind's successful journeys that went missing. */
    private static final double KIND_LOST = 0.15;

    /** All kinds fail: then it is no channel. */
    private static final double ALL_KINDS = 0.4;

    /** Only one kind of visitor came: whether others would pass is not known. */
    private static final double ONE_KIND = 0.8;

    private ChannelDependencyDown() {}

    private record Channel(List<String> failing, List<String> passing) {}

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
                        "A service behind " + CaseFacts.named(names) + " refuses its work"
                                + (channel.failing().isEmpty()
                                        ? ", and the rest of the shop goes on."
                                        : ": " + CaseFacts.named(channel.failing()) + " cannot go on as usual"
                                                + (channel.passing().isEmpty()
                                                        ? "."
                                                        : ", " + CaseFacts.named(channel.passing()) + " can.")))
                .citing(
                        Figures.share(Failures.share(failing)) + " of " + Figures.count(failing.responses())
                                + " requests of " + CaseFacts.named(names) + " failed, after "
                                + Figures.time(tally.meanMs()) + " on average, from the first to the last; "
                                + Figures.share(Failures.share(others)) + " of the other steps'",
                        Source.EVIDENCE)
                .about(names);
        finding = byKind(finding, reading);
        return Optional.of(
                reading.timed()
                        ? finding.citing(
                                "the database took " + millis(PerResponse.databaseMs(reading.all()))
                                        + " for a response in the whole run, "
                                        + millis(PerResponse.databaseMs(reading.before())) + " before",
                                Source.EVIDENCE_AGAINST_BASELINE)
                        : finding.noting(
                                "Not known: whether the database had a part in it. " + MissingEvidence.SEND_QUERIES));
    }

    private static String millis(double ms) {
        return Double.isFinite(ms) ? Figures.time(ms) : "an unknown time";
    }

    /** In the first as in the second half of its requests. */
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
        return channel.failing().size() == reading.kinds().size() ? ALL_KINDS : 1;
    }

    private static Channel channel(CaseFacts reading) {
        List<String> failing = new ArrayList<>();
        List<String> passing = new ArrayList<>();
        for (Map.Entry<String, Map<Outcome, Long>> kind :
                reading.file().candidate().summary().journeys().entrySet()) {
            double now = succeeded(kind.getValue());
            double before = succeededBefore(reading, kind.getKey());
            double lost = Double.isFinite(before) ? before - now : failedShare(kind.getValue());
            (lost >= KIND_LOST ? failing : passing).add(kind.getKey());
        }
        return new Channel(failing, passing);
    }

    private static Finding byKind(Finding finding, CaseFacts reading) {
        Map<String, Map<Outcome, Long>> journeys =
                reading.file().candidate().summary().journeys();
        return journeys.isEmpty()
                ? finding
                : finding.citing(
                        "came to their end as they wished: "
                                + journeys.entrySet().stream()
                                        .map(kind -> kind.getKey() + " "
                                                + Figures.share(succeeded(kind.getValue()))
                                                + was(succeededBefore(reading, kind.getKey())))
                                        .collect(Collectors.joining(", ")),
                        Source.OUTCOMES);
    }

    private static String was(double before) {
        return Double.isFinite(before) ? " (before " + Figures.share(before) + ")" : "";
    }

    private static double succeededBefore(CaseFacts reading, String kind) {
        Map<Outcome, Long> before = reading.file().baselines().stream()
                .map(Run::summary)
                .flatMap(summary -> summary.journeys().getOrDefault(kind, Map.of()).entrySet().stream())
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
