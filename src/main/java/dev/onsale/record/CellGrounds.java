package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.plan.Inlined;
import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Cell.Own;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a cell is in its state.
 *
 * @param reason in the words of the version that stored it; empty before that
 * @param fact what happened, where that is more than a change of size; {@code null} otherwise
 * @param own what of the change is this cell's own, beside what the other steps of the same runs say; {@code null} where
 *     they say nothing, and in verdicts from before it was known
 * @param why what {@code reason} says, without words; {@code null} in verdicts from before it was kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CellGrounds(
        String reason,
        @Nullable Fact fact,
        @Nullable Own own,
        @Nullable List<CellReason> why) implements Inlined {

    /** As judged, before anything is put into words. */
    public static CellGrounds of(@Nullable Fact fact, @Nullable Own own, List<CellReason> why) {
        return new CellGrounds("", fact, own, why);
    }

    /** As stored by a version that kept sentences alone. */
    public static CellGrounds worded(String reason) {
        return new CellGrounds(reason, null, null, null);
    }
}
