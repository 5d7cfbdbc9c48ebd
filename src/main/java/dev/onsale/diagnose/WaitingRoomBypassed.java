package dev.onsale.diagnose;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.plan.Sale;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.Journey;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.Source;
import dev.onsale.record.clue.WaitingRoomBypassedClue;
import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Requests of visitors who should have waited reach the shop without an admission token. Which requests reached the
 * shop is known if servers name themselves: a node that queries a database or a cache is the shop, while a server that
 * turns visitors away in front is not. Otherwise a step counts if it had the token in the baseline runs, or if other
 * steps have it.
 */
final class WaitingRoomBypassed {

    /** The share of requests with a token from which a waiting room works. */
    static final double WITH_TOKEN_GOAL = 0.99;

    /** Share without one: where the goal ends, and where it is no edge case any more. */
    private static final double WITHOUT_PLAIN = 0.1;

    private static final long MINUTE_MS = 60_000;

    /** A few may be tokens that expired on the way. */
    private static final long WITHOUT_MIN = 10;

    /** In points: if visitors usually try without a token, an increase by this much is not usual. */
    private static final double AS_OPEN_AS_BEFORE = 0.1;

    /** Without a baseline: how reliable a comparison of steps with each other is. */
    private static final double AMONG_STEPS_MAX = 0.6;

    /** Weight of other servers than before responding: a missing cache in front would look the same. */
    private static final double DOORS_MAX = 0.85;

    private WaitingRoomBypassed() {}

    /** A step that is open: its requests without a token, out of all that should have one. */
    private record Open(String step, long without, long all) {
        double share() {
            return (double) without / all;
        }

        Clue counted(WaitingRoomBypassedClue kind) {
            return Clue.of(kind, step).with(SUCH, without).with(ALL, all);
        }
    }

    /** Whether the baseline runs report tokens: a step may be open on purpose. */
    static boolean usualIsKnown(CaseFacts reading) {
        return withAndWithout(reading.before()) >= PerResponse.SAMPLES_MIN;
    }

    static Optional<Finding> in(CaseFacts reading) {
        Set<String> origin =
                reading.nodes().nodes().stream().map(Nodes.Node::name).collect(Collectors.toSet());
        if (reading.timed() && !origin.isEmpty()) {
            return atTheShop(reading, origin);
        }
        boolean known = usualIsKnown(reading);
        List<Open> open = reading.steps().stream()
                .filter(step -> isOpen(step.now()))
                .filter(step -> !known || PerResponse.withoutToken(step.before()) <= 1 - WITH_TOKEN_GOAL)
                .map(step -> open(step.step(), step.now()))
                .sorted(Comparator.comparingLong(step -> -step.without()))
                .toList();
        double score = worth(reading) * score(open);
        return score <= 0
                ? Optional.empty()
                : Optional.of(finding(
                                reading,
                                open,
                                score,
                                known ? Confidence.MEDIUM : Confidence.LOW,
                                known ? Source.EVIDENCE_AGAINST_BASELINE : Source.EVIDENCE)
                        .noting(WaitingRoomBypassedClue.NOT_KNOWN_SERVER));
    }

    private static Optional<Finding> atTheShop(CaseFacts reading, Set<String> origin) {
        List<Open> open = reading.steps().stream()
                .map(step -> new Open(
                        step.step(),
                        atOrigin(reading, origin, step.step()).withoutToken(),
                        withAndWithout(atOrigin(reading, origin, step.step()))))
                .filter(step -> step.all() >= PerResponse.SAMPLES_MIN
                        && step.without() >= WITHOUT_MIN
                        && step.share() > 1 - WITH_TOKEN_GOAL
                        && step.share() > usually(reading, step.step()))
                .sorted(Comparator.comparingLong(step -> -step.without()))
                .toList();
        double score = worth(reading) * score(open);
        return score <= 0
                ? doorsAnswered(reading, origin)
                : Optional.of(finding(
                        reading,
                        open,
                        score,
                        usualIsKnown(reading) ? Confidence.HIGH : Confidence.MEDIUM,
                        Source.EVIDENCE));
    }

    /**
     * A shop that hardly responds leaves few requests that show whether they had a token. But a visitor who is let in
     * immediately shows it: the shop responds at the step at which the waiting room turned every visitor away.
     */
    private static Optional<Finding> doorsAnswered(CaseFacts reading, Set<String> origin) {
        if (reading.steps().stream().noneMatch(step -> step.now().withToken() > 0)) {
            return Optional.empty();
        }
        List<Open> doors = reading.steps().stream()
                .filter(step -> withAndWithout(step.now()) == 0
                        && step.before().timed() >= PerResponse.SAMPLES_MIN
                        && isAnsweredInFront(step.before()))
                .map(step -> new Open(
                        step.step(),
                        atOrigin(reading, origin, step.step()).timed(),
                        step.now().timed()))
                .filter(step -> step.without() >= WITHOUT_MIN && step.share() > 1 - WITH_TOKEN_GOAL)
                .toList();
        double score = DOORS_MAX * score(doors);
        if (score <= 0) {
            return Optional.empty();
        }
        List<String> steps = doors.stream().map(Open::step).toList();
        Finding finding = Finding.of(
                        Explanation.WAITING_ROOM_BYPASSED,
                        score,
                        Confidence.MEDIUM,
                        Clue.of(WaitingRoomBypassedClue.LET_IN, steps))
                .about(steps);
        for (Open door : doors) {
            finding = finding.citing(
                    door.counted(WaitingRoomBypassedClue.ANSWERED_BY_SHOP), Source.EVIDENCE_AGAINST_BASELINE);
        }
        Optional<Clue> entries = entriesOverOutflow(reading);
        return Optional.of(entries.isPresent() ? finding.citing(entries.get(), Source.JOURNEYS) : finding);
    }

