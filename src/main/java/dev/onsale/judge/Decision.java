package dev.onsale.judge;

import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Cell.State;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a cell.
 *
 * @param reason one clause
 * @param settle what would settle an inconclusive cell; empty otherwise
 * @param fact why it decides nothing, where noise is why
 */
record Decision(
        State state, String reason, String settle, @Nullable Fact fact) {

    Decision(State state, String reason, String settle) {
        this(state, reason, settle, null);
    }

    /** That runs differ too much for the cell to decide anything. */
    static Decision tooNoisy(String reason) {
        return new Decision(State.NOT_GATED, reason, "", Fact.TOO_NOISY);
    }

    static Decision of(State state, String reason) {
        return new Decision(state, reason, "");
    }
}
