package dev.onsale.rehearse;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.judge.Pair;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.Times;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.LeftOut;
import dev.onsale.rehearse.Performance.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the fresh runs that confirm or clear what the screen flagged. Use once. */
final class FreshRuns {

    /** Fresh runs of the candidate where there is no baseline build to pair it with (DESIGN: until there are 3). */
    private static final int CANDIDATES_WITHOUT_BASELINE_BUILD = 3;

    private final Performance performance;
    private final Optional<Duration> durationMax;
    private final List<Recording> recordings = new ArrayList<>();
    private Duration spent = Duration.ZERO;

    FreshRuns(Performance performance, Optional<Duration> durationMax) {
        this.performance = performance;
        this.durationMax = durationMax;
    }

    /** @return the evidence with fresh runs; as it was where they were not made or not all of them */
    Evidence confirming(Evidence evidence, Verdict screened) {
        GateSettings settings = performance.cast().plan().gate();
        Duration cost = cost(evidence.candidate().run(), settings);
        performance.audience().told(flagged(screened) + " will take about " + cost.toSeconds() + " s");
        if (durationMax.filter(max -> cost.compareTo(max) > 0).isPresent()) {
            performance.audience().told("that is more than --max-duration allows: left open");
            return evidence;
        }
        try {
            return performance.stage().hasBaselineBuild()
                    ? withPairs(evidence, settings.confirmPairs(), screened)
                    : evidence.confirmedByCandidates(candidates(screened));
        } catch (StoppedException stopped) {
            return evidence;
        } catch (TooLongException tooLong) {
            performance.audience().told("the fresh runs take longer than --max-duration allows: left open");
            return evidence;
        } finally {
            // What stood there before stands there again, whichever build was asked last.
            performance.stage().presentCandidate();
        }
    }

    /** What is said where none are made although something is flagged. */
    static String unconfirmed(Verdict screened) {
        return named(screened) + ": not confirmed, fresh runs could not change the verdict";
    }

    /** Where a fresh run is kept. */
    Recording recording(Run run) {
        return recordings.stream()
                .filter(recording -> recording.run().id().equals(run.id()))
                .findFirst()
                .orElseThrow();
    }

    /** The fresh runs have taken as long as they may. */
    private static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Evidence withPairs(Evidence evidence, int wanted, Verdict screened) {
        PairOrder order = new PairOrder(evidence.candidate().run().id());
        List<Pair> pairs = new ArrayList<>();
        List<LeftOut> alone = new ArrayList<>();
        PairCount count = PairCount.of(wanted);
        while (count.another()) {
            performance.audience().told(flagged(screened) + ": pair " + (count.valid() + 1) + " of " + wanted);
            boolean baselineFirst = order.isBaselineFirst(count.valid());
            Run first = fresh(baselineFirst);
            Optional<String> spoilt = whyInvalid(first);
            if (spoilt.isPresent()) {
                alone.add(new LeftOut(first.id(), spoilt.get()));
            } else {
                Run second = fresh(!baselineFirst);
                spoilt = whyInvalid(second);
                pairs.add(baselineFirst ? new Pair(first, second) : new Pair(second, first));
            }
            spoilt.ifPresent(why -> performance.audience().told("that pair does not count, a run of it is " + why));
            count = count.after(spoilt.isEmpty());
        }
        return evidence.confirmedBy(pairs).leaving(alone);
    }

    /** Every fresh run takes about as long as the candidate's did. */
    private Duration cost(Run candidate, GateSettings settings) {
        int runs = performance.stage().hasBaselineBuild()
                ? 2 * settings.confirmPairs()
                : CANDIDATES_WITHOUT_BASELINE_BUILD - 1;
        return duration(candidate).multipliedBy(runs);
    }

    static Duration duration(Run run) {
        Times times = run.summary().times();
        return Duration.ofMillis(times.loadEndMs() - times.createdAtMs());
    }

    private static Optional<String> whyInvalid(Run run) {
        Verdict alone = Judge.judge(Evidence.of(run));
        return alone.judgement() == Verdict.Judgement.INVALID
                ? Optional.of(alone.reasons().get(0))
                : Optional.empty();
    }

    /** @throws TooLongException instead of beginning a run after the last one allowed */
    private Run fresh(boolean baseline) {
        if (durationMax.filter(max -> spent.compareTo(max) > 0).isPresent()) {
            throw new TooLongException();
        }
        if (baseline) {
            performance.stage().presentBaseline();
        } else {
            performance.stage().presentCandidate();
        }
        Recording recording = performance.perform();
        recordings.add(recording);
        spent = spent.plus(duration(recording.run()));
        return recording.run();
    }

    private List<Run> candidates(Verdict screened) {
        List<Run> runs = new ArrayList<>();
        for (int more = 1; more < CANDIDATES_WITHOUT_BASELINE_BUILD; more++) {
            performance
                    .audience()
                    .told(flagged(screened) + ": fresh run " + more + " of " + (CANDIDATES_WITHOUT_BASELINE_BUILD - 1));
            runs.add(fresh(false));
        }
        return runs;
    }

    private static String flagged(Verdict screened) {
        return "confirming " + named(screened);
    }

    private static String named(Verdict screened) {
        List<String> names = Judge.flagged(screened).stream().map(Cell::name).toList();
        return names.get(0) + (names.size() > 1 ? " and " + (names.size() - 1) + " more" : "");
    }
}
