package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.CatalogueRun.Figure;
import dev.onsale.judge.CatalogueRun.Key;
import dev.onsale.record.Growth;
import dev.onsale.record.Observed;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.Runs;
import dev.onsale.record.SweepSummary.SweptRun;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.StepEvidence;
import dev.onsale.record.machine.InjectorHealth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueRunTest {

    @Test
    void hasTheGatedPercentilesAndTheQueriesThatWereTold() {
        Run run = Runs.named("a")
                .ticketTypes(20)
                .step("browse", 1000, i -> i % 100)
                .step("pay", 30, i -> 0)
                .build();
        List<StepEvidence> evidence =
                List.of(new StepEvidence("browse", told(400, 8_800)), new StepEvidence("pay", told(0, 0)));

        CatalogueRun read = CatalogueRun.of(
                judged(new Run(
                        run.summary().with(new Observed(evidence, null, null, null)), run.latency(), run.felt())),
                "why");

        assertThat(read.run()).isEqualTo(new SweptRun(20, "a", Judgement.PASS, "why"));
        assertThat(read.comparable()).isTrue();
        assertThat(read.figures())
                .containsOnlyKeys(
                        new Key("browse", "p50", "ms"),
                        new Key("browse", "p95", "ms"),
                        new Key("browse", Growth.QUERIES, Growth.QUERIES),
                        new Key("pay", "p50", "ms"),
                        new Key("pay", "p95", "ms"))
                .containsEntry(new Key("browse", "p50", "ms"), new Figure(49.5, 1000, 20))
                .containsEntry(new Key("browse", "p95", "ms"), new Figure(94.5, 1000, 200))
                .containsEntry(new Key("browse", Growth.QUERIES, Growth.QUERIES), new Figure(22, 400, 20))
                .as("what lies within the clock's first tick is one tick")
                .containsEntry(new Key("pay", "p50", "ms"), new Figure(1, 30, 20));
    }

    @Test
    void oneThatBrokeOffIsNotComparable() {
        Run run = Runs.named("a")
                .step("browse", 1000, i -> 20)
                .aborted(AbortCause.TARGET_FAILED, "errors above 50 % for 10 s")
                .build();

        CatalogueRun read = CatalogueRun.of(judged(run), "why");

        assertThat(read.comparable()).isFalse();
        assertThat(read.run().judgement()).isEqualTo(Judgement.FAIL);
    }

    @Test
    void anInvalidRunIsComparedWithNothing() {
        Run late = Runs.named("a")
                .step("browse", 1000, i -> 20)
                .injector(new InjectorHealth(
                        Map.of(99.0, 3.0), Map.of(99.0, 4.0), 0.3, 2, 20, Map.of("too many open files", 7L)))
                .build();

        CatalogueRun read = CatalogueRun.of(judged(late), "faults of the injector");

        assertThat(read.run().judgement()).isEqualTo(Judgement.INVALID);
        assertThat(read.comparable()).isFalse();
    }

    private static Run judged(Run run) {
        return run.judged(Worded.judge(Evidence.of(run)));
    }

    private static EvidenceTotals told(long responses, long queries) {
        return new EvidenceTotals(0, 0, 0, Map.of(), 0, 0, responses, responses, queries, 0, 0, 0, 0, 0, 0, -1, -1, 0);
    }
}
