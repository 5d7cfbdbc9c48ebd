package dev.onsale.judge;

import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Cell.State;
import dev.onsale.record.CellReason;
import dev.onsale.record.CellReason.Kind;
import dev.onsale.record.Remedy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a cell.
 *
 * @param why the findings that led there
 * @param settle what would settle an inconclusive cell; {@code null} otherwise
 * @param fact why it decides nothing, where noise is why
 */
record Decision(
        State state,
        List<CellReason> why,
        @Nullable Remedy settle,
        @Nullable Fact fact) {

    /** That runs differ too much for the cell to decide anything. */
    static Decision tooNoisy(List<CellReason> why) {
        return new Decision(State.NOT_GATED, why, null, Fact.TOO_NOISY);
    }

    static Decision tooNoisy(CellReason... why) {
        return tooNoisy(List.of(why));
    }

    static Decision open(Remedy settle, List<CellReason> why) {
        return new Decision(State.INCONCLUSIVE, why, settle, null);
    }

    static Decision open(Remedy settle, CellReason... why) {
        return open(settle, List.of(why));
    }

    static Decision of(State state, List<CellReason> why) {
        return new Decision(state, why, null, null);
    }

    static Decision of(State state, CellReason... why) {
        return of(state, List.of(why));
    }

    static Decision of(State state, Kind... kinds) {
        return of(state, reasons(kinds));
    }

    static List<CellReason> reasons(Kind... kinds) {
        List<CellReason> reasons = new ArrayList<>();
        for (Kind kind : kinds) {
            reasons.add(CellReason.of(kind));
        }
        return List.copyOf(reasons);
    }

    static List<CellReason> joined(List<CellReason> some, CellReason... more) {
        List<CellReason> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    static List<CellReason> joined(CellReason first, List<CellReason> more) {
        List<CellReason> all = new ArrayList<>(List.of(first));
        all.addAll(more);
        return List.copyOf(all);
    }
}
