package dev.onsale.diagnose;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.diagnose.Statements.Changed;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.SlowQueryClue;
import dev.onsale.record.clue.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A statement that became slow: the database's time per query of one step grew, and far more than that of the other
 * steps, while the number of queries did not. Without {@code Server-Timing} and a database, all that shows is one step
 * that is slower from the first visitors on, whatever the load.
 */
final class SlowQuery {

    /** Time per query relative to the baseline's: a busier processor adds half, a factor of three is clear. */
    private static final double SLOWER_FROM = 1.4;

    private static final double SLOWER_PLAIN = 3;

    /** The same relative to the other steps': if all grew alike, no single query is the cause. */
    private static final double CONTRAST_FROM = 1.2;

    private static final double CONTRAST_PLAIN = 2.5;

    /** More queries per response than this belong to another explanation. */
    private static final double MORE_QUERIES_MAX = 1.5;

    /** Share of all additional time in the database from which one statement is the cause. */
    private static final double SHARE_FROM = 0.3;

    private static final double SHARE_PLAIN = 0.6;

    /** Lock waits make statements look slow that are not. */
    private static final double LOCKS_FROM = 0.15;

    private static final double LOCKS_PLAIN = 0.5;

    /**
     * Share of the additional time that the nodes spent on the database that the database's own statistics account for.
     * With less, the time was lost outside the database, in a node short of CPU or memory.
     */
    private static final double BOOKED_FROM = 0.1;

    private static final double BOOKED_PLAIN = 0.3;

    /** Maximum score from response times alone. */
    private static final double UNTOLD_MAX = 0.7;

    /** Only one step is slower: its median relative to the baseline's, and to the others' typical growth. */
    private static final double MEDIAN_FROM = 1.4;

    private static final double MEDIAN_PLAIN = 3;

    /** Without Server-Timing: if the others grew this much too, it is not one step's own work. */
    private static final double OTHERS_FROM = 2;

    private static final double OTHERS_PLAIN = 4;

    /**
     * Without Server-Timing: a slow query still gets a response; a step that fails waits for a service that gives none.
     */
    private static final double FAILING_FROM = 0.02;

    private static final double FAILING_PLAIN = 0.15;

    /** Without a baseline: share of the response time that its queries take, */
    private static final double OWN_SHARE = 0.7;

    /** and their minimum time, */
    private static final double OWN_MS = 20;

    /** and the maximum score from them. */
    private static final double WITHOUT_BASELINE_MAX = 0.6;

    /** Growth of the response time that visitors notice. */
    private static final double MEDIAN_MS = 5;

    private SlowQuery() {}

    static Optional<Finding> in(CaseFacts reading) {
        Optional<Finding> told = reading.timed() && reading.timedBefore() ? told(reading) : Optional.empty();
        Optional<Finding> shown = shown(reading);
        if (told.isPresent() && shown.isPresent()) {
            Finding both = told.get();
            return Optional.of(Finding.of(
                            Explanation.SLOW_QUERY,
                            Math.max(both.score(), shown.get().score()),
                            Confidence.HIGH,
                            both.what())
                    .about(both.steps())
                    .withVictims(both.victims())
                    .blaming(shown.get().sql())
                    .adding(both.clues())
                    .adding(shown.get().clues()));
        }
        if (told.isPresent() || shown.isPresent()) {
            return told.or(() -> shown);
        }
        if (reading.timed() && reading.file().baselines().isEmpty()) {
            return slowest(reading);
        }
        return reading.timed() || reading.statements().known() ? Optional.empty() : slowerStep(reading);
    }

    /**
     * Without a baseline: a step that the verdict calls wrong, and that spends its time on queries far slower than the
     * other steps'.
     */
    private static Optional<Finding> slowest(CaseFacts reading) {
        return reading.steps().stream()
                .filter(StepFigures::affected)
                .filter(step -> PerResponse.databaseMs(step.now())
                        >= OWN_SHARE * Math.max(OWN_MS, PerResponse.okMs(step.now())))
                .filter(step -> PerResponse.msPerQuery(step.now())
                        >= SLOWER_PLAIN
                                * MedianOfOthers.ofOthers(
                                        reading.steps(), step, other -> PerResponse.msPerQuery(other.now())))
                .max(Comparator.comparingDouble(step -> step.now().databaseMs()))
                .map(step -> Finding.of(
                                Explanation.SLOW_QUERY,
                                WITHOUT_BASELINE_MAX
                                        * Ramp.down(reading.lockWaits().share(), LOCKS_FROM, LOCKS_PLAIN),
                                Confidence.MEDIUM,
                                Clue.of(SlowQueryClue.SLOWER_THAN_OTHERS, step.step()))
                        .citing(
                                Clue.of(SlowQueryClue.TIME_IN_DATABASE, step.step())
                                        .with(DATABASE_MS, PerResponse.databaseMs(step.now()))
                                        .with(RESPONSE_MS, PerResponse.okMs(step.now()))
                                        .with(MS, PerResponse.msPerQuery(step.now())),
                                Source.EVIDENCE)
                        .noting(SlowQueryClue.NOT_KNOWN_BEFORE)
                        .about(List.of(step.step())));
    }

    private static Optional<Finding> told(CaseFacts reading) {
        List<StepFigures> candidates = new ArrayList<>(reading.steps().stream()
                .filter(step -> step.databaseGrew() && step.moreQueries() <= MORE_QUERIES_MAX)
                .toList());
        candidates.sort(Comparator.comparingDouble((StepFigures step) ->
                        step.databaseGrowthMs() * step.now().queriesTold())
                .reversed());
        return candidates.stream().findFirst().flatMap(guilty -> of(guilty, reading));
    }

