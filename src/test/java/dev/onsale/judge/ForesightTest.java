package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.Foresight.AtBest;
import dev.onsale.judge.Foresight.Seen;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ForesightTest {
    private static final GateSettings GATE = new GateSettings(0.05, Duration.ofMillis(2), 1, 3, 8, List.of(50.0, 95.0));

    private static Run run(String id, int ms) {
        return Runs.named(id).gate(GATE).step("browse", 2_000, i -> ms + i % 40).build();
    }

    private static List<Run> baselines(int... ms) {
        return List.of(run("base1", ms[0]), run("base2", ms[1]), run("base3", ms[2]));
    }

    @Test
    void theFigureIsThatOfTheVerdictOnARunOfTheSameKind() {
        List<Run> baselines = baselines(40, 44, 37);
        Map<String, Double> judged =
                Worded.judge(Evidence.of(run("candidate9", 40))
                                .against(baselines)
                                .wherePairsArePossible())
                        .cells()
                        .stream()
                        .filter(cell -> cell.smallestDetectable() != null)
                        .collect(Collectors.toMap(Cell::name, Cell::smallestDetectable));

        List<Seen> seen = Foresight.by(baselines, GATE);

        assertThat(seen).extracting(Seen::cell).contains("browse p50", "browse p95", "browse times");
        assertThat(seen)
                .filteredOn(one -> !one.isShare())
                .allSatisfy(one -> assertThat(one.share()).isEqualTo(judged.get(one.cell())));
        assertThat(seen).allMatch(Seen::enough);
    }

    @Test
    void runsThatDifferByFactorsHideWhatMustBeSeen() {
        assertThat(Foresight.by(baselines(40, 150, 20), GATE))
                .filteredOn(one -> one.cell().equals("browse p50"))
                .singleElement()
                .matches(one -> !one.enough());
    }

    @Test
    void fewerThanThreeRunsTellNothing() {
        assertThat(Foresight.by(baselines(40, 41, 42).subList(0, 2), GATE)).isEmpty();
    }

    @Test
    void aFigureThatNoRunOfThisLengthCanReachIsToldWithTheLengthThatCan() {
        GateSettings strict = new GateSettings(0.02, Duration.ofMillis(2), 0.1, 3, 8, List.of(50.0));

        AtBest best = Foresight.by(Map.of("browse", 100.0, "pay", 60.0), strict).get(0);

        assertThat(best.step()).isEqualTo("pay");
        assertThat(best.share()).isGreaterThan(0.1);
        assertThat(best.longer()).isBetween(2, 100);
        AtBest longer = Foresight.by(Map.of("browse", 1e6, "pay", 60.0 * best.longer()), strict)
                .get(0);
        assertThat(longer.share()).isLessThanOrEqualTo(0.1);
    }

    @Test
    void aPercentileWithoutEnoughResponsesIsLeftToOthersToTell() {
        assertThat(Foresight.by(Map.of("pay", 60.0), GATE))
                .extracting(AtBest::percentile)
                .containsExactly(50.0);
        assertThat(Foresight.by(Map.of(), GATE)).isEmpty();
    }
}
