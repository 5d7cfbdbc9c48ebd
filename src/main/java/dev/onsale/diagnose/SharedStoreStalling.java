package dev.onsale.diagnose;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.plan.Median;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.SharedStoreStallingClue;
import dev.onsale.record.clue.Source;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Bursts in which the time spent on the cache jumps on all nodes at the same instant, but not the database's; between
 * them everything is fine, so that neither the median nor the errors of the whole run show it.
 */
final class SharedStoreStalling {

    /** Time on the cache per response: a burst is this many times that of the typical second, */
    private static final double BURST_FACTOR = 5;

    /** and at least this long. */
    private static final double BURST_MS = 20;

    /** With fewer responses in a second a mean is chance. */
    private static final long SECOND_SAMPLES_MIN = 3;

    /** A stall in which no request ends is one burst with what follows it. */
    private static final int GAP_SECONDS = 2;

    /** One burst may be chance, two are a pattern. */
    private static final double ONE_BURST = 0.7;

    /** A burst must end. */
    private static final double SECONDS_SHARE_FROM = 0.4;

    private static final double SECONDS_SHARE_PLAIN = 0.7;

    /** Share of the nodes that the same bursts hit. */
    private static final double NODES_FROM = 0.4;

    private static final double NODES_PLAIN = 0.9;

    /**
     * The database's additional time per response in the bursts, relative to the cache's. The backlog of a stall
     * arrives all at once and makes the database somewhat slower; if both stall alike, something else is wrong.
     */
    private static final double DATABASE_FROM = 0.2;

    private static final double DATABASE_PLAIN = 0.6;

    /**
     * The cache's additional time in the bursts, relative to the database's time per response between them in excess of
     * the baseline's, if reported there. If the database's is longer, the shop has become slow throughout, and
     * everything in it waits for everything else.
     */
    private static final double OUTSTANDING_FROM = 1;

    private static final double OUTSTANDING_PLAIN = 2;

    /** Database times below this are idle, whatever the ratio. */
    private static final double DATABASE_IDLE_MS = 5;

    /** Maximum score from response times alone. */
    private static final double UNTOLD_MAX = 0.6;

    /** Without Server-Timing: this multiple of the usual time, or this share of failures, makes a burst. */
    private static final double SLOW_FACTOR = 4;

    private static final double FAILING_SHARE = 0.15;

    /**
     * Steps hit by the bursts: a single one has a dependency of its own; a resource shared by three need not affect the
     * others.
     */
    private static final double STEPS_FROM = 1;

    private static final double STEPS_PLAIN = 3;

    /**
     * Share of the surge's seconds in bursts, minus that of the other seconds: bursts that fill the surge are caused by
     * the load.
     */
    private static final double LOAD_FROM = 0.3;

    private static final double LOAD_PLAIN = 0.7;

    private SharedStoreStalling() {}

    static Optional<Finding> in(CaseFacts reading) {
        boolean told =
                reading.timed() && reading.all().cacheHits() + reading.all().cacheMisses() > 0;
        return told ? told(reading) : reading.timed() ? Optional.empty() : untold(reading);
    }

