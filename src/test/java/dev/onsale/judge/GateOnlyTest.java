package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.cell;
import static dev.onsale.judge.ComparisonTest.in;
import static dev.onsale.judge.ComparisonTest.pairs;
import static dev.onsale.judge.ComparisonTest.runs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.plan.CellName;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A plan that gates some cells alone. */
class GateOnlyTest {

    private static final List<Long> BASELINE_BROWSE_MS = List.of(20L, 21L, 22L);

    private static Runs run(String id, long browseMs, String... only) {
        return Runs.named(id)
                .step("browse", 1000, i -> browseMs)
                .step("pay", 1000, i -> 100)
                .gate(GateSettings.DEFAULT.gatingOnly(List.of(only)));
    }

    private static List<Run> baselines() {
        return runs(3, i -> run("base" + i, BASELINE_BROWSE_MS.get(i)));
    }

    private static Verdict judged(Runs candidate) {
        return Worded.judge(Evidence.of(candidate.build()).against(baselines()));
    }

    @Test
    void whatIsNotListedIsShownAndDecidesNothing() {
        Verdict verdict = judged(run("candidate", 60, "pay p95"));

        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
        Cell browse = cell(verdict, "browse p95");
        assertThat(browse.state()).isEqualTo(State.NOT_GATED);
        assertThat(browse.reason()).isEqualTo("not listed under gate.only");
        assertThat(browse.candidate()).isCloseTo(60, within(0.5));
        assertThat(browse.p()).isNull();
        assertThat(verdict.cells().stream().filter(Cell::gated).map(Cell::name)).containsExactly("pay p95");
        assertThat(verdict.reasons())
                .anyMatch(reason -> reason.matches("gate.only names what is gated: \\d+ other cells are shown.*"));
    }

    @Test
    void whatIsListedDecidesAlone() {
        IntFunction<Runs> slow = i -> run("slow" + i, 60, "browse p95");
        Evidence evidence = Evidence.of(slow.apply(9).build()).against(baselines());
        assertThat(Judge.flagged(Worded.judge(evidence))).extracting(Cell::name).containsExactly("browse p95");

        Verdict verdict = Worded.judge(evidence.confirmedBy(pairs(i -> run("b" + i, 20), slow)));

        assertThat(in(verdict, State.REGRESSED)).containsExactly("browse p95");
        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
    }

    @Test
    void theFamilyIsTheListAndLessIsSeen() {
        Cell among = cell(judged(run("candidate", 22)), "browse p95");
        Cell alone = cell(judged(run("candidate", 22, "browse p95")), "browse p95");

        assertThat(alone.p()).as("the same test").isEqualTo(among.p());
        assertThat(alone.change()).isEqualTo(among.change());
        assertThat(alone.changeLow())
                .as("the same spread, of listed and others")
                .isEqualTo(among.changeLow());
        assertThat(alone.pAdjusted()).isEqualTo(alone.p());
        assertThat(among.pAdjusted()).isGreaterThan(alone.pAdjusted());
        assertThat(alone.smallestDetectable()).isLessThan(among.smallestDetectable());
    }

    @Test
    void pairsAreTestedWithTheSpreadOfAllCellsToo() {
        SplittableRandom random = new SplittableRandom(3);
        List<Run> baselines = runs(3, i -> noisy("base" + i, 1, random));
        List<Pair> pairs = pairs(i -> noisy("b" + i, 1, random), i -> noisy("c" + i, 3, random));
        Run candidate = noisy("candidate", 3, random).build();

        Cell among = cell(judged(candidate, GateSettings.DEFAULT, baselines, pairs), "browse p95");
        Cell alone = cell(
                judged(candidate, GateSettings.DEFAULT.gatingOnly(List.of("browse p95")), baselines, pairs),
                "browse p95");

        assertThat(alone.state()).isEqualTo(State.REGRESSED);
        assertThat(alone.confirmation().p()).isEqualTo(among.confirmation().p());
        assertThat(alone.changeLow()).isEqualTo(among.changeLow());
    }

