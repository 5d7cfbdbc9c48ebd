package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Cell;
import dev.onsale.record.Cell.Confirmation;
import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Cell.State;
import dev.onsale.record.CellGrounds;
import dev.onsale.record.CellProof;
import dev.onsale.record.Verdict;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CellWordsTest {
    private static final Verdict REGRESSED =
            Objects.requireNonNull(Verdicts.regressed().summary().verdict());

    /** A cell that three fresh pairs confirmed, as a version stored it that kept no reasons. */
    private static String sentence(State state, Fact fact, boolean confirmed) {
        Cell cell = REGRESSED.cell("browse p95").orElseThrow();
        Confirmation given = Objects.requireNonNull(cell.confirmation());
        Confirmation again =
                new Confirmation(given.differences(), given.mean(), given.p(), given.pAdjusted(), confirmed);
        return CellWords.sentence(
                new Cell(
                        cell.step(),
                        cell.metric(),
                        cell.unit(),
                        state,
                        cell.figures(),
                        new CellProof(
                                cell.p(), cell.pAdjusted(), true, again, cell.smallestDetectable(), cell.samples()),
                        new CellGrounds("", fact, null, null)),
                REGRESSED.comparison());
    }

    @Test
    void whatIsRedIsNeverSaidToBeUnconfirmed() {
        assertThat(sentence(State.REGRESSED, Fact.LARGE_TIME, true)).contains(", confirmed by 3 fresh pairs");
        assertThat(sentence(State.REGRESSED, Fact.LARGE_TIME, false)).contains(", as large in most of 3 fresh pairs");
        assertThat(sentence(State.INCONCLUSIVE, Fact.LARGE_TIME, false)).contains(", not confirmed by 3 fresh pairs");
    }
}
