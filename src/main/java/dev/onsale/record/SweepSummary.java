package dev.onsale.record;

import dev.onsale.plan.Sweep;
import dev.onsale.record.Verdict.Judgement;
import java.util.List;
import java.util.Map;

/**
 * What {@code sweep.json} holds: the runs of one plan at several catalogue sizes, and what was judged of their growth.
 *
 * @param format version of the file format
 * @param id the directory's name
 * @param plan the plan's name
 * @param createdAtMs when the first run was ordered, since the epoch
 * @param targetUrl where the load went, without user information and query
 * @param faults faults that were asked of the practice box office, name to strength
 * @param runs in the order in which they were made
 * @param reasons one sentence each, the decisive one first
 * @param settle what would settle an inconclusive or invalid sweep; empty otherwise
 * @param growth one a step and metric
 */
public record SweepSummary(
        int format,
        String id,
        String plan,
        long createdAtMs,
        String targetUrl,
        Map<String, Double> faults,
        Sweep sweep,
        List<SweptRun> runs,
        Judgement judgement,
        List<String> reasons,
        List<String> settle,
        List<Growth> growth) {

    public static final int FORMAT = 1;

    public SweepSummary {
        runs = List.copyOf(runs);
        reasons = List.copyOf(reasons);
        settle = List.copyOf(settle);
        growth = List.copyOf(growth);
    }

    /**
     * One run of it, kept in a directory of its own.
     *
     * @param ticketTypes the catalogue's size in this run
     * @param judgement of the run by itself: validity and budgets
     * @param reason what decided that
     */
    public record SweptRun(int ticketTypes, String run, Judgement judgement, String reason) {}
}
