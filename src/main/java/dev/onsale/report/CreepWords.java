package dev.onsale.report;

import dev.onsale.record.Cell;
import dev.onsale.record.CellFigures;
import dev.onsale.record.CellGrounds;
import dev.onsale.record.CellProof;
import dev.onsale.record.Creep;
import dev.onsale.record.Creep.Crept;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What has become worse by small steps, as every renderer shows it.
 *
 * @param title {@code Creep since 2026-07-11}
 * @param caption what it was compared with, and that it decides nothing
 * @param cells never empty: then and now stand for baseline and candidate
 */
record CreepWords(String title, String caption, List<Cell> cells) {

    /** Empty where nothing crept, or there was no pinned run to compare with. */
    static Optional<CreepWords> of(RunSummary summary) {
        return Optional.ofNullable(summary.verdict())
                .filter(Verdict::ofAValidRun)
                .map(Verdict::comparison)
                .map(Verdict.Comparison::creep)
                .filter(creep -> !creep.cells().isEmpty())
                .map(CreepWords::of);
    }

    private static CreepWords of(Creep creep) {
        int runs = creep.since().size();
        return new CreepWords(
                "Creep since "
                        + Instant.ofEpochMilli(creep.sinceEpochMs())
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate(),
                "Worse than " + (runs == 1 ? "the oldest pinned run" : "the " + runs + " oldest pinned runs")
                        + ", steady against the recent ones. Shown, not gated: the machine of then may have been another.",
                creep.cells().stream().map(CreepWords::cell).toList());
    }

    private static Cell cell(Crept crept) {
        return new Cell(
                crept.step(),
                crept.metric(),
                crept.unit(),
                Cell.State.STEADY,
                new CellFigures(crept.then(), crept.now(), crept.change(), crept.changeLow(), crept.changeHigh()),
                new CellProof(null, crept.pAdjusted(), false, null, null, 0),
                CellGrounds.worded(""));
    }
}
