package dev.onsale.judge;

import dev.onsale.record.Cell.State;

/**
 * What is said of a cell.
 *
 * @param reason one clause
 * @param settle what would settle an inconclusive cell; empty otherwise
 */
record Decision(State state, String reason, String settle) {
    static Decision of(State state, String reason) {
        return new Decision(state, reason, "");
    }
}
