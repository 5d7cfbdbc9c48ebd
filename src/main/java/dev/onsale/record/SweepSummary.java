package dev.onsale.record;

import dev.onsale.record.Verdict.Judgement;
import java.util.List;

/**
 * What {@code sweep.json} holds: the runs of one plan at several catalogue sizes, and the judgement of their growth.
 *
 * @param format version of the file format
 * @param id the directory's name
 * @param runs in the order in which they were made
 */
public record SweepSummary(
        int format, String id, SweepConditions conditions, List<SweptRun> runs, SweepFindings found) {

    public static final int FORMAT = 1;

    public SweepSummary {
        runs = List.copyOf(runs);
    }

    /** The same of these conditions. */
    public SweepSummary with(SweepConditions others) {
        return new SweepSummary(format, id, others, runs, found);
    }

    /** The same with these findings. */
    public SweepSummary with(SweepFindings others) {
        return new SweepSummary(format, id, conditions, runs, others);
    }

    /**
     * One run of a sweep, kept in a directory of its own.
     *
     * @param ticketTypes the catalogue's size in this run
     * @param judgement of the run on its own: validity and budgets
     * @param reason what decided that
     */
    public record SweptRun(int ticketTypes, String run, Judgement judgement, String reason) {}
}
