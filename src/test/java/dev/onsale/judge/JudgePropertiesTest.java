package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class JudgePropertiesTest {

    private static Runs drawn(String id, long seed, double factor, int failures) {
        SplittableRandom random = new SplittableRandom(seed);
        double run = Math.exp(0.1 * random.nextGaussian());
        return Runs.named(id)
                .step("browse", 600, i -> ms(20 * run * factor, random))
                .step("pay", 400, i -> ms(100 * run * factor, random), failures)
                .journeys("fan", Map.of(Outcome.BOUGHT, 300L - failures, Outcome.ERROR, (long) failures));
    }

    private static long ms(double median, SplittableRandom random) {
        return Math.max(0, Math.round(median * Math.exp(0.4 * random.nextGaussian())));
    }

    private static List<Run> baselines(int count, long seed) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(drawn("base" + i, seed * 1000 + i, 1, 0).build());
        }
        return runs;
    }

    @Property(tries = 25)
    void theOrderOfBaselinesDoesNotMatter(@ForAll @IntRange(max = 1000) int seed) {
        List<Run> baselines = baselines(5, seed);
        Run candidate = drawn("candidate", seed + 77, 1.3, 3).build();
        Verdict one = Worded.judge(Evidence.of(candidate).against(baselines));
        Collections.shuffle(baselines, new Random(seed));
        assertThat(Worded.judge(Evidence.of(candidate).against(baselines))).isEqualTo(one);
    }

    @Property(tries = 25)
    void slowerStillNeverTurnsRegressedIntoSteady(
            @ForAll @IntRange(max = 1000) int seed,
            @ForAll @DoubleRange(min = 1, max = 4) double factor,
            @ForAll @DoubleRange(min = 1.1, max = 4) double more) {
        Verdict slow = confirmed(seed, factor);
        Verdict slower = confirmed(seed, factor * more);
        for (Cell cell : slow.cells()) {
            if (cell.state() == State.REGRESSED && cell.unit().equals("ms")) {
                assertThat(slower.cells())
                        .filteredOn(other -> other.name().equals(cell.name()))
                        .extracting(Cell::state)
                        .doesNotContain(State.STEADY, State.IMPROVED);
            }
        }
    }

    private static Verdict confirmed(int seed, double factor) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            pairs.add(new Pair(
                    drawn("b" + i, seed + 500 + i, 1, 0).build(),
                    drawn("c" + i, seed + 600 + i, factor, 0).build()));
        }
        return Worded.judge(Evidence.of(drawn("candidate", seed + 77, factor, 0).build())
                .against(baselines(3, seed))
                .confirmedBy(pairs));
    }

    @Property(tries = 25)
    void identicalRunsPassWithAFiniteSmallestDetectable(@ForAll @IntRange(max = 1000) int seed) {
        List<Run> baselines = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            baselines.add(drawn("base" + i, seed, 1, 0).build());
        }
        Verdict verdict =
                Worded.judge(Evidence.of(drawn("candidate", seed, 1, 0).build()).against(baselines));
        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
        assertThat(verdict.cells())
                .filteredOn(Cell::gated)
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.smallestDetectable()).isFinite());
    }

    @Property(tries = 40)
    void noFigureIsEverNotANumber(
            @ForAll @IntRange(max = 1000) int seed,
            @ForAll @IntRange(max = 6) int baselines,
            @ForAll @IntRange(max = 300) int failures,
            @ForAll @IntRange(max = 3) int responses) {
        Runs odd = drawn("candidate", seed, 1, failures)
                .step("rare", responses, i -> 0, responses)
                .journeys("clerk", Map.of(Outcome.DONE, (long) responses))
                .journeys("nobody", Map.of(Outcome.DONE, 0L));
        Verdict verdict = Worded.judge(Evidence.of(odd.build())
                .against(baselines(baselines, seed))
                .confirmedByCandidates(baselines(2, seed + 9)));
        for (Cell cell : verdict.cells()) {
            assertThat(Stream.of(
                                    cell.baseline(),
                                    cell.candidate(),
                                    cell.change(),
                                    cell.changeLow(),
                                    cell.changeHigh(),
                                    cell.p(),
                                    cell.pAdjusted(),
                                    cell.smallestDetectable())
                            .filter(figure -> figure != null))
                    .as(cell.name())
                    .allMatch(Double::isFinite);
            if (cell.change() != null && cell.changeLow() != null && cell.changeHigh() != null) {
                assertThat(cell.change()).isBetween(cell.changeLow() - 1e-9, cell.changeHigh() + 1e-9);
            }
            assertThat(cell.reason()).isNotEmpty().doesNotContain("NaN", "Infinity");
        }
        assertThat(verdict.reasons().toString() + verdict.settle()).doesNotContain("NaN", "Infinity");
    }
}
