package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.plan.Sweep;
import dev.onsale.record.Verdict.Judgement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code sweep.json} holds: the runs of one plan at several catalogue sizes, and the judgement of their growth.
 *
 * @param format version of the file format
 * @param id the directory's name
 * @param plan the plan's name
 * @param createdAtMs when the first run was ordered, since the epoch
 * @param targetUrl where the load went, without user information and query
 * @param faults faults requested of the practice box office, name to strength
 * @param runs in the order in which they were made
 * @param reasons {@code because} as worded by the version that stored it, one sentence each; empty until it is worded
 * @param settle {@code remedies} likewise
 * @param growth one per step and metric
 * @param because what decided it, the decisive reason first; {@code null} in sweeps that predate this field
 * @param remedies what would settle an inconclusive or invalid sweep; {@code null} likewise
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
        List<Growth> growth,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<SweepReason> because,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<SweepReason.Remedy> remedies) {

    public static final int FORMAT = 1;

    public SweepSummary {
        runs = List.copyOf(runs);
        reasons = List.copyOf(reasons);
        settle = List.copyOf(settle);
        growth = List.copyOf(growth);
    }

    /** As stored by a version that kept only sentences. */
    public SweepSummary(
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
        this(
                format,
                id,
                plan,
                createdAtMs,
                targetUrl,
                faults,
                sweep,
                runs,
                judgement,
                reasons,
                settle,
                growth,
                null,
                null);
    }

    /** A copy with this target URL. */
    public SweepSummary at(String url) {
        return with(url, reasons, settle, growth);
    }

    /** A copy with the words that are stored with it; those of each growth are in {@code newGrowth}. */
    public SweepSummary worded(List<String> newReasons, List<String> newSettle, List<Growth> newGrowth) {
        return with(targetUrl, newReasons, newSettle, newGrowth);
    }

    private SweepSummary with(String url, List<String> newReasons, List<String> newSettle, List<Growth> newGrowth) {
        return new SweepSummary(
                format,
                id,
                plan,
                createdAtMs,
                url,
                faults,
                sweep,
                runs,
                judgement,
                newReasons,
                newSettle,
                newGrowth,
                because,
                remedies);
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
