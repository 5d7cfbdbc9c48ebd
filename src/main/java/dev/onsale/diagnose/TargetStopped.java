package dev.onsale.diagnose;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.Clue.Part;
import dev.onsale.record.clue.Source;
import dev.onsale.record.clue.TargetStoppedClue;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From one instant to the end, no request connects or gets a response, whatever its step: the target is gone, and what
 * it was doing at that time is no evidence. A target that comes back was restarted, which is not this.
 */
final class TargetStopped {

    /** Share of the requests that ended after that instant without a connection, or with a broken one. */
    private static final double GONE_FROM = 0.8;

    private static final double GONE_PLAIN = 0.98;

    /** Their minimum number. */
    private static final double COUNT_FROM = 2;

    private static final double COUNT_PLAIN = 10;

    /** The same share in one second: in the first seconds of an outage, responses already under way still arrive. */
    private static final double OUT = 0.9;

    /** The abort rule's first failure is more precise than a whole second, if it belongs to the same outage. */
    private static final long SAME_MS = 2_000;

    private static final long SECOND_MS = 1_000;

    private TargetStopped() {}

    static Optional<Finding> in(CaseFacts reading) {
        Seconds seconds = reading.seconds();
        int out = outFrom(seconds.all());
        EvidenceTotals after = seconds.sum(second -> second >= out);
        long goneAfter = Failures.count(after, Failures::disconnected);
        if (answered(reading.all()) == answered(after) || goneAfter == 0) {
            return Optional.empty();
        }
        double score = Ramp.all(
                Ramp.up((double) goneAfter / (goneAfter + answered(after)), GONE_FROM, GONE_PLAIN),
                Ramp.up(goneAfter, COUNT_FROM, COUNT_PLAIN));
        if (score <= 0) {
            return Optional.empty();
        }
        int from = withItsFirst(seconds.all(), out);
        EvidenceTotals since = seconds.sum(second -> second >= from);
        long gone = Failures.count(since, Failures::disconnected);
        boolean refused = 2 * Failures.count(since, Failures::notConnected) >= gone;
        List<String> steps = reading.steps().stream()
                .filter(step -> goneOf(seconds, step.step(), from) > 0)
                .map(StepFigures::step)
                .toList();
        return Optional.of(Finding.of(
                        Explanation.TARGET_STOPPED,
                        score,
                        Confidence.HIGH,
                        Clue.of(refused ? TargetStoppedClue.REFUSED : TargetStoppedClue.SILENT)
                                .with(SECOND, from)
                                .with(AT_MS, atMs(reading, from)))
                .citing(
                        Clue.of(TargetStoppedClue.LAST_ANSWERS)
                                .with(SECOND, lastAnswered(seconds.all(), out))
                                .with(SUCH, gone)
                                .with(STEPS, steps.size())
                                .with(ALL, reading.steps().size())
                                .with(kinds(since)),
                        Source.EVIDENCE)
                .noting(TargetStoppedClue.ALL_ELSE_FOLLOWS)
                .about(steps));
    }

    /** The first second of the final stretch with next to no responses; past the end if there is none. */
    private static int outFrom(List<EvidenceTotals> seconds) {
        int from = seconds.size();
        for (int second = seconds.size() - 1; second >= 0; second--) {
            long gone = Failures.count(seconds.get(second), Failures::disconnected);
            long answered = answered(seconds.get(second));
            if (answered > 0 && gone < OUT * (gone + answered)) {
                break;
            }
            from = gone > 0 ? second : from;
        }
        return from;
    }

    /** In the second in which it stopped, some requests still got a response. */
    private static int withItsFirst(List<EvidenceTotals> seconds, int out) {
        return out > 0 && Failures.count(seconds.get(out - 1), Failures::disconnected) > 0 ? out - 1 : out;
    }

    private static int lastAnswered(List<EvidenceTotals> seconds, int from) {
        int last = 0;
        for (int second = 0; second < from; second++) {
            last = answered(seconds.get(second)) > 0 ? second : last;
        }
        return last;
    }

    private static long answered(EvidenceTotals told) {
        return told.responses() - Failures.count(told, Failures::unanswered);
    }

    private static long goneOf(Seconds seconds, String step, int from) {
        List<EvidenceTotals> ofStep = seconds.byStep().getOrDefault(step, List.of());
        return Failures.count(Seconds.sum(ofStep, second -> second >= from), Failures::disconnected);
    }

    /** According to the abort rule, in ms since the load's start; NaN if that saw nothing of this outage. */
    private static double atMs(CaseFacts reading, int second) {
        Abort abort = reading.file().candidate().summary().measured().aborted();
        Long since = abort == null ? null : abort.sinceMs();
        return since != null && Math.abs(since - second * SECOND_MS) <= SAME_MS ? since : Double.NaN;
    }

    private static List<Part> kinds(EvidenceTotals since) {
        Map<String, Long> counted = new TreeMap<>();
        since.errors().forEach((kind, tally) -> {
            if (Failures.disconnected(kind)) {
                counted.put(kind, tally.count());
            }
        });
        return counted.entrySet().stream()
                .map(kind -> Part.of(kind.getKey()).with(SUCH, kind.getValue()))
                .toList();
    }
}
