package dev.onsale.diagnose;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.plan.Median;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.HotRowClue;
import dev.onsale.record.clue.Source;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Transactions that serialise. In many samples of the database, connections wait for a lock. According to the servers,
 * the database's time grows for many steps at once and with the load, and makes up most of the additional response
 * time; the number of queries hardly changes. Kinds of visitors who never touch the sale suffer too.
 */
final class HotRow {

    /** Share of the database's activity samples in which a connection waits for a lock. A sale always has some. */
    private static final double WAITS_FROM = 0.15;

    private static final double WAITS_PLAIN = 0.5;

    /** How many wait then: two buyers may want one seat, while a queue wants the same row. */
    private static final double WAITING_FROM = 1;

    private static final double WAITING_PLAIN = 3;

    /**
     * Share of the responses with queries that belong to steps whose database time grew. One slow step is no common
     * lock.
     */
    private static final double BROAD_FROM = 0.3;

    private static final double BROAD_PLAIN = 0.7;

    /** Growth of the database's time per response: the median over the steps in which it grew. */
    private static final double GROWTH_FROM = 1.5;

    private static final double GROWTH_PLAIN = 4;

    /** Share of the additional response time that the database and the wait for a connection account for. */
    private static final double DATABASE_SHARE_FROM = 0.3;

    private static final double DATABASE_SHARE_PLAIN = 0.6;

    /** One more statement per response may be the one that waits; more belong to another explanation, */
    private static final double MORE_QUERIES_MAX = 1.5;

    /** unless all steps make about as many more: then those are what all of them wait in. */
    private static final double MORE_THAN_TYPICAL = 2.5;

    /** The database's time per response: the busiest third of the seconds over the idlest. */
    private static final double LOAD_FROM = 1.2;

    private static final double LOAD_PLAIN = 2.5;

    /** Weight if the time does not grow with the load: a backlog may outlast the surge. */
    private static final double NOT_WITH_LOAD = 0.6;

    /** Maximum score from response times alone. */
    private static final double UNTOLD_MAX = 0.6;

    /** Weight of the servers' evidence if the database shows no waits: then it has other reasons. */
    private static final double REFUTED = 0.3;

    private HotRow() {}

    static Optional<Finding> in(CaseFacts reading) {
        LockWaits waits = reading.lockWaits();
        double shown = Ramp.all(
                Ramp.up(waits.share(), WAITS_FROM, WAITS_PLAIN),
                Ramp.up(waits.meanWaiting(), WAITING_FROM, WAITING_PLAIN));
        List<StepFigures> waiting = waiting(reading);
        double told = told(reading, waiting);
        boolean tellsAnything = reading.timed() && reading.timedBefore();
        double score;
        Confidence confidence;
        if (waits.known() && tellsAnything) {
            score = shown > 0 ? Math.max(shown, (shown + told) / 2) : told * REFUTED;
            confidence = shown > 0 && told > 0 ? Confidence.HIGH : Confidence.MEDIUM;
        } else if (waits.known() || tellsAnything) {
            score = Math.max(shown, told);
            confidence = Confidence.MEDIUM;
        } else {
            return untold(reading);
        }
        return score <= 0 ? Optional.empty() : Optional.of(finding(reading, waiting, score, confidence));
    }

    private static Finding finding(CaseFacts reading, List<StepFigures> waiting, double score, Confidence confidence) {
        LockWaits waits = reading.lockWaits();
        List<String> names = waiting.stream().map(StepFigures::step).toList();
        Finding finding = Finding.of(
                        Explanation.HOT_ROW,
                        score,
                        confidence,
                        Clue.of(waits.blockedSql() == null ? HotRowClue.WAIT : HotRowClue.WAIT_IN_STATEMENT, names))
                .about(names)
                .withVictims(Victims.waitingFor(reading, names))
                .blaming(waits.blockedSql());
        if (waits.known()) {
            finding = finding.citing(
                    Clue.of(HotRowClue.LOCK_WAITS)
                            .with(SUCH, waits.withWaits())
                            .with(ALL, waits.samples())
                            .with(MOST, waits.mostWaiting())
                            .with(MS_MAX, waits.longestMs()),
                    Source.DATABASE);
        } else {
            finding = finding.noting(HotRowClue.NOT_KNOWN_LOCKS);
        }
        for (StepFigures step : waiting.stream().limit(3).toList()) {
            finding = finding.citing(
                    Clue.of(HotRowClue.DATABASE_TIME, step.step())
                            .with(DATABASE_MS, PerResponse.databaseMs(step.now()))
                            .with(DATABASE_MS_BEFORE, PerResponse.databaseMs(step.before()))
                            .with(QUERIES, PerResponse.queries(step.now()))
                            .with(QUERIES_BEFORE, PerResponse.queries(step.before())),
                    Source.EVIDENCE_AGAINST_BASELINE);
        }
        Set<String> kinds = reading.affectedKinds();
        if (kinds.size() > 1) {
            finding = finding.citing(
                    Clue.of(HotRowClue.SEVERAL_KINDS, kinds.stream().sorted().toList()), Source.VERDICT);
        }
        double withLoad = withLoad(reading);
        if (Double.isFinite(withLoad)) {
            finding = finding.citing(Clue.of(HotRowClue.WITH_LOAD).with(FACTOR, withLoad), Source.EVIDENCE);
        }
        return finding;
    }

