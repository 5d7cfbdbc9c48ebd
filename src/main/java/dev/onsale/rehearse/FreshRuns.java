package dev.onsale.rehearse;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.judge.Pair;
import dev.onsale.judge.PairLooks;
import dev.onsale.record.Cell;
import dev.onsale.record.Labels;
import dev.onsale.record.LeftOutReason;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.Times;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.LeftOut;
import dev.onsale.rehearse.RunExecutor.Recording;
import dev.onsale.report.ReasonWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the fresh runs that confirm or clear what the screen flagged. Use once. */
final class FreshRuns {

    /**
     * The number of candidate runs, with the judged one, if there is no baseline build for pairs (DESIGN: until there
     * are 3).
     */
    private static final int CANDIDATES_WITHOUT_BASELINE_BUILD = 3;

    private final RunExecutor executor;
    private final Optional<Duration> durationMax;
    private final List<Recording> recordings = new ArrayList<>();
    private Duration spent = Duration.ZERO;
    private String confirmed = "";

    FreshRuns(RunExecutor executor, Optional<Duration> durationMax) {
        this.executor = executor;
        this.durationMax = durationMax;
    }

    /** @return the evidence with fresh runs; unchanged if none were made, or not all of them */
    Evidence confirming(Evidence evidence, Verdict screened) {
        confirmed = evidence.candidate().run().id();
        boolean pairable = executor.stage().hasBaselineBuild();
        int most = pairable ? pairsMost(evidence.candidate().run()) : 0;
        executor.observer().told(flagged(screened) + cost(evidence.candidate().run(), most));
        if (pairable ? most == 0 : isTooLong(evidence.candidate().run(), CANDIDATES_WITHOUT_BASELINE_BUILD - 1)) {
            executor.observer().told("this exceeds --max-duration: left open");
            return evidence;
        }
        try {
            return pairable
                    ? withPairs(evidence.ofPairsAtMost(most), screened)
                    : evidence.confirmedByCandidates(candidates(screened));
        } catch (StoppedException stopped) {
            return evidence;
        } catch (TooLongException tooLong) {
            executor.observer().told("the fresh runs exceed --max-duration: left open");
            return evidence;
        } finally {
            // Restore the candidate's build, whichever was used last.
            executor.stage().presentCandidate();
        }
    }

    /**
     * As many pairs as the plan asks for and there is time for, decided before the first; 0 if there is no time for a
     * first look.
     */
    private int pairsMost(Run candidate) {
        PairLooks looks = new PairLooks(executor.setup().plan().limits().gate().confirmPairs());
        return looks.planned().stream()
                .filter(pairs -> !isTooLong(candidate, 2 * pairs))
                .reduce(0, Math::max);
    }

    private boolean isTooLong(Run candidate, int runs) {
        Duration cost = duration(candidate).multipliedBy(runs);
        return durationMax.filter(max -> cost.compareTo(max) > 0).isPresent();
    }

    /** {@code will take about 180 s for 3 pairs, 480 s for all 8 if they leave it open}. */
    private String cost(Run candidate, int most) {
        long each = duration(candidate).toSeconds();
        if (!executor.stage().hasBaselineBuild()) {
            return " will take about " + (CANDIDATES_WITHOUT_BASELINE_BUILD - 1) * each + " s";
        }
        PairLooks looks = new PairLooks(
                most > 0 ? most : executor.setup().plan().limits().gate().confirmPairs());
        int first = looks.next(0);
        return " will take about " + 2 * first * each + " s"
                + (first < looks.most()
                        ? " for " + first + " pairs, " + 2 * looks.most() * each + " s for all " + looks.most()
                                + " if the first ones leave it open"
                        : "");
    }

    /** The message if something is flagged but no fresh runs are made. */
    static String unconfirmed(Verdict screened) {
        return named(screened) + ": not confirmed, because fresh runs could not change the verdict";
    }

