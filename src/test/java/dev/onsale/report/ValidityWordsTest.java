package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.StopReason;
import dev.onsale.record.ValidityFinding;
import dev.onsale.record.ValidityFinding.Figure;
import dev.onsale.record.ValidityFinding.Kind;
import dev.onsale.record.ValidityFinding.Part;
import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.record.files.RunJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each finding on a condition has one wording, of what was seen, its limit and what helps, here and after it was stored. */
class ValidityWordsTest {
    private static final String NOT_STOPPED = "not stopped by the user, the injector or an unreachable target";
    private static final String START = "start the target, or name the right one with --target";
    private static final String PACE = "only forward, at its own pace";
    private static final String SLEWED = "let the injector's clock be slewed, never stepped, while a run is under way";
    private static final String CORES = "give the injector cores of its own, or lower the arrival rates";
    private static final String NTP = "give injectors cores of their own, and keep their clocks together by NTP";

    private record Wording(ValidityFinding found, String observed, String limit, String hint) {}

    private static final List<Wording> WORDINGS = List.of(
            new Wording(ValidityFinding.of(Kind.RAN_TO_ITS_END), "yes", "not stopped", ""),
            new Wording(
                    ValidityFinding.of(
                            Kind.STOPPED_BY_USER, new Abort(StopReason.of(StopReason.Kind.USER), 12_000, null)),
                    "stopped by the user, at 12 s",
                    NOT_STOPPED,
                    "let the run end"),
            new Wording(
                    stopped(Kind.TARGET_FAILED, "99 % failed for 5 s"),
                    "99 % failed for 5 s, at 12 s",
                    NOT_STOPPED,
                    ""),
            new Wording(
                    stopped(Kind.TARGET_UNREACHABLE, "connection refused"),
                    "the target never answered: connection refused, at 12 s",
                    NOT_STOPPED,
                    START),
            new Wording(
                    stopped(Kind.STOPPED_BY_USER, "Ctrl-C"),
                    "stopped by the user: Ctrl-C, at 12 s",
                    NOT_STOPPED,
                    "let the run end"),
            new Wording(
                    stopped(Kind.STOPPED_BY_INJECTOR, "ran short").by(Map.of("too many open files", 7L)),
                    "stopped by a fault of the injector: ran short, at 12 s",
                    NOT_STOPPED,
                    "raise its limit on open files (ulimit -n), then run again"),
            new Wording(
                    held(stopped(Kind.INJECTOR_AT_ITS_LIMIT, "ran short")),
                    "this injector held 2,425/s of 3,400/s due; then ran short, at 12 s",
                    NOT_STOPPED,
                    "give it more cores, or lower the arrival rates"),
            new Wording(
                    ValidityFinding.of(Kind.RESPONSES, "arena").with(Figure.RESPONSES, 4830),
                    "4,830",
                    "at least 1",
                    "check that the scenario sends requests: onsale check arena"),
            new Wording(
                    ValidityFinding.of(Kind.NO_CONNECTION, "shop:80"),
                    "shop:80 accepted no connection",
                    "at least 1",
                    START),
            new Wording(
                    ValidityFinding.of(Kind.CUT_OFF, "shop:80").with(Figure.CUT, 1200),
                    "0; the end of the run cut off all 1,200 requests to shop:80",
                    "at least 1",
                    "let the run last longer"),
            new Wording(
                    started(Kind.STARTED).with(Figure.ALLOWED_SHARE, 0.01),
                    "900 of 1,000",
                    "within 1 % of those due",
                    "give the injector more CPU, or lower the arrival rates"),
            new Wording(
                    ValidityFinding.of(Kind.STARTED_UNCHECKED, "its injection is closed")
                            .with(Figure.STARTED, 1000),
                    "1,000, not checked: its injection is closed",
                    "not known beforehand",
                    ""),
            new Wording(
                    ValidityFinding.of(Kind.STARTED_EACH_SECOND)
                            .with(Figure.SECONDS, 23)
                            .with(Figure.ALLOWED_SHARE, 0.05),
                    "as due in all 23",
                    "within 5 % of those due, or three",
                    CORES),
            new Wording(
                    outside(),
                    "not as due in 2 of 23, worst at 19 s: 900 of 1,000",
                    "within 5 % of those due, or three",
                    CORES),
            new Wording(
                    held(outside()),
                    "not as due in 2 of 23, worst at 19 s: 900 of 1,000; this injector held 2,425/s of 3,400/s due",
                    "within 5 % of those due, or three",
                    CORES),
            new Wording(
                    started(Kind.STARTED_IN_PHASE).with(Figure.ALLOWED_SHARE, 0.05),
                    "900 of 1,000",
                    "within 5 % of those due",
                    "give the injector more CPU, or lower the rate of this phase"),
            new Wording(
                    started(Kind.STARTED_IN_PHASE),
                    "900 of 1,000",
                    "within one of those due",
                    "give the injector more CPU, or lower the rate of this phase"),
            new Wording(ValidityFinding.of(Kind.FAULTS), "none", "none", ""),
            new Wording(
                    ValidityFinding.of(Kind.FAULTS).by(Map.of("too many open files", 1200L, "no threads left", 1L)),
                    "no threads left (1), too many open files (1,200)",
                    "none",
                    "raise its limit on threads (ulimit -u); raise its limit on open files (ulimit -n)"),
            new Wording(ValidityFinding.of(Kind.CLOCK_FORWARD), "went forward", PACE, SLEWED),
            new Wording(set(4000), "was set forward by 4 s during the run", PACE, SLEWED),
            new Wording(set(-700), "was set back by 700 ms during the run", PACE, SLEWED),
            new Wording(ValidityFinding.of(Kind.CLOCK_BACKWARDS), "went backwards during the run", PACE, SLEWED),
            new Wording(
                    ValidityFinding.of(Kind.WHOLE).with(Figure.INJECTORS, 3),
                    "all 3 whole",
                    "the whole part of each",
                    "see why that injector ended, then run all of them again"),
            new Wording(
                    ValidityFinding.of(Kind.WHOLE)
                            .with(Figure.INJECTORS, 3)
                            .with(Figure.STOPPED_WITH_IT, 1)
                            .in(List.of(
                                    new Part(1, "b", null, null, "it ran short: no threads left"),
                                    new Part(2, "", 1200L, StopReason.of(StopReason.Kind.NO_RUN), ""))),
                    "shard 1/3 on b: it ran short: no threads left; shard 2/3 is missing, with 1,200 visitors: there is no"
                            + " run of it; 1 stopped with it",
                    "the whole part of each",
                    "see why that injector ended, then run all of them again"),
            new Wording(together(Kind.TOGETHER), "within 12 ms", "within 50 ms", NTP),
            new Wording(
                    together(Kind.TOGETHER_BY_OWN_CLOCKS), "within 12 ms, each by its own clock", "within 50 ms", NTP));

