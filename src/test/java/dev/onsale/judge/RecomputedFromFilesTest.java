package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.judge.PlainFormulas.Value;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.WrittenRuns;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every figure of a stored verdict can be had again from what lies on the disk, by {@link PlainFormulas} alone. */
class RecomputedFromFilesTest {

    private static final int BASELINES = 4;
    private static final int PAIRS = 3;
    private static final double EXACT = 1e-9;

    @TempDir
    private Path folder = Path.of("");

    private final SplittableRandom random = new SplittableRandom(11);
    private final List<Map<String, Value>> before = new ArrayList<>();
    private final List<Map<String, Value>> pairsBefore = new ArrayList<>();
    private final List<Map<String, Value>> pairsNow = new ArrayList<>();
    private Map<String, Value> now = Map.of();
    private List<Cell> times = List.of();
    private List<Cell> cells = List.of();

    private Run run(String id, double browse, int failures) {
        Runs run = Runs.named(id)
                .journeys("fan", Map.of(Outcome.BOUGHT, 380L + random.nextInt(40), Outcome.GAVE_UP, 600L));
        for (String step : List.of("browse", "hold", "pay")) {
            double median = 50 * Math.exp(0.05 * random.nextGaussian()) * (step.equals("browse") ? browse : 1);
            run.step(
                    step,
                    1000,
                    n -> Math.round(median * Math.exp(0.5 * random.nextGaussian())),
                    step.equals("pay") ? failures + random.nextInt(4) : 3);
        }
        return run.build();
    }

    private Run stored(Run run) {
        return RunReader.read(WrittenRuns.write(folder, run));
    }

    @BeforeEach
    void aNightIsJudgedAndItsFilesAreReadBack() {
        BaselineStore store = new BaselineStore(folder.resolve("baselines"));
        for (int i = 0; i < BASELINES; i++) {
            store.add(WrittenRuns.write(folder, run("base" + i, 1, 4)), false);
        }
        Run candidate = stored(run("candidate", 1.6, 60));
        List<Run> baselines = store.comparable(
                        "arena", candidate.summary().conditions().fingerprint())
                .comparable();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            pairs.add(new Pair(stored(run("b" + i, 1, 4)), stored(run("c" + i, 1.6, 60))));
        }
        Verdict verdict = Worded.judge(Evidence.of(candidate).against(baselines).confirmedBy(pairs));
        RunDirectory.at(folder.resolve("candidate"))
                .writeSummary(candidate.judged(verdict).summary());

