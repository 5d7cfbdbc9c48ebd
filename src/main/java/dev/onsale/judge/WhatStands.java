package dev.onsale.judge;

import dev.onsale.record.Cell;
import dev.onsale.record.CellReason;
import dev.onsale.record.CellReason.Kind;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import java.util.List;

/** For a comparison whose screened run is invalid: what fresh pairs prove by themselves, and nothing else. */
final class WhatStands {
    private WhatStands() {}

    /** These cells, with those that depend on the invalid run shown only. */
    static List<Cell> ofAnInvalidRun(List<Cell> cells, ConfirmationMode mode) {
        return cells.stream()
                .map(cell -> !cell.gated() || Verdict.isProvenByPairs(cell, mode)
                        ? cell
                        : cell.notGated(CellReason.of(Kind.RUN_INVALID)))
                .toList();
    }
}
