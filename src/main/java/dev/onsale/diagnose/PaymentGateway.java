package dev.onsale.diagnose;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.PaymentGatewayClue;
import dev.onsale.record.clue.Source;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.Comparator;
import java.util.Optional;

/**
 * Only one step is slower or fails, and neither the database nor the wait for a connection accounts for it: it waits
 * for a service outside the shop. Which step pays is not known and need not be.
 */
final class PaymentGateway {

    /** Growth of the median, as a factor, */
    private static final double SLOWER_FROM = 1.5;

    private static final double SLOWER_PLAIN = 3;

    /** and in ms: external services respond in tens of ms. */
    private static final double SLOWER_MS = 20;

    /** Failures of the step, in points above the baseline's. */
    private static final double FAILING_FROM = 0.02;

    private static final double FAILING_PLAIN = 0.15;

    /** The other steps are affected too if their median factor, or their share of failures, is this high. */
    private static final double OTHERS_SLOWER_FROM = 1.3;

    private static final double OTHERS_SLOWER_PLAIN = 2;

    private static final double OTHERS_FAILING_FROM = 0.01;

    private static final double OTHERS_FAILING_PLAIN = 0.08;

    /** Share of the additional time that the shop's own database, cache and pool account for. */
    private static final double INSIDE_FROM = 0.3;

    private static final double INSIDE_PLAIN = 0.7;

    /** Quick failures are refusals, more likely those of a channel's service. */
    private static final double WAITED_FROM_MS = 100;

    private static final double WAITED_PLAIN_MS = 500;

    private static final double QUICK = 0.5;

    /** Maximum score from response times alone. */
    private static final double UNTOLD_MAX = 0.6;

    private PaymentGateway() {}

    static Optional<Finding> in(CaseFacts reading) {
        return reading.steps().stream()
                .max(Comparator.comparingDouble(PaymentGateway::trouble))
                .filter(step -> trouble(step) > 0)
                .flatMap(step -> finding(step, reading));
    }

    private static double trouble(StepFigures step) {
        double slower =
                step.medianGrowthMs() >= SLOWER_MS ? Ramp.up(step.medianGrowth(), SLOWER_FROM, SLOWER_PLAIN) : 0;
        return slower + failing(step);
    }

    private static double failing(StepFigures step) {
        return Ramp.up(reachedShare(step.now()) - reachedShare(step.before()), FAILING_FROM, FAILING_PLAIN);
    }

    /** A refused or broken connection waits for no service. */
    private static double reachedShare(EvidenceTotals told) {
        return told.responses() == 0 ? 0 : (double) Failures.count(told, Failures::reached) / told.responses();
    }

    private static Optional<Finding> finding(StepFigures step, CaseFacts reading) {
        double others = MedianOfOthers.ofOthers(reading.steps(), step, StepFigures::medianGrowth);
        long otherFailures = Failures.count(reading.all()) - Failures.count(step.now());
        double othersFail = (double) otherFailures
                / Math.max(1, reading.all().responses() - step.now().responses());
        boolean told = reading.timed() && reading.timedBefore() && Double.isFinite(step.databaseGrowthMs());
        double inside = told ? inside(step) : 0;
        double failedMs = Failures.of(step.now(), Failures::reached)
                .map(tally -> tally.meanMs())
                .orElse(Double.NaN);
        double waited = failing(step) > 0 ? Math.max(QUICK, Ramp.up(failedMs, WAITED_FROM_MS, WAITED_PLAIN_MS)) : 1;
        // Slower without failures and without evidence: any work of the step itself looks the same.
        double untold = failing(step) > 0 ? UNTOLD_MAX : UNTOLD_MAX / 2;
        double score = (told ? 1 : untold)
                * waited
                * Ramp.all(
                        Math.min(1, trouble(step)),
                        Ramp.down(others, OTHERS_SLOWER_FROM, OTHERS_SLOWER_PLAIN),
                        Ramp.down(othersFail, OTHERS_FAILING_FROM, OTHERS_FAILING_PLAIN),
                        Ramp.down(inside, INSIDE_FROM, INSIDE_PLAIN));
        if (score <= 0) {
            return Optional.empty();
        }
        Finding finding = Finding.of(
                        Explanation.PAYMENT_GATEWAY,
                        score,
                        told ? Confidence.MEDIUM : Confidence.LOW,
                        Clue.of(PaymentGatewayClue.WAITS_OUTSIDE, step.step()))
                .citing(step.medianAgainst(others), Source.LATENCY_AGAINST_BASELINE)
                .citing(
                        Clue.of(PaymentGatewayClue.FAILURES)
                                .with(SHARE, Failures.share(step.now()))
                                .with(MS, failedMs)
                                .with(SHARE_OF_OTHERS, othersFail),
                        Source.EVIDENCE)
                .about(java.util.List.of(step.step()));
        return Optional.of(
                told
                        ? finding.citing(
                                Clue.of(PaymentGatewayClue.DATABASE)
                                        .with(DATABASE_MS, PerResponse.databaseMs(step.now()))
                                        .with(DATABASE_MS_BEFORE, PerResponse.databaseMs(step.before())),
                                Source.EVIDENCE_AGAINST_BASELINE)
                        : finding.noting(PaymentGatewayClue.NOT_KNOWN_DATABASE));
    }

    /** Share of the additional time that was spent inside the shop. */
    private static double inside(StepFigures step) {
        double slowerMs = PerResponse.okMs(step.now()) - PerResponse.okMs(step.before());
        if (!(slowerMs > SLOWER_MS)) {
            return step.databaseGrew() ? 1 : 0;
        }
        double pool = PerResponse.poolMs(step.now()) - PerResponse.poolMs(step.before());
        double cache = PerResponse.cacheMs(step.now()) - PerResponse.cacheMs(step.before());
        double insideMs =
                step.databaseGrowthMs() + (Double.isFinite(pool) ? pool : 0) + (Double.isFinite(cache) ? cache : 0);
        return insideMs / slowerMs;
    }
}
