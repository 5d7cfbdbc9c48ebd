package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.cell;
import static dev.onsale.judge.ComparisonTest.constant;
import static dev.onsale.judge.ComparisonTest.pairs;
import static dev.onsale.judge.ComparisonTest.runs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without a baseline build, what differs from night to night must have been seen before a moderate finding is red. */
class BaselineDatesTest {

    private static List<Run> recordedAt(String... instants) {
        return runs(
                instants.length,
                i -> constant("base" + i, 20).madeAt(Instant.parse(instants[i]).toEpochMilli()));
    }

    private static final List<Run> ONE_EVENING =
            recordedAt("2024-07-11T20:00:00Z", "2024-07-11T20:10:00Z", "2024-07-11T20:20:00Z", "2024-07-11T20:30:00Z");
    private static final List<Run> THREE_DATES =
            recordedAt("2024-07-11T20:00:00Z", "2024-07-12T20:00:00Z", "2024-07-13T20:00:00Z");

    private static Evidence twiceAsSlow(List<Run> baselines) {
        return Evidence.of(constant("candidate", 40).build()).against(baselines);
    }

    private static Verdict confirmedByCandidates(List<Run> baselines) {
        return Worded.judge(twiceAsSlow(baselines).confirmedByCandidates(runs(2, i -> constant("again" + i, 40))));
    }

    @Test
    void aDateIsADayInUniversalTime() {
        assertThat(BaselineDates.of(recordedAt("2024-07-11T23:59:59Z", "2024-07-12T00:00:00Z")))
                .isEqualTo(2);
        assertThat(BaselineDates.of(recordedAt("2024-07-11T00:00:00Z", "2024-07-11T23:59:59Z")))
                .isEqualTo(1);
        assertThat(BaselineDates.of(List.of())).isZero();
    }

    @Test
    void aModerateFindingAgainstOneEveningIsLeftOpenWithWhatToDo() {
        Verdict verdict = confirmedByCandidates(ONE_EVENING);

        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(cell(verdict, "browse p95").state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(cell(verdict, "browse p95").reason())
                .startsWith("confirmed by fresh runs")
                .endsWith("and the 4 baseline runs are of 1 date: what differs from night to night is not known");
        assertThat(verdict.settle())
                .containsExactly(
                        "Record baseline runs of 2 more dates (onsale gate PLAN --learn on each), or compare fresh"
                                + " pairs (--baseline-target URL), to decide browse p50, browse p95, browse worst 5 s p95 and 1"
                                + " more.");
    }

    @Test
    void fromThreeDatesOnItIsRed() {
        assertThat(confirmedByCandidates(THREE_DATES).judgement()).isEqualTo(Judgement.FAIL);
        assertThat(confirmedByCandidates(recordedAt(
                                "2024-07-11T20:00:00Z",
                                "2024-07-12T20:00:00Z",
                                "2024-07-12T20:10:00Z",
                                "2024-07-12T20:20:00Z"))
                        .settle()
                        .get(0))
                .contains("baseline runs of 1 more date (");
    }

    @Test
    void freshPairsNeedNoOtherDates() {
        Verdict verdict = Worded.judge(twiceAsSlow(ONE_EVENING)
                .confirmedBy(pairs(i -> constant("b" + i, 20), i -> constant("c" + i, 40))));

        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
    }

    @Test
    void whatIsTooLargeForChanceIsRedAgainstOneEvening() {
        Verdict slow = Worded.judge(Evidence.of(constant("candidate", 120).build())
                .against(ONE_EVENING)
                .confirmedByCandidates(runs(2, i -> constant("again" + i, 120))));
        assertThat(slow.judgement()).isEqualTo(Judgement.FAIL);

        Verdict failing = Worded.judge(Evidence.of(Runs.named("candidate")
                        .step("browse", 650, i -> 20, 350)
                        .step("pay", 1000, i -> 100)
                        .build())
                .against(ONE_EVENING));
        assertThat(cell(failing, "browse errors").state()).isEqualTo(State.REGRESSED);

        Verdict vanished = Worded.judge(Evidence.of(
                        Runs.named("candidate").step("browse", 1000, i -> 20).build())
                .against(ONE_EVENING));
        assertThat(vanished.judgement()).isEqualTo(Judgement.FAIL);
    }

    @Test
    void aDefaultLimitIsRedAgainstOneEvening() {
        Verdict verdict = Worded.judge(Evidence.of(constant("candidate", 40)
                        .journeys("fan", Map.of(Outcome.BOUGHT, 150L, Outcome.ERROR, 50L))
                        .build())
                .against(ONE_EVENING)
                .confirmedByCandidates(runs(2, i -> constant("again" + i, 40))));

        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(verdict.reasons().get(0)).startsWith("over the default limit");
    }

    @Test
    void aCleanRunPassesAgainstOneEvening() {
        assertThat(Worded.judge(Evidence.of(constant("candidate", 20).build()).against(ONE_EVENING))
                        .judgement())
                .isEqualTo(Judgement.PASS);
    }
}