    private static boolean isAnsweredInFront(EvidenceTotals told) {
        return told.queriesTold() == 0 && told.cacheHits() + told.cacheMisses() == 0;
    }

    /** Without a baseline, an open step may be open on purpose, unless others show that there is a waiting room. */
    private static double worth(CaseFacts reading) {
        boolean othersClosed =
                reading.steps().stream().anyMatch(step -> PerResponse.withoutToken(step.now()) <= 1 - WITH_TOKEN_GOAL);
        return usualIsKnown(reading) ? 1 : othersClosed ? AMONG_STEPS_MAX : 0;
    }

    /** The share without a token up to which a step is as open as before; visitors may try before they wait. */
    private static double usually(CaseFacts reading, String step) {
        double before = reading.step(step)
                .map(figures -> PerResponse.withoutToken(figures.before()))
                .orElse(Double.NaN);
        return before > 1 - WITH_TOKEN_GOAL ? before + AS_OPEN_AS_BEFORE : 0;
    }

    private static EvidenceTotals atOrigin(CaseFacts reading, Set<String> origin, String step) {
        return reading.file().evidence().stream()
                .filter(slice -> slice.step().equals(step) && origin.contains(slice.node()))
                .map(EvidenceSlice::told)
                .reduce(EvidenceTotals.NOTHING, EvidenceTotals::plus);
    }

    private static boolean isOpen(EvidenceTotals told) {
        return told.withoutToken() >= WITHOUT_MIN && PerResponse.withoutToken(told) > 1 - WITH_TOKEN_GOAL;
    }

    private static Open open(String step, EvidenceTotals told) {
        return new Open(step, told.withoutToken(), withAndWithout(told));
    }

    private static long withAndWithout(EvidenceTotals told) {
        return told.withToken() + told.withoutToken();
    }

    private static double score(List<Open> open) {
        double share = open.stream().mapToDouble(Open::share).max().orElse(0);
        return share == 0 ? 0 : 0.6 + 0.4 * Ramp.up(share, 1 - WITH_TOKEN_GOAL, WITHOUT_PLAIN);
    }

    private static Finding finding(
            CaseFacts reading, List<Open> open, double score, Confidence confidence, Source source) {
        List<String> steps = open.stream().map(Open::step).toList();
        long without = open.stream().mapToLong(Open::without).sum();
        long all = open.stream().mapToLong(Open::all).sum();
        Finding finding = Finding.of(
                        Explanation.WAITING_ROOM_BYPASSED,
                        score,
                        confidence,
                        Clue.of(WaitingRoomBypassedClue.NOT_COVERED, steps).with(SHARE, (double) without / all))
                .about(steps);
        for (Open step : open.stream().limit(5).toList()) {
            finding = finding.citing(
                    step.counted(WaitingRoomBypassedClue.WITHOUT_TOKEN).with(SHARE_GOAL, WITH_TOKEN_GOAL), source);
        }
        Optional<Clue> entries = entriesOverOutflow(reading);
        if (entries.isPresent()) {
            finding = finding.citing(entries.get(), Source.JOURNEYS);
        }
        Optional<Clue> unrecovered = RetryStorm.unrecovered(reading);
        return unrecovered.isPresent() ? finding.citing(unrecovered.get(), Source.EVIDENCE) : finding;
    }

    /** How many started without ever being admitted, in the fullest minute, relative to the plan's outflow. */
    private static Optional<Clue> entriesOverOutflow(CaseFacts reading) {
        Sale sale = reading.file().candidate().summary().plan().sale();
        Double outflow = sale.outflowPerSecond();
        Set<String> waiting = reading.file().journeys().stream()
                .filter(journey -> journey.admittedMs() != null || journey.joinedMs() != null)
                .map(Journey::kind)
                .collect(Collectors.toSet());
        List<Journey> past = reading.file().journeys().stream()
                .filter(journey -> waiting.contains(journey.kind())
                        && journey.admittedMs() == null
                        && journey.joinedMs() == null
                        && journey.requests() > 1)
                .toList();
        if (outflow == null || past.isEmpty()) {
            return Optional.empty();
        }
        long most = SecondRange.mostWithin(past.stream().map(Journey::startedMs).toList(), MINUTE_MS);
        long admitted = reading.file().journeys().stream()
                .filter(journey -> journey.admittedMs() != null)
                .count();
        return Optional.of(Clue.of(WaitingRoomBypassedClue.NEVER_JOINED)
                .with(SUCH, past.size())
                .with(MOST, most)
                .with(ALL, admitted)
                .with(PER_MINUTE_PLANNED, outflow * 60));
    }
}
