package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.Rank.Because;
import dev.onsale.judge.Rank.Look;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Cell.State;
import dev.onsale.record.CellFigures;
import dev.onsale.record.CellGrounds;
import dev.onsale.record.CellProof;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankTest {

    private static Cell cell(
            String step, String metric, State state, @Nullable Double change, double half, @Nullable Fact fact) {
        String unit = Metric.named(metric).orElseThrow().unit();
        Double low = change == null ? null : change - half;
        Double high = change == null ? null : change + half;
        return new Cell(
                step,
                metric,
                unit,
                state,
                new CellFigures(1.0, 1.0, change, low, high),
                new CellProof(null, null, true, null, null, 100),
                new CellGrounds("why", fact, null, null));
    }

    private static Cell regressed(String step, String metric, double change, double half) {
        return cell(step, metric, State.REGRESSED, change, half, null);
    }

    private static final Cell CONFIRM_GONE = cell("confirm", "requests", State.REGRESSED, null, 0, Fact.VANISHED);

    @Test
    void whatMeansMostForTheSaleComesFirst() {
        List<Cell> ordered = List.of(
                cell("fan", "bought", State.REGRESSED, -0.4, 0.1, Fact.GONE),
                CONFIRM_GONE,
                cell("event", "errors", State.REGRESSED, 0.5, 0.1, Fact.LARGE_SHARE),
                regressed("clerk", "done", -0.3, 0.05),
                regressed("hold", "errors", 0.3, 0.1),
                regressed("browse", "p95", 50, 1),
                regressed("browse", "p50", 80, 60),
                cell("browse", "recovery time", State.REGRESSED, null, 0, null));
        List<Cell> drawn = new ArrayList<>(ordered);
        Collections.shuffle(drawn, new Random(5));
        drawn.sort(Rank.byMeaning(ordered));
        assertThat(drawn)
                .extracting(Cell::name)
                .containsExactlyElementsOf(ordered.stream().map(Cell::name).toList());
    }

    @Test
    void theStepToLookAtLeadsThoseThatFollowFromIt() {
        List<Cell> cells = new ArrayList<>(List.of(
                regressed("queue-place", "recovery time", 8.4, 3.5),
                regressed("queue-place", "p95", 1.5, 0.2),
                regressed("browse", "p50", 15, 13.6),
                regressed("browse", "p95", 13, 10.8)));
        cells.sort(Rank.byMeaning(cells));
        assertThat(cells)
                .extracting(Cell::name)
                .containsExactly("browse p95", "browse p50", "queue-place recovery time", "queue-place p95");
    }

    @Test
    void aStepThatFailsIsLookedAtBeforeThoseThatVanishedBehindIt() {
        Cell failing = regressed("hold", "errors", 0.9, 0.05);
        assertThat(Rank.first(List.of(CONFIRM_GONE, failing, regressed("browse", "p95", 3, 0.1))))
                .contains(new Look("hold", Because.FAILS));
        assertThat(Rank.first(List.of(regressed("browse", "p95", 3, 0.1), CONFIRM_GONE)))
                .contains(new Look("confirm", Because.VANISHED));
    }

    @Test
    void theStepThatGrewMostBeyondTheOthersIsNamedGatedOrNot() {
        Cell large = cell("event", "p50", State.NOT_GATED, 20.0, 8, null);
        List<Cell> cells = List.of(
                regressed("browse", "p95", 2.1, 0.1),
                regressed("hold", "p95", 2.0, 0.1),
                large,
                cell("pay", "p95", State.STEADY, 1.9, 0.1, null));
        assertThat(Rank.first(cells)).contains(new Look("event", Because.SLOWER));
    }

    @Test
    void whatAWideIntervalMakesLookLargeIsNotNamed() {
        Cell wide = cell("event", "p95", State.NOT_GATED, 9.0, 9.5, null);
        assertThat(Rank.first(List.of(wide, regressed("browse", "p95", 2.1, 0.1))))
                .contains(new Look("browse", Because.SLOWER));
    }

    @Test
    void whereNothingRegressedNoStepIsNamed() {
        assertThat(Rank.first(List.of(cell("browse", "p95", State.STEADY, 0.2, 0.1, null))))
                .isEmpty();
        assertThat(Rank.first(List.of())).isEmpty();
    }

    @Test
    void fewerBuyersPointAtTheStepThatSlowedDown() {
        assertThat(Rank.first(List.of(
                        regressed("fan", "bought", -0.3, 0.05),
                        cell("browse", "p95", State.NOT_GATED, 0.1, 0.05, null),
                        cell("pay", "p95", State.NOT_GATED, 4.0, 0.5, null))))
                .contains(new Look("pay", Because.SLOWER));
    }
}
