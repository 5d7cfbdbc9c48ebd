package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.cell;
import static dev.onsale.judge.ComparisonTest.pairs;
import static dev.onsale.judge.ComparisonTest.runs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Runs on a machine that others use: now and then every step takes longer. */
class CommonModeTest {

    private static final List<String> STEPS = List.of("browse", "seat-map", "hold", "checkout", "pay");
    private static final List<Double> BASELINE_MOODS = List.of(1.0, 1.25, 0.85);
    private static final List<Double> PAIR_MOODS = List.of(1.1, 0.9, 1.2, 1.05, 0.95, 1.15);

    /** Steps of 40, 80, … ms at this mood of the machine; each run's steps a little off each other. */
    private static Runs run(String id, double mood, Map<String, Double> factors) {
        Runs run = Runs.named(id);
        for (int step = 0; step < STEPS.size(); step++) {
            String name = STEPS.get(step);
            double off = 1 + 0.01 * ((id.hashCode() + 3 * step) % 3 - 1);
            double ms = 40 * (step + 1) * mood * off * factors.getOrDefault(name, 1.0);
            run.step(name, 400, i -> Math.round(ms * (0.7 + 0.6 * (i * 37 % 400) / 400)));
        }
        return run;
    }

    private static Evidence night(double mood, Map<String, Double> factors) {
        return Evidence.of(run("candidate", mood, factors).build())
                .against(runs(3, i -> run("base" + i, BASELINE_MOODS.get(i), Map.of())));
    }

    private static List<Pair> fresh(Map<String, Double> factors) {
        IntFunction<Runs> before = i -> run("b" + i, PAIR_MOODS.get(2 * i), Map.of());
        return pairs(before, i -> run("c" + i, PAIR_MOODS.get(2 * i + 1), factors));
    }

    private static List<String> in(Verdict verdict, State state) {
        return verdict.cells().stream()
                .filter(cell -> cell.state() == state)
                .map(Cell::name)
                .toList();
    }

    @Test
    void aMachineInOtherMoodsLeavesNothingOpen() {
        Verdict verdict = Worded.judge(night(1.15, Map.of()).ofPairsAtMost(8));

        assertThat(verdict.reasons()).first().asString().startsWith("all 32 gated cells are steady");
        Cell browse = cell(verdict, "browse p95");
        assertThat(browse.change()).isGreaterThan(0.05);
        assertThat(browse.own()).isNotNull();
        assertThat(browse.own().leads()).isTrue();
        assertThat(browse.own().change()).isCloseTo(0, within(0.05));
        assertThat(browse.smallestDetectable()).isLessThan(0.3);
        assertThat(browse.reason()).isEqualTo("within noise beside the other steps");
    }

    @Test
    void oneStepThatSlowsDownIsRedWhateverTheMood() {
        Map<String, Double> slow = Map.of("hold", 2.0);
        Evidence night = night(0.8, slow);

        assertThat(Judge.flagged(Worded.judge(night)))
                .extracting(Cell::name)
                .contains("hold p50", "hold p95")
                .noneMatch(name -> name.startsWith("browse"));
        Verdict verdict = Worded.judge(night.confirmedBy(fresh(slow)));
        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(in(verdict, State.REGRESSED)).contains("hold p95").allMatch(name -> name.startsWith("hold"));
        assertThat(cell(verdict, "hold p95").own().change()).isCloseTo(1, within(0.1));
    }

    @Test
    void aBuildThatIsSlowerEverywhereIsRedInTheCellOfAll() {
        Map<String, Double> slow = new LinkedHashMap<>();
        STEPS.forEach(step -> slow.put(step, 2.5));

        Verdict verdict = Worded.judge(night(1, slow).confirmedBy(fresh(slow)));

        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(in(verdict, State.REGRESSED)).containsExactly("all steps p50");
        assertThat(Rank.first(verdict.cells()))
                .as("what all share points at none")
                .isEmpty();
    }

    /** A machine that differs by more than a doubling could hide one, which is said once. */
    @Test
    void whatAllShareMayBeTooNoisyToTellAndSaysSoAlone() {
        List<Double> moods = List.of(0.5, 1.0, 2.0);
        Verdict verdict = Worded.judge(Evidence.of(run("candidate", 1, Map.of()).build())
                .against(runs(3, i -> run("base" + i, moods.get(i), Map.of()))));

        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(in(verdict, State.INCONCLUSIVE)).containsExactly("all steps p50");
        assertThat(verdict.settle())
                .singleElement()
                .asString()
                .contains("neither more baseline runs nor a longer plan brings", "all steps p50");
    }

