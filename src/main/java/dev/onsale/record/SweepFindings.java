package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.plan.Inlined;
import dev.onsale.record.Verdict.Judgement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was judged of a sweep.
 *
 * @param reasons {@code because} in the words of the version that stored it, one sentence each; empty before that
 * @param settle {@code remedies} likewise
 * @param growth one a step and metric
 * @param because what decided it, the decisive reason first; {@code null} in sweeps from before it was kept
 * @param remedies what would settle an inconclusive or invalid sweep; {@code null} likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepFindings(
        Judgement judgement,
        List<String> reasons,
        List<String> settle,
        List<Growth> growth,
        @Nullable List<SweepReason> because,
        @Nullable List<SweepReason.Remedy> remedies)
        implements Inlined {

    public SweepFindings {
        reasons = List.copyOf(reasons);
        settle = List.copyOf(settle);
        growth = List.copyOf(growth);
    }

    /** As judged, before anything is put into words. */
    public static SweepFindings of(
            Judgement judgement, List<Growth> growth, List<SweepReason> because, List<SweepReason.Remedy> remedies) {
        return new SweepFindings(judgement, List.of(), List.of(), growth, because, remedies);
    }

    /** The same in the words in which it is stored: each growth's are in {@code newGrowth}. */
    public SweepFindings worded(List<String> newReasons, List<String> newSettle, List<Growth> newGrowth) {
        return new SweepFindings(judgement, newReasons, newSettle, newGrowth, because, remedies);
    }
}
