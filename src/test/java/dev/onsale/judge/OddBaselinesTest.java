package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.baselines;
import static dev.onsale.judge.ComparisonTest.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.onsale.record.Outlier;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.LeftOut;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A baseline with a run unlike the others, or with one twice. */
class OddBaselinesTest {

    private static List<Run> poisoned() {
        List<Run> runs = new ArrayList<>(baselines());
        runs.add(Runs.named("slow-night")
                .step("browse", 1000, i -> 80)
                .step("pay", 1000, i -> 400)
                .build());
        return runs;
    }

    private static Verdict judged(List<Run> baselines) {
        return Worded.judge(Evidence.of(constant("candidate", 20).build())
                .against(baselines)
                .keptIn(Path.of("shop/baselines")));
    }

    @Test
    void aVerdictThatAnOddBaselineRunWeakensNamesItAndTheCommandThatDropsIt() {
        Verdict verdict = judged(poisoned());

        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(verdict.comparison().baseline()).contains("slow-night");
        assertThat(verdict.comparison().outliers()).extracting(Outlier::run).containsExactly("slow-night");
        assertThat(verdict.reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("baseline run slow-night is unlike the others (p")
                        .contains(" 4 times theirs in the median step)")
                        .endsWith(": onsale baseline drop arena slow-night --baselines shop/baselines"));
        assertThat(verdict.settle().get(0))
                .isEqualTo("Compare without what is unlike the others: onsale baseline drop arena slow-night"
                        + " --baselines shop/baselines");
        assertThat(judged(baselines()).judgement()).isEqualTo(Judgement.PASS);
        assertThat(judged(baselines()).comparison().outliers()).isNull();
    }

    @Test
    void whereTooFewWouldBeLeftNewOnesAreAskedForToo() {
        List<Run> three = poisoned();
        three.subList(0, three.size() - 3).clear();

        assertThat(judged(three).settle().get(0)).endsWith(", and record as many new runs in their place");
    }

    @Test
    void aStoreWhoseNameHasSpacesIsQuoted() {
        Verdict verdict = Worded.judge(Evidence.of(constant("candidate", 20).build())
                .against(poisoned())
                .keptIn(Path.of("my shop/baselines")));

        assertThat(verdict.settle().get(0)).endsWith("--baselines 'my shop/baselines'");
    }

    @Test
    void baselinesThatAreAllUnlikeEachOtherAreCalledTooDifferentAndNoneIsNamed() {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(constant("night-" + i, 20 << (2 * i)).build());
        }
        Verdict verdict = judged(runs);

        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(verdict.comparison().outliers()).isNull();
        assertThat(verdict.settle()).isNotEmpty().noneMatch(sentence -> sentence.contains("baseline drop"));
    }

    @Test
    void aCopyIsNoFurtherBaselineRun() {
        List<Run> copies = new ArrayList<>();
        for (String id : List.of("night", "copy-1", "copy-2", "copy-3")) {
            copies.add(constant(id, 20).madeAt(1_720_000_000_000L).build());
        }
        Verdict verdict = judged(copies);

        assertThat(verdict.reasons().get(0)).startsWith("nothing was compared: 1 comparable baseline run");
        assertThat(verdict.comparison().leftOut())
                .extracting(LeftOut::why)
                .containsOnly("is a copy of another, which is counted once")
                .hasSize(3);
    }

    @Test
    void aCopyOfTheJudgedRunIsTheJudgedRun() {
        Runs run = constant("candidate", 20).madeAt(1_720_000_000_000L);
        Verdict verdict = Worded.judge(Evidence.of(run.build())
                .against(baselines())
                .against(List.of(constant("copy", 20).madeAt(1_720_000_000_000L).build())));

        assertThat(verdict.comparison().leftOut())
                .extracting(LeftOut::run, LeftOut::why)
                .containsExactly(tuple("copy", "is the judged run itself"));
    }
}
