package dev.onsale.judge;

import dev.onsale.record.Cell;
import dev.onsale.record.CellReason;
import dev.onsale.record.CellReason.Kind;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import java.util.List;

/** Of a comparison whose screened run is invalid: what fresh pairs prove by runs of their own, and nothing else. */
final class WhatStands {
    private WhatStands() {}

    /** These cells, those that rest on the invalid run only shown. */
    static List<Cell> ofAnInvalidRun(List<Cell> cells, ConfirmationMode mode) {
        return cells.stream()
                .map(cell -> !cell.gated() || Verdict.isProvenByPairs(cell, mode)
                        ? cell
                        : cell.notGated(CellReason.of(Kind.RUN_INVALID)))
                .toList();
    }
}
