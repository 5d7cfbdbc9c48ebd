package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onsale.plan.Sweep;
import dev.onsale.record.Growth;
import dev.onsale.record.Growth.State;
import dev.onsale.record.GrowthReason;
import dev.onsale.record.GrowthReason.Figure;
import dev.onsale.record.GrowthReason.Kind;
import dev.onsale.record.SweepConditions;
import dev.onsale.record.SweepFindings;
import dev.onsale.record.SweepReason;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.SweepSummary.SweptRun;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.files.RunJson;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was judged of a sweep is worded in one place, here and after it was stored. */
class SweepWordsTest {
    private static final Sweep SIZES = new Sweep(List.of(2, 100), 2, 1);

    private static Growth open(String step, GrowthReason why) {
        return new Growth(step, "p95", "ms", State.OPEN, new TreeMap<>(), null, "", why);
    }

    private static SweepSummary sweep(List<Growth> growth, SweepReason... because) throws JsonProcessingException {
        SweepSummary sweep = new SweepSummary(
                SweepSummary.FORMAT,
                "sweep",
                new SweepConditions("catalogue", 0, "http://127.0.0.1:8080", Map.of(), SIZES),
                List.of(new SweptRun(100, "run-1", Judgement.INVALID, "clock went backwards")),
                SweepFindings.of(
                        Judgement.INCONCLUSIVE, growth, List.of(because), Arrays.asList(SweepReason.Remedy.values())));
        return RunJson.MAPPER.readValue(RunJson.MAPPER.writeValueAsString(sweep), SweepSummary.class);
    }

    @Test
    void whyGrowthIsOpenHasItsWords() {
        assertThat(SweepWords.reason(open("browse", GrowthReason.of(Kind.KNOWN_AT_ONE_SIZE))))
                .isEqualTo("known at one size only");
        assertThat(SweepWords.reason(open(
                        "browse",
                        GrowthReason.of(Kind.TOO_FEW_RESPONSES)
                                .with(Figure.SAMPLES, 12)
                                .with(Figure.NEEDED, 200)
                                .with(Figure.TICKET_TYPES, 1000))))
                .isEqualTo("12 of 200 responses needed at 1,000 ticket types");
        assertThat(SweepWords.reason(open("browse", GrowthReason.of(Kind.NO_INTERVAL))))
                .isEqualTo("two runs give no interval");
        assertThat(SweepWords.reason(open("browse", GrowthReason.of(Kind.GROWTH_NOT_PROVEN))))
                .isEqualTo("the runs differ too much to say that it grows");
        assertThat(SweepWords.reason(open("browse", GrowthReason.of(Kind.GROWTH_NOT_RULED_OUT))))
                .isEqualTo("the runs differ too much to rule growth out");
        assertThat(SweepWords.reason(open(
                        "browse", GrowthReason.of(Kind.GROWTH_NOT_RULED_OUT).with(Figure.MORE_MS, 12))))
                .isEqualTo("the runs differ too much to rule out 12 ms more");
    }

    @Test
    void eachReasonAndRemedyHasItsWords() throws JsonProcessingException {
        SweepSummary sweep = sweep(
                List.of(),
                SweepReason.of(SweepReason.Kind.STOPPED, "stopped by the user"),
                SweepReason.of(SweepReason.Kind.RUN_INVALID, "run-1"),
                SweepReason.of(SweepReason.Kind.RUN_NOT_PASSED, "run-1"),
                SweepReason.of(SweepReason.Kind.STEADY),
                SweepReason.of(SweepReason.Kind.NOTHING_JUDGED));
        assertThat(SweepWords.reasons(sweep))
                .containsExactly(
                        "stopped after 1 of 4 runs: stopped by the user",
                        "the run at 100 ticket types is invalid: clock went backwards",
                        "at 100 ticket types: clock went backwards",
                        "no latency grows with the catalogue, from 2 to 100 ticket types",
                        "no step had enough responses at every size");
        assertThat(SweepWords.settle(sweep))
                .containsExactly(
                        "Make the sweep again, on a machine that is left alone.",
                        "Make more runs at each size, which narrows the intervals: sweep.repeats: 3.",
                        "Lengthen the plan: p50 needs 20 responses of a step in each run, p95 needs 200.");
    }

    @Test
    void ofManyOpenFiguresThreeAreNamed() throws JsonProcessingException {
        List<Growth> open = IntStream.range(0, 5)
                .mapToObj(step -> open("step" + step, GrowthReason.of(Kind.NO_INTERVAL)))
                .toList();
        SweepReason[] because = open.stream()
                .map(one -> SweepReason.of(SweepReason.Kind.OPEN, one.name()))
                .toArray(SweepReason[]::new);
        assertThat(SweepWords.reasons(sweep(open, because)))
                .hasSize(4)
                .startsWith("step0 p95: two runs give no interval")
                .endsWith("and 2 more, in the table");
    }
}