    /**
     * Steps whose database time grew although they make hardly more queries than the others; the longest wait first.
     */
    private static List<StepFigures> waiting(CaseFacts reading) {
        double[] more = reading.steps().stream()
                .mapToDouble(StepFigures::moreQueries)
                .filter(Double::isFinite)
                .toArray();
        double most = Math.max(MORE_QUERIES_MAX, more.length == 0 ? 0 : MORE_THAN_TYPICAL * Median.of(more));
        return reading.steps().stream()
                .filter(step -> step.databaseGrew() && step.moreQueries() <= most)
                .sorted(Comparator.comparingDouble(step -> -step.databaseGrowthMs()))
                .toList();
    }

    private static double told(CaseFacts reading, List<StepFigures> waiting) {
        if (waiting.isEmpty()) {
            return 0;
        }
        long asking = reading.steps().stream()
                .filter(step -> Double.isFinite(step.databaseGrowth()))
                .mapToLong(step -> step.now().queriesTold())
                .sum();
        long grown =
                waiting.stream().mapToLong(step -> step.now().queriesTold()).sum();
        double[] growth =
                waiting.stream().mapToDouble(StepFigures::databaseGrowth).toArray();
        return Ramp.all(
                Ramp.up((double) grown / Math.max(1, asking), BROAD_FROM, BROAD_PLAIN),
                waiting.size() > 1 ? 1 : 0,
                Ramp.up(Median.of(growth), GROWTH_FROM, GROWTH_PLAIN),
                Ramp.up(databaseShare(waiting), DATABASE_SHARE_FROM, DATABASE_SHARE_PLAIN),
                Math.max(NOT_WITH_LOAD, Ramp.up(withLoad(reading), LOAD_FROM, LOAD_PLAIN)));
    }

    /** Share of the additional response time that the database and the wait for a connection account for. */
    private static double databaseShare(List<StepFigures> waiting) {
        double extraMs = 0;
        double databaseMs = 0;
        for (StepFigures step : waiting) {
            double slowerMs = PerResponse.okMs(step.now()) - PerResponse.okMs(step.before());
            double poolMs = PerResponse.poolMs(step.now()) - PerResponse.poolMs(step.before());
            if (Double.isFinite(slowerMs)) {
                extraMs += slowerMs * step.now().ok();
                databaseMs += (step.databaseGrowthMs() + (Double.isFinite(poolMs) ? poolMs : 0))
                        * step.now().ok();
            }
        }
        return extraMs <= 0 ? 1 : databaseMs / extraMs;
    }

    /** NaN if the run is too short. */
    private static double withLoad(CaseFacts reading) {
        List<EvidenceTotals> byPressure = reading.seconds().all().stream()
                .filter(told -> told.queriesTold() > 0)
                .sorted(Comparator.comparingLong(EvidenceTotals::queriesTold))
                .toList();
        int third = byPressure.size() / 3;
        if (third < 2) {
            return Double.NaN;
        }
        EvidenceTotals idle =
                byPressure.subList(0, third).stream().reduce(EvidenceTotals.NOTHING, EvidenceTotals::plus);
        EvidenceTotals busy = byPressure.subList(byPressure.size() - third, byPressure.size()).stream()
                .reduce(EvidenceTotals.NOTHING, EvidenceTotals::plus);
        return PerResponse.databaseMs(busy) / PerResponse.databaseMs(idle);
    }

    /** From response times alone: many steps far slower together, or failing after one fixed time. */
    private static Optional<Finding> untold(CaseFacts reading) {
        FixedTime fixed = FixedTime.of(reading);
        List<StepFigures> known = reading.steps().stream()
                .filter(step -> step.now().responses() >= PerResponse.SAMPLES_MIN)
                .toList();
        List<String> hit = known.stream()
                .filter(step -> slower(step) || fixed.steps().contains(step.step()))
                .map(StepFigures::step)
                .toList();
        double score = UNTOLD_MAX
                * Ramp.all(
                        Ramp.up((double) hit.size() / Math.max(1, known.size()), BROAD_FROM, BROAD_PLAIN),
                        hit.size() > 1 ? 1 : 0,
                        fixed.clueAlone());
        if (score <= 0) {
            return Optional.empty();
        }
        long slower = known.stream().filter(HotRow::slower).count();
        return Optional.of(Finding.of(Explanation.HOT_ROW, score, Confidence.LOW, Clue.of(HotRowClue.SLOW_TOGETHER))
                .citing(
                        Clue.of(HotRowClue.MEDIANS)
                                .with(FACTOR, GROWTH_FROM)
                                .with(SUCH, slower)
                                .with(ALL, known.size()),
                        Source.LATENCY_AGAINST_BASELINE)
                .citing(fixed.told(), Source.EVIDENCE)
                .noting(HotRowClue.NOT_KNOWN_WHETHER_LOCK)
                .about(hit));
    }

    private static boolean slower(StepFigures step) {
        return step.medianGrowth() >= GROWTH_FROM && step.medianGrowthMs() >= StepFigures.DATABASE_GREW_MS;
    }
}
