package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.Parts.Stretch;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Shape;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the figures of a whole run average away; {@link Runs}' plan has doors from the fifth second on and its tail from 14 s. */
class PartsTest {
    private static final GateSettings GATE = new GateSettings(0.05, Duration.ofMillis(2), 1, 3, 3, List.of(50.0, 95.0));

    /** By medians alone, which what happens in a third of the run does not move. */
    private static final GateSettings MEDIANS = new GateSettings(0.05, Duration.ofMillis(2), 1, 3, 3, List.of(50.0));

    private static Runs run(String id, GateSettings gate, LongUnaryOperator ms) {
        return Runs.named(id).gate(gate).step("browse", 2_000, ms);
    }

    /** Some times are longer than others, the same in every run. */
    private static long usual(long i) {
        return 40 + i % 7;
    }

    private static Verdict judged(LongUnaryOperator faulty) {
        return judged(GATE, faulty);
    }

    private static Verdict judged(GateSettings gate, LongUnaryOperator faulty) {
        List<Run> baselines = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        IntStream.range(0, 3).forEach(i -> {
            baselines.add(run("base1" + i, gate, PartsTest::usual).build());
            pairs.add(new Pair(
                    run("b2" + i, gate, PartsTest::usual).build(),
                    run("c3" + i, gate, faulty).build()));
        });
        return Worded.judge(Evidence.of(run("candidate4", gate, faulty).build())
                .against(baselines)
                .confirmedBy(pairs));
    }

    private static List<String> regressed(Verdict verdict) {
        return verdict.cells().stream()
                .filter(cell -> cell.state() == Cell.State.REGRESSED)
                .map(Cell::name)
                .toList();
    }

    @Test
    void phasesAndTheFirstSecondsOfTheSurge() {
        List<Arrival> arrivals = List.of(
                new Arrival("early", 10, 10, Duration.ofSeconds(4), Shape.CONSTANT),
                new Arrival("doors", 10, 80, Duration.ofSeconds(1), Shape.LINEAR),
                new Arrival("doors", 80, 80, Duration.ofSeconds(6), Shape.CONSTANT),
                new Arrival("tail", 10, 10, Duration.ofSeconds(6), Shape.CONSTANT));

        assertThat(Parts.stretches(arrivals))
                .containsExactly(
                        new Stretch("early", 0, 4_000),
                        new Stretch("doors", 4_000, 11_000),
                        new Stretch("tail", 11_000, 17_000),
                        new Stretch("the first 5 s of the surge", 4_000, 9_000));
        assertThat(Parts.stretches(List.of())).isEmpty();
    }

    @Test
    void onePhase() {
        assertThat(regressed(judged(MEDIANS, i -> usual(i) * (i % Runs.SECONDS >= 14 ? 2 : 1))))
                .contains("browse p50 in tail")
                .doesNotContain("browse p50 in doors", "browse p50");
    }

    @Test
    void theFirstSecondsOfTheSurge() {
        assertThat(regressed(judged(MEDIANS, i -> usual(i) * (i % Runs.SECONDS >= 4 && i % Runs.SECONDS < 9 ? 2 : 1))))
                .contains("browse p50 in the first 5 s of the surge")
                .doesNotContain("browse p50");
    }

    @Test
    void oneRequestInFifty() {
        assertThat(regressed(judged(i -> usual(i) * (i % 50 == 3 ? 15 : 1))))
                .contains("browse mean of the slowest 5 %")
                .doesNotContain("browse p50", "browse p95");
    }

    @Test
    void growthWhileTheRunLasts() {
        assertThat(regressed(judged(MEDIANS, i -> usual(i) + i % Runs.SECONDS - 9)))
                .contains("browse growth in the run");
    }

    @Test
    void whatTheWholeRunSaysIsSaidOnce() {
        assertThat(regressed(judged(i -> 3 * usual(i))))
                .contains("browse p50", "browse p95", "browse times")
                .noneMatch(name -> name.contains(" in ") || name.contains("slowest"));
    }

    @Test
    void aNewKindOfFailure() {
        List<Run> baselines = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        IntStream.range(0, 3).forEach(i -> {
            baselines.add(failing("base1" + i, Map.of("status 503", 20L)));
            pairs.add(new Pair(
                    failing("b2" + i, Map.of("status 503", 20L)),
                    failing("c3" + i, Map.of("status 503", 16L, "status 500", 4L))));
        });
        Evidence evidence = Evidence.of(failing("candidate4", Map.of("status 503", 18L, "status 500", 2L)))
                .against(baselines);

        assertThat(Judge.flagged(Worded.judge(evidence)))
                .extracting(Cell::name)
                .containsExactly("browse errors by status 500");
        assertThat(regressed(Worded.judge(evidence.confirmedBy(pairs)))).containsExactly("browse errors by status 500");
    }

    @Test
    void oneFailureOfAKindIsAnAccident() {
        List<Run> baselines = IntStream.range(0, 3)
                .mapToObj(i -> failing("base1" + i, Map.of()))
                .toList();

        assertThat(Judge.flagged(Worded.judge(Evidence.of(failing("candidate4", Map.of("status 500", 1L)))
                        .against(baselines))))
                .isEmpty();
    }

    @Test
    void whatIsNotFlaggedIsNotShown() {
        assertThat(judged(PartsTest::usual).cells())
                .extracting(Cell::metric)
                .noneMatch(metric -> metric.contains(" in ") || metric.contains("slowest") || metric.contains(" by "));
    }

    private static Run failing(String id, Map<String, Long> kinds) {
        int failed = (int) kinds.values().stream().mapToLong(Long::longValue).sum();
        return Runs.named(id)
                .gate(GATE)
                .step("browse", 2_000, PartsTest::usual, failed)
                .errors("browse", kinds)
                .build();
    }
}
