package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.BudgetCheck;
import dev.onsale.record.BudgetReason;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import dev.onsale.record.machine.InjectorHealth;
import dev.onsale.report.document.Style;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A limit that was passed by no more than the injector may have added is neither kept nor broken, in every report. */
class NotProvenTest {

    private static final BudgetCheck LIMIT = BudgetCheck.of(
                    "hold p95",
                    930.0,
                    800.0,
                    "ms",
                    List.of(BudgetReason.of(BudgetReason.Kind.FIRST_AND_WORST)
                            .in(
                                    new BudgetReason.Window(7000, 8000, 1200, 80, 0),
                                    new BudgetReason.Window(9000, 10_000, 1400, 70, 0))))
            .doubted(BudgetReason.of(BudgetReason.Kind.INJECTOR_MAY_HAVE_ADDED, BudgetReason.Figure.ADDED_MS, 140));

    private static Run run() {
        return Runs.seeded(1)
                .judged(new Verdict(
                        Verdict.Judgement.INCONCLUSIVE,
                        List.of(
                                "inconclusive: beyond its limit, but the injector may have added 140 ms: hold p95 930 ms"),
                        List.of(),
                        List.of(),
                        List.of(
                                LIMIT,
                                new BudgetCheck(
                                        "hold p50", true, 20.0, 80.0, "ms", "", null, null, null, null, null, null)),
                        new Verdict.Comparison(
                                List.of(),
                                List.of(),
                                Verdict.ConfirmationMode.NOT_COMPARED,
                                0,
                                null,
                                null,
                                null,
                                null,
                                null),
                        List.of(),
                        null,
                        null,
                        null))
                .run();
    }

    @Test
    void theTerminalSaysSoAndWhy() {
        assertThat(TextReport.render(run(), List.of(), Style.PLAIN, "index.html"))
                .contains("hold p95  not proven  930 ms")
                .contains("hold p95: the injector may have added 140 ms; first over at 7 s (1.2 s of 80), worst")
                .doesNotContain("EXCEEDED", "NOT MET");
    }

    @Test
    void markdownSaysSoAndWhy() {
        assertThat(MarkdownReport.render(run(), "index.html"))
                .contains("| hold p95 | not proven | 930 ms | 800 ms | the injector may have added 140 ms; first over")
                .doesNotContain("exceeded", "not met");
    }

    @Test
    void thePageSaysSoAndWhy() {
        assertThat(HtmlReport.render(run(), List.of()))
                .contains("<span class=\"chip unsure\">not proven</span>")
                .contains("may have added")
                .doesNotContain("chip bad");
    }

    @Test
    void aTestPageSkipsIt() {
        assertThat(JunitReport.render(run()))
                .contains("<skipped message=\"inconclusive: not proven: 930 ms, allowed 800 ms;"
                        + " the injector may have added 140 ms\"")
                .doesNotContain("<failure");
    }

    @Test
    void whatTheInjectorMayHaveAddedStandsWithItsHealth() {
        InjectorHealth few = new InjectorHealth(
                new TreeMap<>(Map.of(50.0, 0.4, 90.0, 2.9, 100.0, 7.0)), Map.of(99.0, 1.3), 0.34, 2, 41, Map.of());
        assertThat(Facts.injector(few)).startsWith("start lag max 7 ms, event loop p99 1.3 ms, CPU 34 % of 2 cores");
        InjectorHealth.Added added = new InjectorHealth.Added(new TreeMap<>(Map.of(50.0, 0.1, 99.0, 4.0)), true);
        assertThat(Facts.injector(few.with(added)))
                .startsWith("start lag max 7 ms, event loop p99 1.3 ms, may have added p99 4 ms to responses, CPU");
        assertThat(Facts.injector(few.with(new InjectorHealth.Added(Map.of(100.0, 9.0), false))))
                .contains("may have added max 9 ms to responses (waits for a processor not known here), CPU");
        assertThat(Facts.injector(new InjectorHealth(Map.of(), Map.of(), 0, 1, 0, Map.of())))
                .startsWith("start lag p99 –, event loop p99 –");
    }
}
