package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.judge.Foresight.AtBest;
import dev.onsale.judge.Foresight.Seen;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import java.time.Duration;
import java.util.ArrayList;
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

    private static List<Run> recordedOn(int... days) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            int ms = List.of(40, 44, 37, 41).get(i);
            runs.add(Runs.named("base" + i)
                    .gate(GATE)
                    .madeAt(Duration.ofDays(days[i]).toMillis() + i)
                    .step("browse", 2_000, n -> ms + n % 40)
                    .build());
        }
        return runs;
    }

    @Test
    void withoutABaselineBuildNothingIsForeseenBeforeThreeDates() {
        assertThat(Foresight.redWithoutBaselineBuild(recordedOn(1, 1, 1, 1), GATE))
                .isEmpty();
        assertThat(Foresight.redWithoutBaselineBuild(recordedOn(1, 1, 2, 2), GATE))
                .isEmpty();
        assertThat(Foresight.redWithoutBaselineBuild(recordedOn(1, 2), GATE)).isEmpty();
    }

    @Test
    void withoutABaselineBuildLessIsForeseenThanPairsWouldShow() {
        List<Run> baselines = recordedOn(1, 2, 3, 4);
        Map<String, Double> alone = Foresight.redWithoutBaselineBuild(baselines, GATE).stream()
                .collect(Collectors.toMap(Seen::cell, Seen::share));

        assertThat(alone).containsKeys("browse p50", "browse p95", "browse times");
        assertThat(Foresight.by(baselines, GATE))
                .filteredOn(one -> !one.isShare())
                .allSatisfy(one -> assertThat(alone.get(one.cell())).isGreaterThan(2 * one.share()));
    }

    @Test
    void moreRunsOfTheSameDatesLetNoMoreBeForeseen() {
        double once = forecast(recordedOn(1, 2, 3));
        List<Run> twice = new ArrayList<>(recordedOn(1, 2, 3));
        recordedOn(1, 2, 3).forEach(run -> twice.add(run));

        assertThat(forecast(twice)).isCloseTo(once, within(0.01));
    }

    private static double forecast(List<Run> baselines) {
        return Foresight.redWithoutBaselineBuild(baselines, GATE).stream()
                .filter(one -> one.cell().equals("browse p95"))
                .mapToDouble(Seen::share)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatNoLengthOfRunsCanTurnRedWithoutABaselineBuildIsTold() {
        AtBest many = Foresight.by(Map.of("browse", 1e9), GATE).get(0);

        assertThat(many.share()).isLessThan(0.1);
        // t of five degrees of freedom at 0.05/2, times the tenth that three nights are taken to differ by at least.
        assertThat(many.alone()).isBetween(Math.expm1(2.57 * 0.08), 1.0);
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