    private static Runs noisy(String id, double factor, SplittableRandom random) {
        double browse = 20 * factor * Math.exp(0.1 * random.nextGaussian());
        double pay = 100 * Math.exp(0.1 * random.nextGaussian());
        return Runs.named(id).step("browse", 1000, i -> Math.round(browse)).step("pay", 1000, i -> Math.round(pay));
    }

    private static Verdict judged(Run candidate, GateSettings gate, List<Run> baselines, List<Pair> pairs) {
        Runs like = Runs.named(candidate.id()).gate(gate);
        candidate.latency().forEach(step -> like.intervals(step.step(), step.intervals()));
        return Worded.judge(Evidence.of(like.build()).against(baselines).confirmedBy(pairs));
    }

    @Test
    void aListedCellThatTheRunDoesNotHaveIsNamedAndLeavesTheVerdictOpen() {
        Verdict verdict = judged(run("candidate", 20, "pay p95", "chekout p95"));

        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(verdict.reasons())
                .contains("inconclusive: chekout p95 listed under gate.only, but the run has no such cell");
        assertThat(verdict.settle()).anyMatch(settle -> settle.contains("chekout p95"));

        Verdict nothingCompared =
                Worded.judge(Evidence.of(run("candidate", 20, "chekout p95").build()));
        assertThat(nothingCompared.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(cell(nothingCompared, "chekout p95").state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(Worded.judge(Evidence.of(run("candidate", 20, "pay p95").build()))
                        .judgement())
                .isEqualTo(Judgement.PASS);
    }

    @Test
    void aListedCellThatCannotBeGatedLeavesTheVerdictOpen() {
        IntFunction<Runs> few = i -> Runs.named("r" + i)
                .step("pay", 100, n -> 100)
                .gate(GateSettings.DEFAULT.gatingOnly(List.of("pay p50", "pay p95")));
        Verdict verdict = Worded.judge(Evidence.of(few.apply(9).build()).against(runs(3, few)));

        assertThat(cell(verdict, "pay p50").state()).isEqualTo(State.STEADY);
        assertThat(cell(verdict, "pay p95").state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(cell(verdict, "pay p95").reason())
                .isEqualTo("listed under gate.only, but cannot be gated: 100 of 200 samples needed");
    }

    @Test
    void aStepThatVanishesIsNamedThoughItIsNotListed() {
        Verdict verdict = judged(Runs.named("candidate")
                .step("pay", 1000, i -> 100)
                .gate(GateSettings.DEFAULT.gatingOnly(List.of("pay p95"))));

        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
        assertThat(verdict.reasons()).anyMatch(reason -> reason.startsWith("browse vanished"));
        Verdict listed = judged(Runs.named("candidate")
                .step("pay", 1000, i -> 100)
                .gate(GateSettings.DEFAULT.gatingOnly(List.of("pay p95", "browse p95"))));
        assertThat(listed.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(listed.reasons().get(0)).startsWith("regressed: browse vanished: 1,000 samples");
    }

    @Test
    void aListedOutcomeThatNobodyHadIsSteady() {
        IntFunction<Runs> all = i -> run("r" + i, 20, "fan error").journeys("fan", Map.of(Outcome.BOUGHT, 500L));
        Verdict verdict = Worded.judge(Evidence.of(all.apply(9).build()).against(runs(3, all)));

        assertThat(cell(verdict, "fan error").state()).isEqualTo(State.STEADY);
        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
    }

    @Test
    void everyCellOfAVerdictCanBeListedByTheNameItIsPrintedWith() {
        Verdict verdict = judged(run("candidate", 20).journeys("fan", Map.of(Outcome.BOUGHT, 500L, Outcome.ERROR, 1L)));

        assertThat(verdict.cells()).hasSizeGreaterThan(9).allSatisfy(cell -> {
            CellName name = CellName.parse(cell.name()).orElseThrow();
            assertThat(name).isEqualTo(new CellName(cell.step(), cell.metric()));
            assertThat(Metric.named(name.metric())).map(Metric::label).contains(cell.metric());
        });
        assertThat(Metric.named("p99.9")).contains(new Metric.Quantile(99.9));
        assertThat(Metric.named("recovery time")).contains(new Metric.Recovered());
        assertThat(Metric.named("time to sell out")).contains(new Metric.SoldOut());
    }
}
