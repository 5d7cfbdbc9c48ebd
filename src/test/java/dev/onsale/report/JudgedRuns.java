package dev.onsale.report;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.judge.Pair;
import dev.onsale.plan.Budgets;
import dev.onsale.plan.Budgets.StepBudget;
import dev.onsale.record.LeftOutReason;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.StopReason;
import dev.onsale.record.StopReason.Figure;
import dev.onsale.record.StopReason.Kind;
import dev.onsale.record.Verdict.LeftOut;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunFiles;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.machine.ProcessorUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs in which several things are wrong at once, with the verdicts that the judge itself gives of them. */
final class JudgedRuns {
    private static final Budgets HOLD_WITHIN =
            new Budgets(Map.of("hold", new StepBudget(Map.of(95.0, Duration.ofMillis(20)), 0.5)), Map.of(), null, null);
    private static final double AS_MANY_MISSING = 0.8;

    /** Made once in a JVM, when somebody asks for them. */
    private static final class Made {
        static final Map<String, Run> ALL = make();
    }

    private JudgedRuns() {}

    static Map<String, Run> all() {
        return Made.ALL;
    }

    private static Map<String, Run> make() {
        Map<String, Run> all = new LinkedHashMap<>();
        all.put("proven-though-invalid", provenThoughInvalid());
        all.put("invalid-and-flagged", invalidAndFlagged());
        all.put("failed-and-flagged", failedAndFlagged());
        all.put("failed-and-regressed", failedAndRegressed());
        all.put("target-failed-and-flagged", targetFailedAndFlagged());
        return all;
    }

    /** The judged run is worthless, and two valid pairs say that browse takes 7.1 times as long. */
    static Run provenThoughInvalid() {
        return judged(Evidence.of(slow(30).budgets(HOLD_WITHIN)
                        .startingOnly(AS_MANY_MISSING)
                        .run())
                .against(Runs.baselines())
                .leaving(List.of(new LeftOut(
                        "20261101-195800-arena-0000",
                        LeftOutReason.earlierCandidate(Judge.judge(Evidence.of(
                                slow(28).startingOnly(AS_MANY_MISSING).run()))))))
                .confirmedBy(List.of(pair(31), pair(33))));
    }

    /** The same without pairs: over its budget, browse slower, and not the load that was asked for. */
    static Run invalidAndFlagged() {
        return judged(Evidence.of(slow(30).processor(new ProcessorUse(0.08, 0.12, 0.71, false, "stress-ng", 0.04, 0.83))
                        .budgets(HOLD_WITHIN)
                        .startingOnly(AS_MANY_MISSING)
                        .run())
                .against(Runs.baselines())
                .againstPinned(Runs.baselines()));
    }

    /** Over its budget, so that what was flagged besides was not confirmed. */
    static Run failedAndFlagged() {
        return judged(Evidence.of(Runs.seeded(34)
                        .slower("browse", 2.0)
                        .budgets(HOLD_WITHIN)
                        .run())
                .against(Runs.baselines()));
    }

    /** Over its budget and slower by fresh runs of the candidate alone. */
    static Run failedAndRegressed() {
        return judged(Evidence.of(slow(34).budgets(HOLD_WITHIN).run())
                .against(baselinesOfThreeDates())
                .confirmedByCandidates(List.of(fresh(35), fresh(36))));
    }

    static Run targetFailedAndFlagged() {
        return judged(Evidence.of(slow(37).failing(0.9)
                        .stopped(new Abort(
                                StopReason.of(Kind.REQUESTS_FAILED)
                                        .with(Figure.ALLOWED_SHARE, 0.5)
                                        .with(Figure.LASTED_MS, 10_000),
                                14_000,
                                null))
                        .run())
                .against(Runs.baselines()));
    }

    /** The usual baseline, from three nights. */
    private static List<Run> baselinesOfThreeDates() {
        return List.of(
                Runs.seeded(11).id("20261030-200000-arena-a001").daysEarlier(2).run(),
                Runs.seeded(12).id("20261030-201000-arena-a002").daysEarlier(1).run(),
                Runs.seeded(13).id("20261030-202000-arena-a003").run());
    }

    private static Runs.Shaped slow(long seed) {
        return Runs.seeded(seed).slower("browse", 7.1);
    }

    private static Run fresh(long seed) {
        return slow(seed).id("20261101-2010" + seed + "-arena-c0" + seed).run();
    }

    private static Pair pair(long seed) {
        long other = seed + 1;
        return new Pair(
                Runs.seeded(other)
                        .id("20261101-2010" + other + "-arena-b0" + other)
                        .run(),
                fresh(seed));
    }

    /** As it is read back from where it was stored. */
    static Run judged(Evidence evidence) {
        Run run = evidence.candidate().run();
        Run judged = Wording.judged(run, Judge.judge(evidence));
        try {
            Path folder = Files.createTempDirectory("judged");
            try {
                RunDirectory.at(folder).writeSummary(judged.summary());
                return new Run(RunReader.readSummary(folder), run.latency(), run.felt());
            } finally {
                Files.delete(folder.resolve(RunFiles.SUMMARY));
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