    @Test
    void stepsThatOnlyKeptUpWhileTheOthersBecameFasterAreNotRed() {
        Map<String, Double> faster = Map.of("browse", 0.6, "seat-map", 0.6, "hold", 0.6);

        Verdict verdict = Worded.judge(night(1, faster).confirmedBy(fresh(faster)));

        assertThat(in(verdict, State.REGRESSED)).isEmpty();
        assertThat(in(verdict, State.IMPROVED)).noneMatch(name -> name.startsWith("pay"));
    }

    @Test
    void fewerThanFourStepsAreJudgedAsMeasured() {
        IntFunction<Runs> three = i -> Runs.named("base" + i)
                .step("browse", 400, n -> 40 + i)
                .step("hold", 400, n -> 80 + i)
                .step("pay", 400, n -> 120 + i);
        List<Run> baselines = runs(3, three);
        Verdict verdict = Worded.judge(Evidence.of(three.apply(1).build())
                .against(baselines.subList(0, 1))
                .against(runs(3, i -> three.apply(i + 4))));

        assertThat(verdict.cells())
                .allMatch(cell -> cell.own() == null)
                .noneMatch(cell -> cell.step().equals(CommonMode.SUBJECT));
    }

    private static Map<Key, Measure> measures(double... ms) {
        Map<Key, Measure> measures = new LinkedHashMap<>();
        for (int step = 0; step < ms.length; step++) {
            measures.put(
                    new Key("s" + step, new Metric.Quantile(50)),
                    Measure.ofTime(ms[step], 400, 400, () -> WithinRun.Chance.around(0, 0.01)));
        }
        return measures;
    }

    private static double beside(CommonMode common, String step, Map<Key, Measure> run) {
        return common.beside(new Key(step, new Metric.Quantile(50)), run).orElseThrow();
    }

    @Test
    void theMedianOfTheOthersIsNotMovedByTwoOfSix() {
        Map<Key, Measure> usual = measures(10, 20, 30, 40, 50, 60);
        CommonMode common = CommonMode.of(List.of(usual, usual, usual), usual, GateSettings.DEFAULT);
        Map<Key, Measure> run = measures(11, 22, 300, 400, 55, 66);

        assertThat(beside(common, "s0", run)).isCloseTo(Math.log(1.1), within(1e-9));
        assertThat(beside(common, "s3", run)).isCloseTo(Math.log(1.1), within(1e-9));
        assertThat(common.with(run)
                                .get(new Key(CommonMode.SUBJECT, new Metric.Quantile(50)))
                                .compared()
                        - common.with(usual)
                                .get(new Key(CommonMode.SUBJECT, new Metric.Quantile(50)))
                                .compared())
                .isCloseTo(Math.log(1.1), within(1e-9));
    }

    @Test
    void stepsWithinTheClocksTickSayNothing() {
        Map<Key, Measure> usual = measures(1, 1, 30, 40, 50, 0.5);
        assertThat(CommonMode.of(List.of(usual, usual, usual), usual, GateSettings.DEFAULT))
                .isEqualTo(CommonMode.NONE);
    }

    @Test
    void aStepOfThatNameIsNotTakenForAllOfThem() {
        Map<Key, Measure> usual = measures(10, 20, 30, 40, 50);
        usual.put(
                new Key(CommonMode.SUBJECT, new Metric.Quantile(50)),
                usual.get(new Key("s0", new Metric.Quantile(50))));
        assertThat(CommonMode.of(List.of(usual, usual, usual), usual, GateSettings.DEFAULT))
                .isEqualTo(CommonMode.NONE);
    }

    @Test
    void listedCellsAloneAreJudgedAsMeasuredUnlessWhatAllShareIsListedToo() {
        Map<Key, Measure> usual = measures(10, 20, 30, 40, 50);
        List<Map<Key, Measure>> baselines = List.of(usual, usual, usual);
        assertThat(CommonMode.of(baselines, usual, GateSettings.DEFAULT.gatingOnly(List.of("s0 p50"))))
                .isEqualTo(CommonMode.NONE);
        assertThat(CommonMode.of(baselines, usual, GateSettings.DEFAULT.gatingOnly(List.of("s0 p50", "all steps p50")))
                        .saying(new Key("s0", new Metric.Quantile(50))))
                .isEqualTo(50);
    }
}
