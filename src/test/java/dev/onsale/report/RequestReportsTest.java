package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Measurements;
import dev.onsale.record.NoteworthyRequest;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.evidence.ErrorKinds;
import dev.onsale.record.files.RunReader;
import dev.onsale.report.document.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What visitors waited and which requests to look up, from stored runs to all three reports. */
class RequestReportsTest {
    private static final Map<String, Long> REFRESHED = Map.of(ErrorKinds.REFRESHED, 3L);

    private static final Path STORED = Path.of("src/test/resources/formats/1-rehearsed");
    private static final String SLOW = "00-slow-01";
    private static final String FAILED = "00-failed-01";
    private static final List<NoteworthyRequest> REQUESTS = List.of(
            new NoteworthyRequest("browse", 5_200, 960, true, SLOW, 200, null, "GET /events/…"),
            new NoteworthyRequest("browse", 6_000, 950, true, "00-second-01", null, null, null),
            new NoteworthyRequest("browse", 7_000, 940, true, "00-third-01", null, null, null),
            new NoteworthyRequest("browse", 9_000, 31, false, "00-later-01", null, null, null),
            new NoteworthyRequest("browse", 8_000, 30, false, FAILED, 503, "status 503", "GET /events/…"),
            new NoteworthyRequest("seat-map", 8_000, 990, true, "00-other-01", null, null, null));

    @Test
    void aRegressedStepCitesItsSlowestAndItsFirstFailedRequests() {
        Run run = with(Verdicts.regressed(), REQUESTS);

        assertThat(Cited.of(run)).extracting(Cited::step).containsOnly("browse");
        assertThat(Cited.of(run))
                .extracting(cited -> cited.what() + " " + cited.request().traceparent())
                .containsExactly(
                        "slowest " + SLOW,
                        "slowest 00-second-01",
                        "first failed " + FAILED,
                        "first failed 00-later-01");
        for (String report : List.of(
                TextReport.render(run, List.of(), new Style(false, 200)),
                MarkdownReport.render(run, "page"),
                HtmlReport.render(run, List.of()))) {
            assertThat(report)
                    .contains(SLOW, FAILED, "5.2 s", "960 ms", "GET /events/…", "status 200", "status 503")
                    .doesNotContain("third", "00-other");
        }
    }

    @Test
    void aRunInWhichNothingIsWrongCitesNone() {
        assertThat(Cited.of(with(Verdicts.all().get("pass"), REQUESTS))).isEmpty();
        assertThat(Cited.of(Verdicts.regressed())).isEmpty();
    }

    @Test
    void aRequestWithoutATraceIsCitedByWhatItWas() {
        assertThat(told(new NoteworthyRequest("pay", 8_000, 10_000, false, null, null, "timeout", "POST /pay")))
                .containsExactly("POST /pay", "8 s", "10 s", "timeout", "");
        assertThat(told(new NoteworthyRequest("pay", 8_000, 31, false, null, 200, "check jsonPath($.id)", null)))
                .containsExactly("", "8 s", "31 ms", "check jsonPath($.id), status 200", "");
        assertThat(told(new NoteworthyRequest("pay", 8_000, 31, false, "00-a-b-01", null, null, null)))
                .as("of a run from before")
                .containsExactly("", "8 s", "31 ms", "", "00-a-b-01");
    }

    private static List<String> told(NoteworthyRequest request) {
        Cited cited = new Cited("pay", "first failed", request);
        return List.of(cited.line(), cited.sentAt(), cited.took(), cited.answer(), cited.traceparent());
    }

    @Test
    void aStoredRunKnowsItsRequestsAndKeepsThemWhenJudged() {
        Run stored = RunReader.read(STORED);

        assertThat(stored.requests())
                .isEqualTo(RunReader.noteworthyRequests(STORED))
                .isNotEmpty();
        assertThat(stored.judged(Verdicts.regressed().summary().verdict()).requests())
                .isEqualTo(stored.requests());
        assertThat(Cited.of(stored.judged(Verdicts.regressed().summary().verdict())))
                .isNotEmpty()
                .extracting(Cited::step)
                .containsOnly("browse", "hold");
    }

    @Test
    void aStepIsShownFromWhenItWasDueWhereThatIsNoticeablyLonger() {
        Run run = due(Verdicts.all().get("pass"), 400, REFRESHED);

        assertThat(DueTime.of(run.summary())).extracting(DueTime::step).containsExactly("browse");
        for (String report : List.of(
                TextReport.render(run, List.of(), Style.PLAIN),
                MarkdownReport.render(run, "page"),
                HtmlReport.render(run, List.of()))) {
            assertThat(report).contains("Waited for noticeably longer than requests took", "407 ms");
        }
    }

    @Test
    void theLoadGeneratorsOwnLatenessIsNoWait() {
        Run pass = Verdicts.all().get("pass");
        double lateMs = pass.summary().measured().injector().startLagMs().get(99.0);

        assertThat(DueTime.of(due(pass, lateMs, REFRESHED).summary())).isEmpty();
        assertThat(DueTime.of(pass.summary())).isEmpty();
        assertThat(DueTime.of(due(pass, 5_000, Map.of()).summary()))
                .as("a pause of Gatling's own, of which our words do not know")
                .isEmpty();
    }

    private static Run with(Run run, List<NoteworthyRequest> requests) {
        return new Run(run.summary(), run.latency(), run.due(), run.felt(), requests);
    }

    /** The first step of the shop took 7 ms, and was due so much before it was sent. */
    private static Run due(Run run, double beforeMs, Map<String, Long> refreshed) {
        List<StepPhase> steps = run.summary().measured().steps().stream()
                .map(step -> new StepPhase(
                        step.step(),
                        step.phase(),
                        step.ok(),
                        step.ko(),
                        step.step().equals("browse") ? Map.of(50.0, 7.0) : step.okQuantilesMs(),
                        step.step().equals("browse") ? Map.of(50.0, 7.0 + beforeMs) : Map.of(),
                        step.step().equals("browse") ? refreshed : step.errors(),
                        null,
                        null))
                .toList();
        return new Run(withSteps(run.summary(), steps), run.latency(), run.felt());
    }

    private static RunSummary withSteps(RunSummary summary, List<StepPhase> steps) {
        Measurements measured = summary.measured();
        return summary.with(new Measurements(
                measured.times(),
                measured.totals(),
                steps,
                measured.journeys(),
                measured.injector(),
                measured.calibrations(),
                measured.aborted()));
    }
}
