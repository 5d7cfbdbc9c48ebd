package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.cell;
import static dev.onsale.judge.ComparisonTest.constant;
import static dev.onsale.judge.ComparisonTest.runs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.judge.PlainFormulas.Value;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Without a baseline build the night is the replicate, however many runs it has. */
class RepeatingTest {

    private static final List<String> STEPS = List.of("browse", "hold", "pay");
    private static final int CANDIDATES = 3;

    private static long date(int day) {
        return Duration.ofDays(day).toMillis();
    }

    private static Run drawn(String id, int day, double browse, SplittableRandom random) {
        Runs run = Runs.named(id).madeAt(date(day) + Math.floorMod(id.hashCode(), 1000));
        for (String step : STEPS) {
            double median = 50 * Math.exp(0.05 * random.nextGaussian()) * (step.equals("browse") ? browse : 1);
            run.step(step, 1000, n -> Math.round(median * Math.exp(0.5 * random.nextGaussian())));
        }
        return run.build();
    }

    private static double[] of(String cell, List<Run> runs) {
        List<Map<String, Value>> values =
                runs.stream().map(PlainFormulas::values).toList();
        return values.stream().mapToDouble(run -> run.get(cell).compared()).toArray();
    }

    private static double betweenDates(String cell, List<List<Run>> nights) {
        return PlainFormulas.variance(nights.stream()
                .mapToDouble(night -> PlainFormulas.mean(of(cell, night)))
                .toArray());
    }

    @Test
    void pFollowsByThePlainFormulaFromTheMeanOfEachDate() {
        SplittableRandom random = new SplittableRandom(5);
        List<List<Run>> nights = new ArrayList<>();
        List<Run> baselines = new ArrayList<>();
        // Of one, two, one and three runs.
        for (int day = 0; day < 4; day++) {
            List<Run> night = new ArrayList<>();
            for (int i = 0; i < List.of(1, 2, 1, 3).get(day); i++) {
                night.add(drawn("base" + day + i, day, 1 + 0.1 * day, random));
            }
            nights.add(night);
            baselines.addAll(night);
        }
        List<Run> candidates = new ArrayList<>();
        for (int i = 0; i < CANDIDATES; i++) {
            candidates.add(drawn("candidate" + i, 9, 2.2, random));
        }
        Verdict verdict = Worded.judge(Evidence.of(candidates.get(0))
                .against(baselines)
                .confirmedByCandidates(candidates.subList(1, CANDIDATES)));

        for (String metric : List.of("p50", "p95", "worst 5 s p95")) {
            double prior = STEPS.stream()
                    .mapToDouble(step -> betweenDates(step + " " + metric, nights))
                    .average()
                    .orElseThrow();
            String name = "browse " + metric;
            PlainFormulas.Test test = PlainFormulas.nights(
                    nights.stream().map(night -> of(name, night)).toList(),
                    of(name, candidates),
                    prior,
                    metric.startsWith("worst") ? 0.2 : 0.1);
            Cell cell = cell(verdict, name);
            assertThat(cell.confirmation().p()).as(name).isCloseTo(test.p(1), within(1e-9));
            assertThat(cell.confirmation().mean()).as(name).isCloseTo(test.effect(), within(1e-9));
            assertThat(cell.changeLow()).as(name).isCloseTo(Math.expm1(test.effect() - test.halfWidth()), within(1e-6));
        }
    }

    /** The same night twice: its mean is the same, and it is still one night. */
    @Property(tries = 10)
    void moreRunsOfTheSameDatesProveNoMore(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @Size(3) List<@IntRange(max = 3) Integer> copies) {
        List<Run> once = new ArrayList<>();
        List<Run> more = new ArrayList<>();
        for (int day = 0; day < 3; day++) {
            for (int copy = 0; copy <= copies.get(day); copy++) {
                Run run = drawn("base" + day + copy, day, 1, new SplittableRandom(seed + day));
                more.add(run);
                if (copy == 0) {
                    once.add(run);
                }
            }
        }
        SplittableRandom random = new SplittableRandom(seed + 77);
        Evidence evidence = Evidence.of(drawn("candidate", 9, 2, random));
        List<Run> again = List.of(drawn("again1", 9, 2, random), drawn("again2", 9, 2, random));

        Cell one = cell(Worded.judge(evidence.against(once).confirmedByCandidates(again)), "browse p95");
        Cell other = cell(Worded.judge(evidence.against(more).confirmedByCandidates(again)), "browse p95");

        assertThat(other.confirmation().p()).isCloseTo(one.confirmation().p(), within(1e-9));
    }

    private static List<Run> nights(long... browseMs) {
        return runs(browseMs.length, i -> constant("base" + i, browseMs[i]).madeAt(date(i)));
    }

    private static Verdict threeRuns(List<Run> baselines, long... browseMs) {
        return Worded.judge(Evidence.of(constant("candidate", browseMs[0]).build())
                .against(baselines)
                .confirmedByCandidates(runs(2, i -> constant("again" + i, browseMs[i + 1]))));
    }

    @Test
    void aNightAsFarOffAsNightsAreIsNotRed() {
        assertThat(threeRuns(nights(20, 24, 29), 40, 40, 40).judgement()).isNotEqualTo(Judgement.FAIL);
        assertThat(threeRuns(nights(23, 24, 25), 40, 40, 40).judgement()).isEqualTo(Judgement.FAIL);
    }

    @Test
    void oneSlowRunOfThreeDoesNotConfirmItself() {
        assertThat(cell(threeRuns(nights(20, 20, 20), 46, 20, 20), "browse p95").state())
                .isNotEqualTo(State.REGRESSED);
        assertThat(cell(threeRuns(nights(20, 20, 20), 46, 46, 46), "browse p95").state())
                .isEqualTo(State.REGRESSED);
    }

    @Test
    void threeNightsThatHappenedToAgreeAreNotTakenAtTheirWord() {
        assertThat(threeRuns(nights(20, 20, 20), 25, 25, 25).judgement()).isNotEqualTo(Judgement.FAIL);
    }
}
