package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.InjectorHealth;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.RunSummary.Totals;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.ValidityCheck;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityTest {

    private static Runs healthy() {
        return Runs.named("run").step("browse", 1000, i -> 20);
    }

    private static Verdict judged(Runs run) {
        return Judge.judge(Evidence.of(run.build()));
    }

    private static List<String> unmet(Verdict verdict) {
        return verdict.validity().stream()
                .filter(check -> !check.met())
                .map(ValidityCheck::name)
                .toList();
    }

    private static InjectorHealth health(double startLagMs, double eventLoopMs, double cpuShare, long tooManyFiles) {
        return new InjectorHealth(
                Map.of(99.0, startLagMs),
                Map.of(99.0, eventLoopMs),
                cpuShare,
                2,
                0,
                Map.of("too many open files", tooManyFiles));
    }

    @Test
    void aHealthyRunIsValid() {
        Verdict verdict = judged(healthy());
        assertThat(unmet(verdict)).isEmpty();
        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
    }

    @Test
    void aRunWithoutResponsesIsInvalid() {
        Verdict verdict = judged(Runs.named("run"));
        assertThat(verdict.judgement()).isEqualTo(Judgement.INVALID);
        assertThat(unmet(verdict)).containsExactly("responses");
    }

    @ParameterizedTest
    @CsvSource({"1000,true", "990,true", "1010,true", "989,false", "1011,false"})
    void visitorsStartWithinOnePercentOfThoseDue(long started, boolean valid) {
        Totals totals = new Totals(1000, 1000, started, Map.of(), Map.of(), 0);
        assertThat(unmet(judged(healthy().totals(totals))).isEmpty()).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"100,95,true", "100,94,false", "100,106,false", "19,18,true", "19,17,false", "1,0,true"})
    void everyPhaseGetsItsVisitors(long due, long started, boolean valid) {
        Totals totals = new Totals(1000, 1000, 1000, Map.of("doors", due), Map.of("doors", started), 0);
        assertThat(unmet(judged(healthy().totals(totals))).isEmpty()).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"20,20,true", "21,20,false", "29,600,true", "31,600,false"})
    void startLagMayGrowWithTheFastestMedian(double lagMs, long stepMs, boolean valid) {
        Verdict verdict =
                judged(Runs.named("run").step("browse", 1000, i -> stepMs).injector(health(lagMs, 1, 0.3, 0)));
        assertThat(unmet(verdict)).isEqualTo(valid ? List.of() : List.of("start lag p99"));
    }

    @ParameterizedTest
    @CsvSource({"51,0.79,true", "51,0.8,false", "50,0.95,true"})
    void lateEventLoopsCountWhileTheInjectorsCpuIsShort(double lagMs, double cpuShare, boolean valid) {
        Verdict verdict = judged(healthy().injector(health(3, lagMs, cpuShare, 0)));
        assertThat(unmet(verdict)).isEqualTo(valid ? List.of() : List.of("event-loop lag p99"));
    }

    @Test
    void theInjectorsOwnFaultsMakeARunInvalid() {
        Verdict verdict = judged(healthy().injector(health(3, 3, 0.2, 7)));
        assertThat(verdict.judgement()).isEqualTo(Judgement.INVALID);
        assertThat(verdict.reasons().get(0)).contains("too many open files (7)");
        assertThat(verdict.settle()).anyMatch(sentence -> sentence.contains("ulimit -n"));
    }

    @ParameterizedTest
    @CsvSource({"USER,INVALID", "INJECTOR,INVALID", "TARGET_UNREACHABLE,INVALID", "TARGET_FAILED,FAIL"})
    void whoStoppedTheRunDecides(AbortCause cause, Judgement expected) {
        Verdict verdict = judged(healthy().aborted(cause, "because"));
        assertThat(verdict.judgement()).isEqualTo(expected);
        assertThat(verdict.reasons().get(0)).contains("because");
    }

    @Test
    void aClockThatWentBackwardsMakesARunInvalid() {
        Run run = Runs.named("run")
                .intervals("browse", List.of(Runs.second(3, 20, 10, 0), Runs.second(2, 20, 10, 0)))
                .build();
        assertThat(unmet(Judge.judge(Evidence.of(run)))).containsExactly("clock");
    }
}
