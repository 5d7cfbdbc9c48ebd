package dev.onsale.diagnose;

import dev.onsale.diagnose.Statements.Changed;
import dev.onsale.figures.Figures;
import dev.onsale.record.Diagnosis.Confidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A statement that became slow: the database's time for one query of one step grew, and far more than that of the other
 * steps, while the number of queries did not. Without {@code Server-Timing} and a database all that shows is one step
 * that is slower from the first visitors on, whatever the load.
 */
final class SlowQuery {

    /** Time a query against the baseline's: half more is what a busier processor does, three times is plain. */
    private static final double SLOWER_FROM = 1.4;

    private static final double SLOWER_PLAIN = 3;

    /** The same against the other steps': where all grew alike, no single query is guilty. */
    private static final double CONTRAST_FROM = 1.2;

    private static final double CONTRAST_PLAIN = 2.5;

    /** More queries than this for a response are another explanation's. */
    private static final double MORE_QUERIES_MAX = 1.5;

    /** Of all additional time in the database: what one statement has before it is the guilty one. */
    private static final double SHARE_FROM = 0.3;

    private static final double SHARE_PLAIN = 0.6;

    /** Lock waits make statements slow that are not. */
    private static final double LOCKS_FROM = 0.15;

    private static final double LOCKS_PLAIN = 0.5;

    /**
     * Of the additional time that the nodes spent on the database: what the database's own books have. With less the
     * time was lost on the way, in a node that has no processor or no memory left.
     */
    private static final double BOOKED_FROM = 0.1;

    private static final double BOOKED_PLAIN = 0.3;

    /** The most that response times alone can say. */
    private static final double UNTOLD_MAX = 0.7;

    /** One step alone is slower: its median against the baseline's, and the others' typical growth against it. */
    private static final double MEDIAN_FROM = 1.4;

    private static final double MEDIAN_PLAIN = 3;

    /** Without Server-Timing: where the others grew so much too, it is not one step's own work. */
    private static final double OTHERS_FROM = 2;

    private static final double OTHERS_PLAIN = 4;

    /** Without Server-Timing: a query that is slow is still answered; a step that fails waits for somebody who is not. */
    private static final double FAILING_FROM = 0.02;

    private static final double FAILING_PLAIN = 0.15;

    /** Without a baseline: of the response time, what its queries take, */
    private static final double OWN_SHARE = 0.7;

    /** and no less than this, */
    private static final double OWN_MS = 20;

    /** and the most that this can say. */
    private static final double WITHOUT_BASELINE_MAX = 0.6;

    /** A slower response that people notice. */
    private static final double MEDIAN_MS = 5;

    private SlowQuery() {}

    static Optional<Finding> in(CaseFacts reading) {
        Optional<Finding> told = reading.timed() && reading.timedBefore() ? told(reading) : Optional.empty();
        Optional<Finding> shown = shown(reading);
        if (told.isPresent() && shown.isPresent()) {
            Finding both = told.get();
            Finding finding = Finding.of(
                            Explanation.SLOW_QUERY,
                            Math.max(both.score(), shown.get().score()),
                            Confidence.HIGH,
                            both.says())
                    .about(both.steps())
                    .withVictims(both.victims())
                    .blaming(shown.get().sql());
            for (String sentence : both.evidence()) {
                finding = finding.noting(sentence);
            }
            for (String sentence : shown.get().evidence()) {
                finding = finding.noting(sentence);
            }
            return Optional.of(finding);
        }
        if (told.isPresent() || shown.isPresent()) {
            return told.or(() -> shown);
        }
        if (reading.timed() && reading.file().baselines().isEmpty()) {
            return slowest(reading);
        }
        return reading.timed() || reading.statements().known() ? Optional.empty() : slowerStep(reading);
    }

    /** Without a baseline: a step that is called wrong, and spends its time on queries far slower than the other steps'. */
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
                                step.step() + " spends its time on queries far slower than those of other steps.")
                        .citing(
                                step.step() + ": " + Figures.time(PerResponse.databaseMs(step.now()))
                                        + " in the database of " + Figures.time(PerResponse.okMs(step.now()))
                                        + " for a response, " + Figures.time(PerResponse.msPerQuery(step.now()))
                                        + " a query",
                                Source.EVIDENCE)
                        .noting("Not known: whether they always were. Record baseline runs.")
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
                        "A query behind " + guilty.step() + " became slow: the database takes "
                                + Figures.time(PerResponse.databaseMs(guilty.now())) + " for a response, "
                                + Figures.time(PerResponse.databaseMs(guilty.before())) + " before.")
                .citing(
                        guilty.step() + ": " + Figures.time(PerResponse.msPerQuery(guilty.now())) + " a query against "
                                + Figures.time(PerResponse.msPerQuery(guilty.before())) + ", with "
                                + Figures.rough(PerResponse.queries(guilty.now())) + " queries a response against "
                                + Figures.rough(PerResponse.queries(guilty.before())),
                        Source.EVIDENCE_AGAINST_BASELINE)
                .citing(
                        "the other steps' time for a query grew by a factor of " + Figures.rough(others)
                                + " in the middle",
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
        String was = first.isNew()
                ? "and was not among the baseline's statements"
                : "against " + Figures.time(first.meanBeforeMs());
        return Optional.of(Finding.of(
                        Explanation.SLOW_QUERY,
                        score,
                        Confidence.MEDIUM,
                        "One statement takes most of the database's additional time: "
                                + Figures.time(first.now().meanMs()) + " a call, " + was + ".")
                .citing(
                        Figures.count(first.now().calls()) + " calls of "
                                + Figures.time(first.now().meanMs()) + " " + was
                                + "; " + Figures.share(reading.statements().shareOfFirst())
                                + " of all additional time in the database",
                        Source.DATABASE_AGAINST_BASELINE)
                .blaming(first.now().sql()));
    }

    /** 1 where one of both is not known, or the nodes spent no more time than before. */
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
                        step.step() + " alone became slow by itself, with a median of "
                                + Figures.time(step.medianNowMs())
                                + " against " + Figures.time(step.medianBeforeMs())
                                + ": a query, or other work of its own.")
                .citing(
                        step.step() + ": median " + Figures.time(step.medianNowMs()) + " against "
                                + Figures.time(step.medianBeforeMs()) + "; the other steps' grew by a factor of "
                                + Figures.rough(others) + " in the middle",
                        Source.LATENCY_AGAINST_BASELINE)
                .noting("Not known: whether it asks more often or each query is slower. "
                        + MissingEvidence.SEND_QUERIES)
                .about(List.of(step.step()))
                .withVictims(Victims.waitingFor(reading, List.of(step.step()))));
    }
}