    private static Optional<Finding> told(CaseFacts reading) {
        Seconds seconds = reading.seconds();
        double typical = typicalMs(seconds.all());
        double limit = Math.max(BURST_MS, BURST_FACTOR * typical);
        List<SecondRange> bursts = SecondRange.of(
                seconds.length(), GAP_SECONDS, second -> cacheMs(seconds.all().get(second)) >= limit);
        if (bursts.isEmpty()) {
            return Optional.empty();
        }
        EvidenceTotals inBursts = seconds.sum(second -> SecondRange.anyContains(bursts, second));
        EvidenceTotals outside = seconds.sum(second -> !SecondRange.anyContains(bursts, second));
        double databaseIn = PerResponse.databaseMs(inBursts);
        double databaseOut = PerResponse.databaseMs(outside);
        double busier = databaseIn < DATABASE_IDLE_MS || !Double.isFinite(databaseIn) || !Double.isFinite(databaseOut)
                ? 0
                : Math.max(0, databaseIn - databaseOut) / (cacheMs(inBursts) - typical);
        double slower = databaseOut - usualDatabaseMs(reading);
        double outstanding = slower > 0 ? (cacheMs(inBursts) - typical) / slower : Double.POSITIVE_INFINITY;
        double nodes = nodesHit(reading, bursts, limit);
        double length = (double) bursts.stream().mapToInt(SecondRange::length).sum() / Math.max(1, seconds.length());
        double score = (bursts.size() > 1 ? 1 : ONE_BURST)
                * Ramp.all(
                        Ramp.down(length, SECONDS_SHARE_FROM, SECONDS_SHARE_PLAIN),
                        Ramp.up(nodes, NODES_FROM, NODES_PLAIN),
                        Ramp.up(outstanding, OUTSTANDING_FROM, OUTSTANDING_PLAIN),
                        Ramp.down(busier, DATABASE_FROM, DATABASE_PLAIN));
        if (score <= 0) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                        Explanation.SHARED_STORE_STALLING,
                        score,
                        Confidence.MEDIUM,
                        stalled(SharedStoreStallingClue.STALLED, bursts))
                .citing(
                        bursts(SharedStoreStallingClue.CACHE_BURSTS, bursts)
                                .with(MS, cacheMs(inBursts))
                                .with(MS_OTHERWISE, typical),
                        Source.EVIDENCE)
                .citing(
                        Clue.of(SharedStoreStallingClue.NODES_HIT)
                                .with(SHARE, nodes)
                                .with(NODES, reading.nodes().nodes().size()),
                        Source.EVIDENCE)
                .citing(
                        Clue.of(SharedStoreStallingClue.DATABASE)
                                .with(MS, databaseIn)
                                .with(MS_OTHERWISE, databaseOut),
                        Source.EVIDENCE)
                .citing(
                        Clue.of(SharedStoreStallingClue.FAILURES)
                                .with(SHARE, Failures.share(inBursts))
                                .with(SHARE_OTHERWISE, Failures.share(outside)),
                        Source.EVIDENCE));
    }

    /** 0 if the baseline reported none. */
    private static double usualDatabaseMs(CaseFacts reading) {
        double ms = reading.timedBefore() ? PerResponse.databaseMs(reading.before()) : 0;
        return Double.isFinite(ms) ? ms : 0;
    }

    private static Clue bursts(SharedStoreStallingClue kind, List<SecondRange> bursts) {
        return Clue.of(kind).with(TIMES, bursts.size()).with(SecondRange.told(bursts));
    }

    /** How often, and how long it seemed over before it returned. */
    private static Clue stalled(SharedStoreStallingClue kind, List<SecondRange> bursts) {
        Clue stalled = Clue.of(kind).with(TIMES, bursts.size());
        if (bursts.size() < 2) {
            return stalled;
        }
        SecondRange last = bursts.get(bursts.size() - 1);
        SecondRange previous = bursts.get(bursts.size() - 2);
        return stalled.with(LENGTH_MS, (last.first() - previous.last()) * 1000.0);
    }

    private static double cacheMs(EvidenceTotals told) {
        long asked = told.cacheHits() + told.cacheMisses();
        return asked < SECOND_SAMPLES_MIN ? Double.NaN : told.cacheMs() / asked;
    }

    private static double typicalMs(List<EvidenceTotals> seconds) {
        double[] means = seconds.stream()
                .mapToDouble(SharedStoreStalling::cacheMs)
                .filter(Double::isFinite)
                .toArray();
        return means.length == 0 ? 0 : Median.of(means);
    }

    private static double nodesHit(CaseFacts reading, List<SecondRange> bursts, double limit) {
        int asked = 0;
        int hit = 0;
        for (Nodes.Node node : reading.nodes().nodes()) {
            for (SecondRange burst : bursts) {
                EvidenceTotals told = Seconds.sum(node.seconds(), burst::contains);
                long answers = told.cacheHits() + told.cacheMisses();
                if (answers >= SECOND_SAMPLES_MIN) {
                    asked++;
                    hit += told.cacheMs() / answers >= limit / 2 ? 1 : 0;
                }
            }
        }
        return asked == 0 ? 1 : (double) hit / asked;
    }

    /** From response times alone: short bursts over several steps, while the medians of the whole run are as usual. */
    private static Optional<Finding> untold(CaseFacts reading) {
        Seconds seconds = reading.seconds();
        Slowness slowness = reading.slowness();
        List<SecondRange> bursts = SecondRange.of(
                seconds.length(),
                GAP_SECONDS,
                second -> seconds.all().get(second).responses() >= SECOND_SAMPLES_MIN
                        && (slowness.at(second) >= SLOW_FACTOR
                                || Failures.share(seconds.all().get(second)) >= FAILING_SHARE));
        if (bursts.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> hit = new ArrayList<>();
        bursts.forEach(burst -> hit.addAll(
                IntStream.rangeClosed(burst.first(), burst.last()).boxed().toList()));
        double length = (double) hit.size() / seconds.length();
        double arrivals = hit.stream().mapToDouble(reading.load()::at).average().orElse(0);
        double slow = slowness.over(second -> SecondRange.anyContains(bursts, second));
        double calm = slowness.over(second -> !SecondRange.anyContains(bursts, second));
        double inSurge = hitShare(reading, bursts, true);
        double notInSurge = hitShare(reading, bursts, false);
        double withLoad = Double.isNaN(inSurge) || Double.isNaN(notInSurge) ? 0 : inSurge - notInSurge;
        int steps = stepsHit(reading, bursts);
        double score = UNTOLD_MAX
                * (bursts.size() > 1 ? 1 : ONE_BURST)
                * Ramp.all(
                        Ramp.down(length, SECONDS_SHARE_FROM, SECONDS_SHARE_PLAIN),
                        Ramp.up(slow, 2, SLOW_FACTOR),
                        Ramp.down(calm, 1.5, 2.5),
                        Ramp.up(steps, STEPS_FROM, STEPS_PLAIN),
                        Ramp.down(withLoad, LOAD_FROM, LOAD_PLAIN));
        return score <= 0
                ? Optional.empty()
                : Optional.of(Finding.of(
                                Explanation.SHARED_STORE_STALLING,
                                score,
                                Confidence.LOW,
                                stalled(SharedStoreStallingClue.SOMETHING_STALLED, bursts))
                        .citing(
                                bursts(SharedStoreStallingClue.SLOW_BURSTS, bursts)
                                        .with(SLOWNESS, slow)
                                        .with(SLOWNESS_OTHERWISE, calm)
                                        .with(STEPS, steps),
                                Source.EVIDENCE)
                        .citing(
                                Clue.of(SharedStoreStallingClue.NOT_LOAD)
                                        .with(PER_SECOND, arrivals)
                                        .with(PER_SECOND_MEAN, reading.load().mean())
                                        .with(SHARE, inSurge)
                                        .with(SHARE_OTHERWISE, notInSurge),
                                Source.EVIDENCE)
                        .noting(SharedStoreStallingClue.NOT_KNOWN_WHAT));
    }

    /** Share of the surge's seconds, or of the others, that are in bursts; NaN if there are none. */
    private static double hitShare(CaseFacts reading, List<SecondRange> bursts, boolean surge) {
        return IntStream.range(0, reading.seconds().length())
                .filter(second -> reading.load().isSurge(second) == surge)
                .mapToDouble(second -> SecondRange.anyContains(bursts, second) ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    /** Steps that were far slower, or failed, in the bursts. */
    private static int stepsHit(CaseFacts reading, List<SecondRange> bursts) {
        int hit = 0;
        for (StepFigures step : reading.steps()) {
            List<EvidenceTotals> seconds = reading.seconds().byStep().getOrDefault(step.step(), List.of());
            EvidenceTotals in = Seconds.sum(seconds, second -> SecondRange.anyContains(bursts, second));
            EvidenceTotals out = Seconds.sum(seconds, second -> !SecondRange.anyContains(bursts, second));
            if (in.responses() >= SECOND_SAMPLES_MIN && out.ok() >= SECOND_SAMPLES_MIN) {
                double usual = Math.max(1, (double) out.okTotalMs() / out.ok());
                boolean slow = in.ok() > 0 && (double) in.okTotalMs() / in.ok() >= 2 * usual;
                hit += slow || Failures.share(in) >= FAILING_SHARE ? 1 : 0;
            }
        }
        return hit;
    }
}
