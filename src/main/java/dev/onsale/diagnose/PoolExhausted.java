package dev.onsale.diagnose;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.PoolExhaustedClue;
import dev.onsale.record.clue.Source;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * No free database connection: server errors after one fixed time on several steps and, if it is reported, a wait for
 * the pool. The steps that fail are victims; the connections are held by another step, the one whose time in the
 * database grew.
 */
final class PoolExhausted {

    /** Wait for a connection, in ms per response: a healthy pool hands them out immediately. */
    private static final double WAIT_FROM_MS = 5;

    private static final double WAIT_PLAIN_MS = 100;

    /** A single step that fails after a fixed time may have a timeout of its own. */
    private static final double ONE_STEP = 0.6;

    private PoolExhausted() {}

    static Optional<Finding> in(CaseFacts reading) {
        FixedTime fixed = FixedTime.of(reading);
        double waitMs = PerResponse.poolMs(reading.all());
        double waitBeforeMs = PerResponse.poolMs(reading.before());
        boolean told = Double.isFinite(waitMs);
        double timeouts =
                (told ? fixed.clue() : fixed.clueAlone()) * (fixed.steps().size() > 1 ? 1 : ONE_STEP);
        double grownMs = waitMs - (Double.isFinite(waitBeforeMs) ? waitBeforeMs : 0);
        double waits = told ? Ramp.up(grownMs, WAIT_FROM_MS, WAIT_PLAIN_MS) : 0;
        double score = told ? Ramp.all(waits, 0.5 + 0.5 * timeouts) : 0.7 * timeouts;
        if (score <= 0) {
            return Optional.empty();
        }
        List<String> holders = reading.steps().stream()
                .filter(StepFigures::databaseGrew)
                .sorted(Comparator.comparingDouble(
                        step -> -step.databaseGrowthMs() * step.now().queriesTold()))
                .map(StepFigures::step)
                .toList();
        List<String> victims = Victims.waitingFor(reading, holders);
        Finding finding = Finding.of(
                        Explanation.POOL_EXHAUSTED,
                        score,
                        told ? Confidence.MEDIUM : Confidence.LOW,
                        Clue.of(PoolExhaustedClue.NO_CONNECTION, told ? victims : List.of()))
                .about(holders)
                .withVictims(told ? victims : List.of());
        if (told) {
            finding = finding.citing(
                    Clue.of(PoolExhaustedClue.WAIT).with(MS, waitMs).with(MS_BEFORE, waitBeforeMs),
                    Source.EVIDENCE_AGAINST_BASELINE);
        } else {
            finding = finding.noting(PoolExhaustedClue.NOT_KNOWN_WAIT);
        }
        if (timeouts > 0) {
            finding = finding.citing(fixed.told(), Source.EVIDENCE);
        }
        if (!holders.isEmpty()) {
            finding = finding.citing(Clue.of(PoolExhaustedClue.HOLDERS, holders), Source.EVIDENCE_AGAINST_BASELINE);
        }
        return Optional.of(finding);
    }
}