    private static ValidityFinding stopped(Kind kind, String detail) {
        return ValidityFinding.of(kind, detail).with(Figure.AT_MS, 12_000);
    }

    private static ValidityFinding held(ValidityFinding found) {
        return found.with(Figure.HELD_PER_SECOND, 2425).with(Figure.DUE_PER_SECOND, 3400);
    }

    private static ValidityFinding started(Kind kind) {
        return ValidityFinding.of(kind).with(Figure.STARTED, 900).with(Figure.DUE, 1000);
    }

    private static ValidityFinding outside() {
        return started(Kind.STARTED_OUTSIDE)
                .with(Figure.SECONDS, 23)
                .with(Figure.SECONDS_OUTSIDE, 2)
                .with(Figure.WORST_MS, 19_000)
                .with(Figure.ALLOWED_SHARE, 0.05);
    }

    private static ValidityFinding set(double byMs) {
        return ValidityFinding.of(Kind.CLOCK_SET).with(Figure.SET_BY_MS, byMs);
    }

    private static ValidityFinding together(Kind kind) {
        return ValidityFinding.of(kind).with(Figure.APART_MS, 12).with(Figure.ALLOWED_MS, 50);
    }

    private static ValidityCheck stored(ValidityCheck check) throws JsonProcessingException {
        return RunJson.MAPPER.readValue(RunJson.MAPPER.writeValueAsString(check), ValidityCheck.class);
    }

    @TestFactory
    Stream<DynamicTest> eachIsWordedOnce() {
        return WORDINGS.stream()
                .map(wording -> DynamicTest.dynamicTest(wording.found().kind() + ": " + wording.observed(), () -> {
                    ValidityCheck check = ValidityCheck.of("clock", false, wording.found());
                    for (ValidityCheck worded : List.of(ValidityWords.of(check), ValidityWords.of(stored(check)))) {
                        assertThat(worded.observed()).isEqualTo(wording.observed());
                        assertThat(worded.limit()).isEqualTo(wording.limit());
                        assertThat(worded.hint()).isEqualTo(wording.hint());
                    }
                }));
    }

    @Test
    void noneIsWithoutAWording() {
        assertThat(WORDINGS).extracting(wording -> wording.found().kind()).contains(Kind.values());
    }

    @Test
    void moreThanFiveInjectorsAreCounted() {
        List<Part> parts = Stream.of(0, 1, 2, 3, 4, 5, 6)
                .map(shard -> new Part(shard, "", null, StopReason.of(StopReason.Kind.NOT_ENDED), ""))
                .toList();
        ValidityCheck check = ValidityCheck.of(
                "injectors",
                false,
                ValidityFinding.of(Kind.WHOLE).with(Figure.INJECTORS, 7).in(parts));
        assertThat(ValidityWords.of(check).observed())
                .endsWith("shard 4/7: it did not end in time, and left no run; and 2 more");
    }

    @Test
    void aVerdictFromBeforeFindingsWereKeptIsReadAsItIs() throws JsonProcessingException {
        ValidityCheck former = RunJson.MAPPER.readValue("""
                {
                  "name": "start lag p99",
                  "met": false,
                  "observed": "143 ms",
                  "limit": "20 ms",
                  "hint": "give it more cores"
                }
                """, ValidityCheck.class);
        assertThat(ValidityWords.notMet(former)).isEqualTo("start lag p99 143 ms, limit: 20 ms");
        assertThat(RemedyWords.makingValid(former)).hasValue("Give it more cores.");
    }
}