        store.comparable("arena", candidate.summary().conditions().fingerprint())
                .comparable()
                .forEach(run -> before.add(PlainFormulas.values(run)));
        for (int i = 0; i < PAIRS; i++) {
            pairsBefore.add(PlainFormulas.values(RunReader.read(folder.resolve("b" + i))));
            pairsNow.add(PlainFormulas.values(RunReader.read(folder.resolve("c" + i))));
        }
        Run readBack = RunReader.read(folder.resolve("candidate"));
        now = PlainFormulas.values(readBack);
        cells = readBack.summary().verdict().cells().stream()
                .filter(Cell::gated)
                .filter(cell -> !cell.metric().equals("recovery time"))
                .filter(cell -> !cell.metric().equals("times"))
                .toList();
        times = readBack.summary().verdict().cells().stream()
                .filter(cell -> cell.metric().equals("times"))
                .toList();
        assertThat(cells).extracting(Cell::name).hasSizeGreaterThan(14).contains("pay errors", "fan bought");
    }

    @Test
    void valuesAreThoseOfTheHistogramsAndCounts() {
        assertThat(cells).allSatisfy(cell -> {
            Value value = valueNow(cell);
            double mean = meanBefore(cell);
            assertThat(cell.candidate()).isCloseTo(back(value.compared(), cell), within(1e-6));
            assertThat(cell.baseline()).isCloseTo(back(mean, cell), within(1e-6));
            assertThat(cell.samples()).isEqualTo((long) value.samples());
        });
    }

    @Test
    void theScreensPAndHolmsAdjustmentFollowByThePlainFormulas() {
        Map<String, Double> p = new LinkedHashMap<>();
        cells.stream()
                .filter(cell -> !isDead(cell))
                .forEach(cell -> p.put(cell.name(), screened(cell).p(worse(cell))));
        times.forEach(cell -> p.put(cell.name(), Objects.requireNonNull(cell.p())));
        // Recovery takes the first second in every run: no effect, a p of one half.
        List.of("browse", "hold", "pay").forEach(step -> p.put(step + " recovery time", 0.5));
        Map<String, Double> adjusted = PlainFormulas.holm(p);

        assertThat(cells).allSatisfy(cell -> {
            assertThat(cell.p()).as(cell.name()).isCloseTo(screened(cell).p(worse(cell)), within(EXACT));
            assertThat(cell.pAdjusted())
                    .as(cell.name())
                    .isCloseTo(isDead(cell) ? 1 : adjusted.get(cell.name()), within(EXACT));
            if (cell.confirmation() == null) {
                PlainFormulas.Test test = screened(cell);
                assertInterval(cell, test);
            }
        });
    }

    @Test
    void pairsDifferencesPAndIntervalFollowByThePlainFormulas() {
        List<Cell> confirmed = cells.stream().filter(Cell::flagged).toList();
        assertThat(confirmed).extracting(Cell::metric).contains("p95", "errors");
        Map<String, Double> p = new LinkedHashMap<>();
        confirmed.forEach(cell -> p.put(cell.name(), paired(cell).p(worse(cell))));
        times.stream()
                .filter(Cell::flagged)
                .forEach(cell -> p.put(
                        cell.name(), Objects.requireNonNull(cell.confirmation()).p()));
        Map<String, Double> adjusted = PlainFormulas.holm(p);

        assertThat(confirmed).allSatisfy(cell -> {
            PlainFormulas.Test test = paired(cell);
            assertThat(cell.confirmation().differences())
                    .usingElementComparator((one, other) -> Math.abs(one - other) < EXACT ? 0 : 1)
                    .containsExactlyElementsOf(
                            Arrays.stream(differences(cell)).boxed().toList());
            assertThat(cell.confirmation().mean()).isCloseTo(test.effect(), within(EXACT));
            assertThat(cell.confirmation().p()).isCloseTo(p.get(cell.name()), within(EXACT));
            assertThat(cell.confirmation().pAdjusted()).isCloseTo(adjusted.get(cell.name()), within(EXACT));
            assertThat(cell.state() == State.REGRESSED).isEqualTo(adjusted.get(cell.name()) <= 0.01);
            assertInterval(cell, test);
        });
    }

    /** Of times: where the procedure sees 8 of 10, by the formula of docs/gate.md. */
    @Test
    void theSmallestDetectableRegressionIsSeenEightTimesInTen() {
        int family = (int) cells.stream().filter(cell -> !isDead(cell)).count() + times.size() + 3;
        assertThat(cells).filteredOn(cell -> cell.unit().equals("ms")).allSatisfy(cell -> {
            double effect = Math.log1p(cell.smallestDetectable());
            double spread = Math.sqrt(1.0 / BASELINES + 1);
            double sigma = screened(cell).error() / spread;
            double sigmaPairs = cell.flagged()
                    ? Math.max(sigma * Math.sqrt(2), paired(cell).error() * Math.sqrt(PAIRS))
                    : sigma * Math.sqrt(2);
            double least = Math.max(Math.log(1.05), Math.log1p(2 / cell.baseline()));
            double seen = power(effect, sigma, spread, BASELINES - 1, 0.20 / family, least)
                    * power(effect, sigmaPairs, 1 / Math.sqrt(PAIRS), PAIRS - 1, 0.01, least);
            assertThat(seen).as(cell.name()).isCloseTo(0.8, within(0.005));
        });
    }

    private static double power(double effect, double sigma, double spread, int freedom, double alpha, double least) {
        double critical = TDistribution.of(4 + freedom).inverseSurvivalProbability(alpha);
        int nodes = 2_000;
        double sum = 0;
        for (int i = 0; i < nodes; i++) {
            double chiSquared = ChiSquaredDistribution.of(freedom).inverseCumulativeProbability((i + 0.5) / nodes);
            double deviation = sigma * Math.sqrt((4 + chiSquared) / (4 + freedom));
            double needed = Math.max(critical * deviation * spread, least);
            sum += NormalDistribution.of(0, 1).cumulativeProbability((effect - needed) / (sigma * spread));
        }
        return sum / nodes;
    }

    private void assertInterval(Cell cell, PlainFormulas.Test test) {
        assertThat(cell.change()).as(cell.name()).isCloseTo(change(cell, test.effect()), within(1e-6));
        assertThat(cell.changeLow())
                .as(cell.name())
                .isCloseTo(change(cell, test.effect() - test.halfWidth()), within(1e-6));
        assertThat(cell.changeHigh())
                .as(cell.name())
                .isCloseTo(change(cell, test.effect() + test.halfWidth()), within(1e-6));
    }

    private double change(Cell cell, double effect) {
        double mean = cell.flagged()
                ? PlainFormulas.mean(pairsBefore.stream()
                        .mapToDouble(run -> run.get(cell.name()).compared())
                        .toArray())
                : meanBefore(cell);
        return isShare(cell) ? back(mean + effect, cell) - back(mean, cell) : Math.expm1(effect);
    }

    private double back(double compared, Cell cell) {
        boolean ofCandidate = compared == valueNow(cell).compared();
        double samples = before.stream()
                .mapToDouble(run -> run.get(cell.name()).samples())
                .average()
                .orElseThrow();
        return PlainFormulas.back(
                compared, isShare(cell), ofCandidate ? valueNow(cell).samples() : samples);
    }

    private Value valueNow(Cell cell) {
        return now.get(cell.name());
    }

    private double meanBefore(Cell cell) {
        return PlainFormulas.mean(before.stream()
                .mapToDouble(run -> run.get(cell.name()).compared())
                .toArray());
    }

    private static boolean isShare(Cell cell) {
        return cell.unit().equals("share");
    }

    /** What went wrong never did in the candidate: no test can find it worse, and it pays for none. */
    private static boolean isDead(Cell cell) {
        return isShare(cell) && worse(cell) > 0 && Objects.requireNonNull(cell.candidate()) == 0;
    }

    private static int worse(Cell cell) {
        return cell.metric().equals("bought") ? -1 : 1;
    }

    private PlainFormulas.Test screened(Cell cell) {
        List<Value> values = before.stream().map(run -> run.get(cell.name())).toList();
        double prior = prior(
                cell,
                like -> PlainFormulas.variance(before.stream()
                        .mapToDouble(run -> run.get(like.name()).compared())
                        .toArray()));
        return PlainFormulas.screen(values, valueNow(cell), prior);
    }

    private PlainFormulas.Test paired(Cell cell) {
        double counting = 0;
        for (int i = 0; i < PAIRS; i++) {
            counting += (pairsBefore.get(i).get(cell.name()).counting()
                            + pairsNow.get(i).get(cell.name()).counting())
                    / PAIRS;
        }
        return PlainFormulas.pairs(
                differences(cell), prior(cell, like -> PlainFormulas.variance(differences(like))), counting);
    }

    private double[] differences(Cell cell) {
        double[] differences = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            differences[i] = pairsNow.get(i).get(cell.name()).compared()
                    - pairsBefore.get(i).get(cell.name()).compared();
        }
        return differences;
    }

    /** Over the cells of the metric where there are several, else over those of the scale. */
    private double prior(Cell cell, ToDoubleFunction<Cell> variance) {
        List<Cell> sameMetric = cells.stream()
                .filter(other -> other.metric().equals(cell.metric()))
                .toList();
        List<Cell> pool = sameMetric.size() > 1
                ? sameMetric
                : cells.stream()
                        .filter(other -> isShare(other) == isShare(cell))
                        .toList();
        return pool.stream().mapToDouble(variance).average().orElseThrow();
    }
}
