package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.constant;
import static dev.onsale.judge.ComparisonTest.runs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.record.Creep.Crept;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreepTest {

    private static final long DAY_MS = 86_400_000L;

    private static List<Run> pinned(long browseMs) {
        return runs(
                3, i -> constant("pinned" + i, browseMs).madeAt(1_720_000_000_000L + i * (i == 2 ? 90 : 1) * DAY_MS));
    }

    private static Verdict judged(long pinnedMs) {
        return Worded.judge(Evidence.of(constant("candidate", 100).build())
                .against(runs(3, i -> constant("base" + i, 98)))
                .againstPinned(pinned(pinnedMs)));
    }

    @Test
    void whatHasBecomeSlowerByStepsIsShownAndNotGated() {
        Verdict verdict = judged(70);
        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
        assertThat(verdict.comparison().creep()).isNotNull().satisfies(creep -> {
            assertThat(creep.since()).as("not one of three months later").containsExactly("pinned0", "pinned1");
            assertThat(creep.cells()).extracting(Crept::metric).containsExactly("p50", "p95", "worst 5 s p95");
            assertThat(creep.cells().get(1).change()).isCloseTo(100.45 / 70.45 - 1, within(1e-9));
        });
        assertThat(verdict.reasons())
                .anyMatch(reason ->
                        reason.startsWith("creep: browse p95 70 → 100 ms, +43 %") && reason.contains("2024-07-03"));
    }

    @Test
    void whatIsAsItWasIsNoCreep() {
        assertThat(judged(100).comparison().creep())
                .isNotNull()
                .satisfies(creep -> assertThat(creep.cells()).isEmpty());
        assertThat(judged(100).reasons()).noneMatch(reason -> reason.startsWith("creep"));
    }

    @Test
    void pinnedRunsThatAreTheBaselineSayNothingMore() {
        List<Run> same = runs(3, i -> constant("base" + i, 98));
        Verdict verdict = Worded.judge(
                Evidence.of(constant("candidate", 100).build()).against(same).againstPinned(same));
        assertThat(verdict.comparison().creep()).isNull();
    }
}