    /** Where a fresh run is stored. */
    Recording recording(Run run) {
        return recordings.stream()
                .filter(recording -> recording.run().id().equals(run.id()))
                .findFirst()
                .orElseThrow();
    }

    /** The fresh runs have reached their time limit. */
    private static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Evidence withPairs(Evidence evidence, Verdict screened) {
        PairOrder order = new PairOrder(evidence.candidate().run().id());
        PairLooks looks = new PairLooks(evidence.pairsMost());
        PairCount count = PairCount.of(looks.next(0));
        Evidence looked = evidence;
        while (count.wanted() > 0) {
            List<Pair> pairs = new ArrayList<>();
            List<LeftOut> alone = new ArrayList<>();
            try {
                count = further(count, looks, order, screened, pairs, alone);
            } catch (TooLongException tooLong) {
                if (looked.pairs().isEmpty()) {
                    throw tooLong;
                }
                executor.observer().told("further pairs exceed --max-duration: left open");
                return looked;
            }
            looked = looked.confirmedBy(pairs).leaving(alone);
            int made = count.valid();
            int next = count.isShort() ? 0 : Judge.pairsWanted(Judge.judge(looked));
            if (next == 0 && made < looks.most()) {
                executor.observer().told(saved(evidence.candidate().run(), made, looks.most()));
            }
            count = count.upTo(next);
        }
        return looked;
    }

    private static String saved(Run candidate, int made, int most) {
        return "enough after " + made + " of " + most + " pairs: "
                + 2 * (most - made) * duration(candidate).toSeconds() + " s saved";
    }

    /** Until there are as many valid pairs as the next look needs, or too many were spoilt. */
    private PairCount further(
            PairCount begun,
            PairLooks looks,
            PairOrder order,
            Verdict screened,
            List<Pair> pairs,
            List<LeftOut> alone) {
        PairCount count = begun;
        while (count.another()) {
            executor.observer()
                    .told(flagged(screened) + ": pair " + (count.valid() + 1) + " of "
                            + (count.wanted() < looks.most() ? count.wanted() + " to " : "") + looks.most());
            boolean baselineFirst = order.isBaselineFirst(count.valid());
            Run first = fresh(baselineFirst);
            Run last = first;
            Verdict judged = Judge.judge(Evidence.of(first));
            if (isInvalid(judged)) {
                alone.add(new LeftOut(first.id(), LeftOutReason.notMet(judged)));
            } else {
                Run second = fresh(!baselineFirst);
                last = second;
                judged = Judge.judge(Evidence.of(second));
                pairs.add(baselineFirst ? new Pair(first, second) : new Pair(second, first));
            }
            if (isInvalid(judged)) {
                executor.observer()
                        .told("that pair does not count, because one of its runs is "
                                + ReasonWords.decisive(last.summary(), judged));
            }
            count = count.after(!isInvalid(judged));
        }
        return count;
    }

    static Duration duration(Run run) {
        Times times = run.summary().measured().times();
        return Duration.ofMillis(times.loadEndMs() - times.createdAtMs());
    }

    private static boolean isInvalid(Verdict alone) {
        return alone.judgement() == Verdict.Judgement.INVALID;
    }

    /** @throws TooLongException instead of starting a run after the time limit */
    private Run fresh(boolean baseline) {
        if (durationMax.filter(max -> spent.compareTo(max) > 0).isPresent()) {
            throw new TooLongException();
        }
        if (baseline) {
            executor.stage().presentBaseline();
        } else {
            executor.stage().presentCandidate();
        }
        Recording recording = executor.perform(executor.setup().alsoLabelled(Labels.CONFIRMS, confirmed));
        recordings.add(recording);
        spent = spent.plus(duration(recording.run()));
        return recording.run();
    }

    private List<Run> candidates(Verdict screened) {
        List<Run> runs = new ArrayList<>();
        for (int more = 1; more < CANDIDATES_WITHOUT_BASELINE_BUILD; more++) {
            executor.observer()
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
