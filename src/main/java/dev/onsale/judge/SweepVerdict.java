package dev.onsale.judge;

import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Sweep;
import dev.onsale.record.Growth;
import dev.onsale.record.Growth.State;
import dev.onsale.record.SweepReason;
import dev.onsale.record.SweepReason.Kind;
import dev.onsale.record.SweepReason.Remedy;
import dev.onsale.record.SweepSummary.SweptRun;
import dev.onsale.record.Verdict.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges a sweep; a pure function of its runs.
 *
 * <p>{@code invalid} if a run's load was not the plan's, or the sweep was cut short by the user or the injector; else
 * {@code fail} if a figure grows, or a run exceeded a budget or broke the target; else {@code inconclusive} if anything
 * is open;
 * else {@code pass}.
 *
 * @param because what decided it, the decisive reason first
 * @param remedies what would settle an inconclusive or invalid sweep
 */
public record SweepVerdict(Judgement judgement, List<SweepReason> because, List<Remedy> remedies, List<Growth> growth) {

    /**
     * @param runs as many as were made, in any order
     * @param stopped why it ended before all runs were made; empty if it did not
     */
    public static SweepVerdict of(List<CatalogueRun> runs, Sweep sweep, GateSettings gate, String stopped) {
        List<CatalogueRun> comparable =
                runs.stream().filter(CatalogueRun::comparable).toList();
        List<Growth> growth = new CatalogueGrowth(sweep, gate).of(comparable);
        List<SweepReason> invalid = new ArrayList<>();
        if (!stopped.isEmpty()) {
            invalid.add(SweepReason.of(Kind.STOPPED, stopped));
        }
        invalid.addAll(judged(runs, Judgement.INVALID, Kind.RUN_INVALID));
        if (!invalid.isEmpty()) {
            return new SweepVerdict(Judgement.INVALID, invalid, List.of(Remedy.SWEEP_AGAIN), growth);
        }
        List<SweepReason> failed = new ArrayList<>(grown(growth));
        failed.addAll(judged(runs, Judgement.FAIL, Kind.RUN_NOT_PASSED));
        if (!failed.isEmpty()) {
            return new SweepVerdict(Judgement.FAIL, failed, List.of(), growth);
        }
        List<SweepReason> open = new ArrayList<>(growth.stream()
                .filter(one -> one.state() == State.OPEN)
                .map(one -> SweepReason.of(Kind.OPEN, one.name()))
                .toList());
        open.addAll(judged(runs, Judgement.INCONCLUSIVE, Kind.RUN_NOT_PASSED));
        if (!open.isEmpty()) {
            return new SweepVerdict(Judgement.INCONCLUSIVE, open, List.of(Remedy.MORE_REPEATS), growth);
        }
        return growth.stream().anyMatch(one -> one.state() == State.STEADY)
                ? new SweepVerdict(Judgement.PASS, List.of(SweepReason.of(Kind.STEADY)), List.of(), growth)
                : new SweepVerdict(
                        Judgement.INCONCLUSIVE,
                        List.of(SweepReason.of(Kind.NOTHING_JUDGED)),
                        List.of(Remedy.LONGER_PLAN),
                        growth);
    }

    private static List<SweepReason> judged(List<CatalogueRun> runs, Judgement judgement, Kind kind) {
        return runs.stream()
                .map(CatalogueRun::run)
                .filter(run -> run.judgement() == judgement)
                .map(SweptRun::run)
                .map(id -> SweepReason.of(kind, id))
                .toList();
    }

    /** A step that asks more often explains its own latency, and often that of others: these come first. */
    private static List<SweepReason> grown(List<Growth> growth) {
        List<Growth> grown =
                growth.stream().filter(one -> one.state() == State.GROWS).toList();
        Set<String> steps = new LinkedHashSet<>();
        grown.stream().filter(Growth::ofQueries).map(Growth::step).forEach(steps::add);
        grown.stream().map(Growth::step).forEach(steps::add);
        return steps.stream().map(step -> SweepReason.of(Kind.GROWS, step)).toList();
    }
}
