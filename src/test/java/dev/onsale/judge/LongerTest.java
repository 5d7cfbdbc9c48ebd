package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.cell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.GateSettings;
import dev.onsale.record.Remedy;
import dev.onsale.record.Remedy.Figure;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where chance within the runs hides what must be seen, the verdict says how much longer the plan must be. */
class LongerTest {
    private static final double MUST = 0.25;

    /** Log-normal times about the median 200 ms, and a mood of the run. */
    private static Run run(String id, int responses, double moods) {
        Random random = new Random(id.hashCode());
        double mood = moods * new Random(id.hashCode() * 31L + 7).nextGaussian();
        return Runs.named(id)
                .gate(new GateSettings(0.05, Duration.ofMillis(2), MUST, 3, 8, List.of(50.0)))
                .step("browse", responses, i -> Math.round(200 * Math.exp(0.6 * random.nextGaussian() + mood)))
                .build();
    }

    private static Verdict judged(int responses, double moods) {
        return Worded.judge(Evidence.of(run("candidate", responses, moods))
                .against(IntStream.range(0, 12)
                        .mapToObj(i -> run("base" + i, responses, moods))
                        .toList())
                .wherePairsArePossible());
    }

    private static Remedy only(Verdict verdict) {
        assertThat(verdict.remedies()).singleElement().satisfies(remedy -> {
            assertThat(remedy.kind()).isEqualTo(Remedy.Kind.MORE_THAN_BASELINES);
            assertThat(remedy.of()).containsExactly("browse p50");
        });
        return verdict.remedies().get(0);
    }

    @Test
    void aPlanOfThatLengthSeesIt() {
        Verdict verdict = judged(100, 0.08);
        assertThat(cell(verdict, "browse p50").smallestDetectable()).isBetween(0.25, 0.4);
        double longer = only(verdict).figure(Figure.LONGER);
        assertThat(longer).isBetween(2.0, 12.0);
        assertThat(verdict.settle())
                .singleElement()
                .asString()
                .startsWith("Make the plan about " + Math.round(longer) + " times as long, or use a quieter machine");

        Double then = cell(judged((int) (100 * longer), 0.08), "browse p50").smallestDetectable();
        assertThat(then).as("other runs, so about").isBetween(0.6 * MUST, 1.1 * MUST);
    }

    @Test
    void noLengthHelpsWhereRunsDifferForOtherReasons() {
        Verdict verdict = judged(100, 0.2);
        assertThat(only(verdict).figure(Figure.LONGER)).isZero();
        assertThat(verdict.settle())
                .singleElement()
                .asString()
                .startsWith(
                        "Use a quieter machine or more confirmation pairs: neither more baseline runs nor a longer");
    }
}
