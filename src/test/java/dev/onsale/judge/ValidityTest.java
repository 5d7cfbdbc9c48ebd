package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.PerSecond;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.Runs;
import dev.onsale.record.Starts;
import dev.onsale.record.Totals;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.record.machine.InjectorHealth;
import dev.onsale.record.machine.InjectorHealth.ClockStep;
import java.util.Collections;
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
        return Worded.judge(Evidence.of(run.build()));
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
        Totals totals =
                new Totals(new Totals.Visitors(1000, 1000, started, Map.of(), Map.of()), 0, null, null, null, null);
        assertThat(unmet(judged(healthy().totals(totals))).isEmpty()).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"100,95,true", "100,94,false", "100,106,false", "19,18,true", "19,17,false", "1,0,true"})
    void everyPhaseGetsItsVisitors(long due, long started, boolean valid) {
        Totals totals = new Totals(
                new Totals.Visitors(1000, 1000, 1000, Map.of("doors", due), Map.of("doors", started)),
                0,
                null,
                null,
                null,
                null);
        assertThat(unmet(judged(healthy().totals(totals))).isEmpty()).isEqualTo(valid);
    }

    private static Verdict second(long due, long started) {
        PerSecond planned = new PerSecond(List.of(500L, due, 500 - due));
        PerSecond seen = new PerSecond(List.of(500L, started, 500 - started));
        return judged(healthy().totals(totals(new Starts(planned, seen))));
    }

    private static Totals totals(Starts starts) {
        return new Totals(new Totals.Visitors(1000, 1000, 1000, Map.of(), Map.of()), 0, null, null, null, starts);
    }

    @ParameterizedTest
    @CsvSource({
        "100,105,true",
        "100,95,true",
        "100,94,false",
        "100,106,false",
        "20,23,true",
        "20,17,true",
        "20,24,false",
        "20,16,false",
        "0,3,true",
        "0,4,false"
    })
    void everySecondGetsItsVisitors(long due, long started, boolean valid) {
        assertThat(unmet(second(due, started))).isEqualTo(valid ? List.of() : List.of("visitors started each second"));
    }

    @Test
    void theWorstSecondIsNamed() {
        assertThat(second(20, 40).reasons().get(0))
                .isEqualTo("invalid: visitors started each second not as due in 1 of 3, worst at 1 s: 40 of 20, limit:"
                        + " within 5 % of those due, or three");
    }

    @Test
    void anInjectorAtItsLimitIsNamedBeforeWhatFollowsFromIt() {
        Starts behind = new Starts(
                new PerSecond(List.of(1_000L, 3_400L, 3_400L, 3_400L, 3_400L)),
                new PerSecond(List.of(1_000L, 2_900L, 2_900L, 2_900L, 1_000L)));
        Verdict verdict =
                judged(healthy().totals(totals(behind)).aborted(AbortCause.INJECTOR, "ran short: too many open files"));
        ValidityCheck first = verdict.validity().stream()
                .filter(check -> !check.met())
                .findFirst()
                .orElseThrow();

        assertThat(first.observed())
                .startsWith("this injector held 2,425/s of 3,400/s due; then ran short: too many open files");
        assertThat(first.hint()).isEqualTo("give it more cores, or lower the arrival rates");
        assertThat(judged(healthy().aborted(AbortCause.INJECTOR, "ran short: too many open files"))
                        .reasons()
                        .get(0))
                .contains("stopped by a fault of the injector: ran short");
    }

    @Test
    void aFewWhoStartSomeMsLateMayDoSoInTheNextSecond() {
        Starts late = new Starts(new PerSecond(List.of(500L, 500L)), new PerSecond(List.of(480L, 500L, 20L)));
        assertThat(unmet(judged(healthy().totals(totals(late))))).isEmpty();
        Starts tooMany = new Starts(new PerSecond(List.of(500L, 500L)), new PerSecond(List.of(480L, 490L, 30L)));
        assertThat(unmet(judged(healthy().totals(totals(tooMany))))).containsExactly("visitors started each second");
    }

    @Test
    void visitorsWhoStartAfterTheLastSecondAreMissedThere() {
        Starts late = new Starts(new PerSecond(List.of(500L, 500L)), new PerSecond(List.of(500L, 490L, 0L, 10L)));
        assertThat(unmet(judged(healthy().totals(totals(late))))).containsExactly("visitors started each second");
    }

    @Test
    void theSecondInWhichARunWasStoppedIsNotAWholeOne() {
        Starts cut =
                new Starts(new PerSecond(Collections.nCopies(21, 50L)), new PerSecond(Collections.nCopies(20, 50L)));
        Totals totals = new Totals(new Totals.Visitors(2000, 1000, 1000, Map.of(), Map.of()), 0, null, null, null, cut);
        Verdict verdict = judged(healthy().totals(totals).aborted(AbortCause.TARGET_FAILED, "because"));
        assertThat(unmet(verdict)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"300,4,0.3", "3,300,0.95", "30000,30000,1"})
    void noNumberOfTheInjectorsOwnLagVoidsARun(double startLagMs, double eventLoopMs, double cpuShare) {
        assertThat(unmet(judged(healthy().injector(health(startLagMs, eventLoopMs, cpuShare, 0)))))
                .isEmpty();
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

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {"4000:forward by 4 s", "-700:back by 700 ms"})
    void aClockThatWasSetIsNamedFirst(long byMs, String words) {
        Totals totals = new Totals(new Totals.Visitors(1000, 1000, 900, Map.of(), Map.of()), 0, null, null, null, null);
        Verdict verdict =
                judged(healthy().totals(totals).injector(health(3, 4, 0.3, 0).with(new ClockStep(byMs, 4_000))));
        assertThat(unmet(verdict)).containsExactly("clock", "visitors started");
        assertThat(verdict.reasons().get(0)).contains("clock was set " + words);
    }

    @Test
    void aClockThatWentBackwardsMakesARunInvalid() {
        Run run = Runs.named("run")
                .intervals("browse", List.of(Runs.second(3, 20, 10, 0), Runs.second(2, 20, 10, 0)))
                .build();
        assertThat(unmet(Worded.judge(Evidence.of(run)))).containsExactly("clock");
    }
}
