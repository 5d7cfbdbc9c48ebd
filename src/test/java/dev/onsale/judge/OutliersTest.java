package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.GateSettings;
import dev.onsale.record.Outlier;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutliersTest {
    private static final GateSettings GATE =
            new GateSettings(0.05, Duration.ofMillis(2), 1.0, 3, 3, List.of(50.0, 95.0));

    private final Distributions tables = new Distributions();

    private static Run run(String id, double factor) {
        return Runs.named(id)
                .step("browse", 400, i -> Math.round(factor * (20 + i % 20)))
                .step("pay", 400, i -> Math.round(factor * (100 + i % 50)))
                .build();
    }

    private static List<Outlier> among(Run... runs) {
        return Outliers.among(Measured.all(List.of(runs), GATE));
    }

    private static List<String> ids(Run... runs) {
        return among(runs).stream().map(Outlier::run).toList();
    }

    @Test
    void aRunFourTimesAsSlowIsUnlikeTheOthersWhereverItStands() {
        assertThat(among(run("a", 4), run("b", 1), run("c", 1.05)))
                .singleElement()
                .satisfies(outlier -> {
                    assertThat(outlier.run()).isEqualTo("a");
                    assertThat(outlier.what()).isIn("p50", "p95");
                    assertThat(outlier.times()).isBetween(3.8, 4.1);
                });
        assertThat(ids(
                        run("a", 1),
                        run("b", 1.02),
                        run("c", 0.97),
                        run("d", 1.04),
                        run("e", 1),
                        run("f", 0.99),
                        run("g", 4)))
                .containsExactly("g");
    }

    @Test
    void ofManyThatAreAlikeTwiceAsSlowIsEnough() {
        assertThat(ids(run("a", 1), run("b", 1), run("c", 1), run("d", 1), run("e", 1), run("f", 1), run("g", 2)))
                .containsExactly("g");
    }

    @Test
    void soIsOneFourTimesAsFast() {
        assertThat(ids(run("a", 1), run("b", 0.25), run("c", 1.05))).containsExactly("b");
    }

    @Test
    void twoOddOnesDoNotHideEachOther() {
        assertThat(ids(run("a", 1), run("b", 4), run("c", 1.02), run("d", 4.1), run("e", 0.98)))
                .containsExactly("b", "d");
    }

    @Test
    void ofTwoRunsNobodyKnowsWhichIsTheOddOne() {
        assertThat(among(run("a", 1), run("b", 4))).isEmpty();
        assertThat(among(run("a", 1))).isEmpty();
        assertThat(among()).isEmpty();
    }

    @Test
    void neitherWhereHalfOfThemWouldBe() {
        assertThat(among(run("a", 1), run("b", 4), run("c", 1), run("d", 4))).isEmpty();
        assertThat(among(run("a", 1), run("b", 8), run("c", 64)))
                .as("each unlike the others")
                .isEmpty();
    }

    @Test
    void runsThatDoNotDifferAtAllAreAlike() {
        assertThat(among(run("a", 1), run("b", 1), run("c", 1))).isEmpty();
        assertThat(ids(run("a", 1), run("b", 1), run("c", 1), run("d", 1.25)))
                .as("less than a factor of 1.3")
                .isEmpty();
    }

    @Test
    void oneStepAloneMakesARunUnlikeTheOthers() {
        Run odd = Runs.named("odd")
                .step("browse", 400, i -> 20 + i % 20)
                .step("seat-map", 400, i -> 40 + i % 20)
                .step("pay", 400, i -> 8 * (100 + i % 50))
                .build();
        List<Run> runs = new ArrayList<>(List.of(odd));
        for (String id : List.of("a", "b", "c")) {
            runs.add(Runs.named(id)
                    .step("browse", 400, i -> 20 + i % 20)
                    .step("seat-map", 400, i -> 40 + i % 20)
                    .step("pay", 400, i -> 100 + i % 50)
                    .build());
        }
        assertThat(among(runs.toArray(new Run[0]))).singleElement().satisfies(outlier -> {
            assertThat(outlier.run()).isEqualTo("odd");
            assertThat(outlier.what()).startsWith("pay p");
            assertThat(outlier.times()).isBetween(7.5, 8.5);
        });
    }

    @Test
    void whatIsLessThanTheShiftThatCountsMakesNoRunOdd() {
        Run[] quick = Stream.of("a", "b", "c", "d")
                .map(id -> Runs.named(id)
                        .step("browse", 400, i -> id.equals("d") ? 3 : 2)
                        .build())
                .toArray(Run[]::new);
        assertThat(among(quick)).isEmpty();
    }

    @Test
    void stepsTooSmallForAPercentileDoNotCount() {
        Run[] small = Stream.of("a", "b", "c")
                .map(id -> Runs.named(id)
                        .step("browse", 15, i -> id.equals("c") ? 400 : 20)
                        .build())
                .toArray(Run[]::new);
        assertThat(among(small)).isEmpty();
    }

    /** The whole table: OutliersBench. */
    @Test
    void cleanRunsAreHardlyEverTakenForOdd() {
        SplittableRandom random = new SplittableRandom(20240711);
        for (SimulatedRuns world : List.of(
                new SimulatedRuns(0.11, 0.7, SimulatedRuns::normal),
                new SimulatedRuns(0.25, 0.7, SimulatedRuns::heavyTailed))) {
            int rejected = 0;
            for (int set = 0; set < 300; set++) {
                rejected += Outliers.among(world.runs(3, random), GATE, tables).size();
            }
            // Of 900 runs 2 % are 18; four standard errors more.
            assertThat(rejected).isLessThanOrEqualTo(35);
        }
    }
}
