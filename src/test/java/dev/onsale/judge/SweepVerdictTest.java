package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.judge.CatalogueRun.Figure;
import dev.onsale.judge.CatalogueRun.Key;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Sweep;
import dev.onsale.record.Growth;
import dev.onsale.record.Growth.State;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.SweepConditions;
import dev.onsale.record.SweepFindings;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.SweepSummary.SweptRun;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.report.SweepWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepVerdictTest {
    private static final GateSettings GATE =
            new GateSettings(0.05, Duration.ofMillis(2), 1.0, 3, 3, List.of(50.0, 95.0));
    private static final Sweep TWICE = new Sweep(List.of(2, 20, 100), 2, 1);

    private final List<CatalogueRun> runs = new ArrayList<>();

    /** A run of a catalogue of this size. */
    private void run(int size, Object... stepMetricValue) {
        run(size, Judgement.PASS, null, stepMetricValue);
    }

    private void run(int size, Judgement judgement, AbortCause abort, Object... stepMetricValue) {
        Map<Key, Figure> figures = new LinkedHashMap<>();
        for (int i = 0; i < stepMetricValue.length; i += 3) {
            String metric = (String) stepMetricValue[i + 1];
            String unit = metric.equals(Growth.QUERIES) ? metric : "ms";
            figures.put(
                    new Key((String) stepMetricValue[i], metric, unit),
                    new Figure(((Number) stepMetricValue[i + 2]).doubleValue(), 300, 200));
        }
        runs.add(new CatalogueRun(
                new SweptRun(size, "run-" + runs.size(), judgement, "hold p95 over 1 s"), abort, figures));
    }

    private SweepSummary verdict(Sweep sweep) {
        return worded(sweep, SweepVerdict.of(runs, sweep, GATE, ""));
    }

    /** With the words in which it is stored, so that a test may read what people would. */
    private SweepSummary worded(Sweep sweep, SweepVerdict verdict) {
        return SweepWords.worded(new SweepSummary(
                SweepSummary.FORMAT,
                "sweep",
                new SweepConditions("catalogue", 0, "http://127.0.0.1:8080", Map.of(), sweep),
                runs.stream().map(CatalogueRun::run).toList(),
                SweepFindings.of(verdict.judgement(), verdict.growth(), verdict.because(), verdict.remedies())));
    }

    private static State state(SweepSummary verdict, String step, String metric) {
        return growth(verdict, step, metric).state();
    }

    private static Growth growth(SweepSummary verdict, String step, String metric) {
        return verdict.found().growth().stream()
                .filter(one -> one.step().equals(step) && one.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aQueryForEachTicketTypeIsNamedWithItsFigures() {
        for (int size : TWICE.order(1)) {
            double jitter = runs.size() * 0.1;
            run(
                    size,
                    "browse",
                    "p95",
                    3.5 + 0.57 * size + jitter,
                    "browse",
                    "queries",
                    2.0 + size,
                    "hold",
                    "p95",
                    9 + jitter);
        }

        SweepSummary verdict = verdict(TWICE);

        assertThat(verdict.found().judgement()).isEqualTo(Judgement.FAIL);
        assertThat(verdict.found().reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason)
                        .startsWith("browse asks 1 more queries for each ticket type (4 → 22 → 102 queries a request);"
                                + " its p95 grows from 4.")
                        .contains(" ms to 6"));
        assertThat(growth(verdict, "browse", "queries").line().slope()).isEqualTo(1, within(1e-9));
        assertThat(growth(verdict, "browse", "p95").line().slopeLow()).isBetween(0.5, 0.57);
        assertThat(state(verdict, "hold", "p95")).isEqualTo(State.STEADY);
    }

    @Test
    void latencyAloneGrowsToo() {
        for (int size : TWICE.order(1)) {
            run(size, "hold", "p50", 4 + 0.2 * size + runs.size() * 0.1);
        }

        assertThat(verdict(TWICE).found().reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason)
                        .startsWith("hold p50 grows from 4.")
                        .endsWith(" ms between 2 and 100 ticket types"));
    }

    @Test
    void aStepThatAsksMoreComesBeforeThoseThatOnlyWait() {
        for (int size : TWICE.order(1)) {
            run(size, "queue", "p95", 5.0 + size, "browse", "queries", 2.0 + size);
        }

        assertThat(verdict(TWICE).found().reasons()).hasSize(2);
        assertThat(verdict(TWICE).found().reasons().get(0)).startsWith("browse asks");
        assertThat(verdict(TWICE).found().reasons().get(1)).startsWith("queue p95 grows");
    }

    @Test
    void lessThanADoublingIsSteadyHoweverClear() {
        for (int size : TWICE.order(1)) {
            run(size, "browse", "p50", 10 + 0.08 * size + runs.size() * 0.01);
        }

        assertThat(verdict(TWICE).found().judgement()).isEqualTo(Judgement.PASS);
        assertThat(verdict(TWICE).found().reasons())
                .containsExactly("no latency grows with the catalogue, from 2 to 100 ticket types");
    }

    @Test
    void aPlansOwnLimitTakesThePlaceOfTheDoubling() {
        Sweep strict = new Sweep(List.of(2, 20, 100), 2, 0.5);
        for (int size : strict.order(1)) {
            run(size, "browse", "p50", 10 + 0.08 * size + runs.size() * 0.01);
        }

        assertThat(state(verdict(strict), "browse", "p50")).isEqualTo(State.GROWS);
    }

    @Test
    void aDoublingBelowTheSmallestShiftCountsForNothing() {
        for (int size : TWICE.order(1)) {
            run(size, "browse", "p50", 1 + 0.015 * size + runs.size() * 0.001);
        }

        assertThat(growth(verdict(TWICE), "browse", "p50").to()).isGreaterThan(2);
        assertThat(state(verdict(TWICE), "browse", "p50")).isEqualTo(State.STEADY);
    }

    @Test
    void aGrowthThatThreeRunsCannotProveStaysOpenAndSaysWhatWouldSettleIt() {
        Sweep once = new Sweep(List.of(2, 20, 100), 1, 1);
        run(2, "browse", "p95", 5.0);
        run(20, "browse", "p95", 5.0);
        run(100, "browse", "p95", 11.0);

        SweepSummary verdict = verdict(once);

        assertThat(verdict.found().judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(verdict.found().reasons())
                .containsExactly("browse p95: the runs differ too much to say that it grows");
        assertThat(verdict.found().settle())
                .singleElement()
                .satisfies(hint -> assertThat(hint).contains("sweep.repeats: 2"));
    }

    @Test
    void whatCannotBeRuledOutIsOpen() {
        Sweep once = new Sweep(List.of(2, 20, 100), 1, 1);
        run(2, "browse", "p95", 5.0);
        run(20, "browse", "p95", 9.0);
        run(100, "browse", "p95", 6.0);

        assertThat(verdict(once).found().judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(verdict(once).found().reasons())
                .singleElement()
                .satisfies(
                        reason -> assertThat(reason).startsWith("browse p95: the runs differ too much to rule out "));
    }

    @Test
    void twoRunsTellOfQueriesButNotOfTimes() {
        Sweep pair = new Sweep(List.of(2, 100), 1, 1);
        run(2, "browse", "p50", 3.0, "browse", "queries", 3.0);
        run(100, "browse", "p50", 60.0, "browse", "queries", 101.0);

        assertThat(state(verdict(pair), "browse", "queries")).isEqualTo(State.GROWS);
        assertThat(growth(verdict(pair), "browse", "p50").reason()).isEqualTo("two runs give no interval");
        assertThat(verdict(pair).found().judgement()).isEqualTo(Judgement.FAIL);
    }

    @Test
    void aFewQueriesMoreAreNoGrowth() {
        for (int size : TWICE.order(1)) {
            run(size, "browse", "queries", 4 + 0.04 * size + runs.size() * 0.001);
        }

        assertThat(verdict(TWICE).found().judgement()).isEqualTo(Judgement.PASS);
        assertThat(verdict(TWICE).found().reasons().get(0)).startsWith("no latency and no number of queries grows");
    }

    @Test
    void queriesThatOnlySeemToGrowAreOpen() {
        run(2, "browse", "queries", 4, "hold", "queries", 4);
        run(20, "browse", "queries", 20, "hold", "queries", 9);
        run(100, "browse", "queries", 16, "hold", "queries", 6);

        assertThat(growth(verdict(TWICE), "browse", "queries").reason())
                .isEqualTo("the runs differ too much to say that it grows");
        assertThat(growth(verdict(TWICE), "hold", "queries").reason())
                .isEqualTo("the runs differ too much to rule growth out");
    }

    @Test
    void aStepTooRareByPlanIsNotJudgedAndOneThatBecameRareIsOpen() {
        Key rare = new Key("pay", "p95", "ms");
        Key gone = new Key("hold", "p95", "ms");
        for (int size : TWICE.order(1)) {
            run(size, "browse", "p50", 3.0 + runs.size() * 0.01);
            Map<Key, Figure> figures =
                    new LinkedHashMap<>(runs.get(runs.size() - 1).figures());
            figures.put(rare, new Figure(9, 12, 200));
            figures.put(gone, new Figure(9, size == 100 ? 12 : 300, 200));
            runs.set(runs.size() - 1, new CatalogueRun(runs.get(runs.size() - 1).run(), null, figures));
        }

        SweepSummary verdict = verdict(TWICE);

        assertThat(state(verdict, "pay", "p95")).isEqualTo(State.NOT_JUDGED);
        assertThat(growth(verdict, "hold", "p95").reason()).isEqualTo("12 of 200 responses needed at 100 ticket types");
        assertThat(verdict.found().judgement()).isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void nothingJudgedIsNoPass() {
        run(2);
        run(20);
        run(100);

        assertThat(verdict(TWICE).found().judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(verdict(TWICE).found().settle().get(0)).startsWith("Lengthen the plan");
    }

    @Test
    void aRunThatBrokeItsBudgetFailsTheSweepAndStillCountsAsAPoint() {
        for (int size : TWICE.order(1)) {
            run(size, size == 100 ? Judgement.FAIL : Judgement.PASS, null, "hold", "p95", 9 + runs.size() * 0.1);
        }

        assertThat(verdict(TWICE).found().judgement()).isEqualTo(Judgement.FAIL);
        assertThat(verdict(TWICE).found().reasons())
                .containsExactly("at 100 ticket types: hold p95 over 1 s", "at 100 ticket types: hold p95 over 1 s");
        assertThat(growth(verdict(TWICE), "hold", "p95").values().get(100)).hasSize(2);
    }

    @Test
    void aTargetThatBrokeDownFailsItAndIsNoPoint() {
        run(2, "hold", "p95", 9.0);
        run(20, "hold", "p95", 9.1);
        run(100, Judgement.FAIL, AbortCause.TARGET_FAILED, "hold", "p95", 900);

        assertThat(verdict(TWICE).found().judgement()).isEqualTo(Judgement.FAIL);
        assertThat(growth(verdict(TWICE), "hold", "p95").values()).containsOnlyKeys(2, 20);
    }

    @Test
    void anInvalidRunAndAnEarlyEndMakeItInvalid() {
        run(2, "hold", "p95", 9.0);
        run(100, Judgement.INVALID, null, "hold", "p95", 90.0);

        assertThat(verdict(TWICE).found().judgement()).isEqualTo(Judgement.INVALID);
        assertThat(verdict(TWICE).found().reasons())
                .containsExactly("the run at 100 ticket types is invalid: hold p95 over 1 s");
        runs.remove(1);
        assertThat(worded(TWICE, SweepVerdict.of(runs, TWICE, GATE, "stopped by the user"))
                        .found()
                        .reasons())
                .containsExactly("stopped after 1 of 6 runs: stopped by the user");
    }
}
