package dev.onsale.report;

import dev.onsale.record.Cell;
import java.util.List;
import java.util.Optional;

/** What is said below a table of cells. */
final class CellNotes {
    private CellNotes() {}

    /** Each cell of which there is more to say than its state: {@code hold p95: confirmed by 3 fresh pairs; this run 5 → 12 ms}. */
    static List<String> of(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> CellWords.isNoted(cell) && !CellWords.note(cell).isEmpty())
                .map(cell -> cell.name() + ": " + CellWords.note(cell))
                .toList();
    }

    /** Whose figures stand in the table; empty where all are of the judged run. */
    static Optional<String> ofFreshRuns(List<Cell> cells) {
        return cells.stream().noneMatch(Cell::ofFreshRuns)
                ? Optional.empty()
                : Optional.of("What fresh runs tested again shows their figures; this run: what the judged run showed"
                        + " against the stored baseline.");
    }
}
