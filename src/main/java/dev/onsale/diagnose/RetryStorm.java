package dev.onsale.diagnose;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.Run;
import dev.onsale.record.Totals;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.RetryStormClue;
import dev.onsale.record.clue.Source;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.Optional;

/**
 * A state that outlives its trigger: healthy before the surge, broken in it, and still broken long after arrivals have
 * fallen; with more requests per visitor than usual, because people and machines retry.
 */
final class RetryStorm {

    /** Failures in the last part after the surge. */
    private static final double FAILING_FROM = 0.05;

    private static final double FAILING_PLAIN = 0.3;

    /** Response times in it, as a multiple of the usual. */
    private static final double SLOW_FROM = 2;

    private static final double SLOW_PLAIN = 5;

    /** Requests per visitor relative to the baseline's. */
    private static final double MORE_FROM = 1.1;

    private static final double MORE_PLAIN = 1.6;

    /** It must have been healthy before the surge: else the surge did not break it. */
    private static final double CALM_SLOW = 2;

    private static final double CALM_FAILING = 0.05;

    /** A backlog of the surge needs time to drain: only the later part after it counts. */
    private static final double LATER_PART = 0.4;

    private static final int LATER_SECONDS_MIN = 3;

    private RetryStorm() {}

    private record Late(int first, EvidenceTotals told, double slowness) {
        double broken() {
            return Math.max(
                    Ramp.up(Failures.share(told), FAILING_FROM, FAILING_PLAIN),
                    Ramp.up(slowness, SLOW_FROM, SLOW_PLAIN));
        }
    }

    static Optional<Finding> in(CaseFacts reading) {
        Optional<Late> late = late(reading);
        if (late.isEmpty() || late.get().broken() <= 0 || !wellBefore(reading)) {
            return Optional.empty();
        }
        double more = requestsPerVisitor(reading.file().candidate()) / requestsPerVisitorBefore(reading);
        double score = late.get().broken() * (0.5 + 0.5 * Ramp.up(more, MORE_FROM, MORE_PLAIN));
        Finding finding = Finding.of(
                        Explanation.RETRY_STORM,
                        score,
                        reading.timed() ? Confidence.MEDIUM : Confidence.LOW,
                        Clue.of(RetryStormClue.STAYS_BROKEN))
                .citing(clue(RetryStormClue.AFTER_SURGE, reading, late.get()), Source.EVIDENCE);
        finding = Double.isFinite(more)
                ? finding.citing(
                        Clue.of(RetryStormClue.MORE_REQUESTS)
                                .with(
                                        REQUESTS,
                                        requestsPerVisitor(reading.file().candidate()))
                                .with(REQUESTS_BEFORE, requestsPerVisitorBefore(reading)),
                        Source.TOTALS)
                : finding.noting(RetryStormClue.NOT_KNOWN_REQUESTS);
        return Optional.of(reading.timed() ? finding : finding.noting(RetryStormClue.NOT_KNOWN_BUSY));
    }

    /** The clue that it did not recover after the surge; empty if it did, or if that is unknown. */
    static Optional<Clue> unrecovered(CaseFacts reading) {
        return late(reading)
                .filter(late -> late.broken() > 0 && wellBefore(reading))
                .map(late -> clue(RetryStormClue.NO_RECOVERY, reading, late));
    }

    private static Clue clue(RetryStormClue kind, CaseFacts reading, Late late) {
        return Clue.of(kind)
                .with(OVER_SECOND, reading.load().lastOfSurge() + 1)
                .with(SECOND, late.first())
                .with(SHARE, Failures.share(late.told()))
                .with(SLOWNESS, late.slowness());
    }

    private static Optional<Late> late(CaseFacts reading) {
        int length = reading.seconds().length();
        int first = reading.load().lastOfSurge() + 1;
        while (first < length && !reading.load().isAfter(first)) {
            first++;
        }
        if (!reading.load().hasSurge() || length - first < LATER_SECONDS_MIN) {
            return Optional.empty();
        }
        int from = first + (int) ((length - first) * LATER_PART);
        EvidenceTotals told = reading.seconds().sum(second -> second >= from);
        return told.responses() < PerResponse.SAMPLES_MIN
                ? Optional.empty()
                : Optional.of(new Late(from, told, reading.slowness().over(second -> second >= from)));
    }

    private static boolean wellBefore(CaseFacts reading) {
        EvidenceTotals calm = reading.seconds().sum(reading.load()::isCalm);
        return calm.responses() > 0
                && Failures.share(calm) <= CALM_FAILING
                && !(reading.slowness().over(reading.load()::isCalm) > CALM_SLOW);
    }

    private static double requestsPerVisitor(Run run) {
        Totals totals = run.summary().measured().totals();
        return (double) totals.responses() / totals.visitors().started();
    }

    private static double requestsPerVisitorBefore(CaseFacts reading) {
        return reading.file().baselines().stream()
                .mapToDouble(RetryStorm::requestsPerVisitor)
                .average()
                .orElse(Double.NaN);
    }
}