    private static Optional<Finding> of(StepFigures guilty, CaseFacts reading) {
        double slower = guilty.perQueryGrowth();
        double others = MedianOfOthers.ofOthers(reading.steps(), guilty, StepFigures::perQueryGrowth);
        double score = Ramp.all(
                        Ramp.up(slower, SLOWER_FROM, SLOWER_PLAIN),
                        Ramp.up(slower / Math.max(1, others), CONTRAST_FROM, CONTRAST_PLAIN),
                        Ramp.up(booked(reading), BOOKED_FROM, BOOKED_PLAIN))
                * Ramp.down(reading.lockWaits().share(), LOCKS_FROM, LOCKS_PLAIN);
        if (score <= 0) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                        Explanation.SLOW_QUERY,
                        score,
                        Confidence.MEDIUM,
                        Clue.of(SlowQueryClue.BECAME_SLOW, guilty.step())
                                .with(DATABASE_MS, PerResponse.databaseMs(guilty.now()))
                                .with(DATABASE_MS_BEFORE, PerResponse.databaseMs(guilty.before())))
                .citing(
                        Clue.of(SlowQueryClue.PER_QUERY, guilty.step())
                                .with(MS, PerResponse.msPerQuery(guilty.now()))
                                .with(MS_BEFORE, PerResponse.msPerQuery(guilty.before()))
                                .with(QUERIES, PerResponse.queries(guilty.now()))
                                .with(QUERIES_BEFORE, PerResponse.queries(guilty.before())),
                        Source.EVIDENCE_AGAINST_BASELINE)
                .citing(
                        Clue.of(SlowQueryClue.OTHER_STEPS).with(FACTOR_OF_OTHERS, others),
                        Source.EVIDENCE_AGAINST_BASELINE)
                .about(List.of(guilty.step()))
                .withVictims(Victims.waitingFor(reading, List.of(guilty.step()))));
    }

    private static Optional<Finding> shown(CaseFacts reading) {
        if (!reading.statements().known() || reading.statements().changed().isEmpty()) {
            return Optional.empty();
        }
        Changed first = reading.statements().changed().get(0);
        double slower = first.isNew() ? SLOWER_PLAIN : first.slower();
        boolean moreOften = !first.isNew() && first.moreCalls() > 1 + slower;
        double score = Ramp.all(
                        Ramp.up(slower, SLOWER_FROM, SLOWER_PLAIN),
                        Ramp.up(reading.statements().shareOfFirst(), SHARE_FROM, SHARE_PLAIN),
                        Ramp.up(booked(reading), BOOKED_FROM, BOOKED_PLAIN))
                * Ramp.down(reading.lockWaits().share(), LOCKS_FROM, LOCKS_PLAIN);
        if (score <= 0 || moreOften || first.extraMs() <= 0) {
            return Optional.empty();
        }
        double beforeMs = first.isNew() ? Double.NaN : first.meanBeforeMs();
        return Optional.of(Finding.of(
                        Explanation.SLOW_QUERY,
                        score,
                        Confidence.MEDIUM,
                        Clue.of(SlowQueryClue.ONE_STATEMENT)
                                .with(MS, first.now().meanMs())
                                .with(MS_BEFORE, beforeMs))
                .citing(
                        Clue.of(SlowQueryClue.STATEMENT)
                                .with(SUCH, first.now().calls())
                                .with(MS, first.now().meanMs())
                                .with(MS_BEFORE, beforeMs)
                                .with(SHARE, reading.statements().shareOfFirst()),
                        Source.DATABASE_AGAINST_BASELINE)
                .blaming(first.now().sql()));
    }

    /** 1 if one of the two is unknown, or if the nodes spent no more time than before. */
    private static double booked(CaseFacts reading) {
        double felt = reading.steps().stream()
                        .filter(step -> step.databaseGrowthMs() > 0)
                        .mapToDouble(
                                step -> step.databaseGrowthMs() * step.now().queriesTold())
                        .sum()
                / Math.max(1, reading.all().responses());
        return !reading.statements().known() || felt <= 0
                ? 1
                : reading.statements().additionalMs() / felt;
    }

    private static Optional<Finding> slowerStep(CaseFacts reading) {
        return reading.steps().stream()
                .filter(step -> step.medianGrowth() >= MEDIAN_FROM && step.medianGrowthMs() >= MEDIAN_MS)
                .max(Comparator.comparingDouble(StepFigures::medianGrowth))
                .flatMap(step -> slower(step, reading));
    }

    private static Optional<Finding> slower(StepFigures step, CaseFacts reading) {
        double others = MedianOfOthers.ofOthers(reading.steps(), step, StepFigures::medianGrowth);
        double failing = Failures.share(step.now());
        double score = UNTOLD_MAX
                * Ramp.all(
                        Ramp.up(step.medianGrowth(), MEDIAN_FROM, MEDIAN_PLAIN),
                        Ramp.up(step.medianGrowth() / Math.max(1, others), CONTRAST_FROM, CONTRAST_PLAIN),
                        Ramp.down(others, OTHERS_FROM, OTHERS_PLAIN))
                * Ramp.down(failing, FAILING_FROM, FAILING_PLAIN);
        if (score <= 0) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                        Explanation.SLOW_QUERY,
                        score,
                        Confidence.LOW,
                        Clue.of(SlowQueryClue.SLOW_ALONE, step.step())
                                .with(MS, step.medianNowMs())
                                .with(MS_BEFORE, step.medianBeforeMs()))
                .citing(step.medianAgainst(others), Source.LATENCY_AGAINST_BASELINE)
                .noting(SlowQueryClue.NOT_KNOWN_WHICH)
                .about(List.of(step.step()))
                .withVictims(Victims.waitingFor(reading, List.of(step.step()))));
    }
}
