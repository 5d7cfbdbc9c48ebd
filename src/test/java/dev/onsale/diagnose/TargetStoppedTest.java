package dev.onsale.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Diagnosis;
import dev.onsale.record.Measurements;
import dev.onsale.record.Observed;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.StepSeries;
import dev.onsale.record.StopReason;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.Figure;
import dev.onsale.record.clue.Source;
import dev.onsale.record.clue.TargetStoppedClue;
import dev.onsale.record.evidence.ErrorTally;
import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records of small runs as they are stored, of a target that answers ten requests a second and step until it does not. */
class TargetStoppedTest {
    private static final int SECONDS = 20;
    private static final int EACH = 10;

    @Test
    void whoeverRefusesEverybodyFromOneInstantOnHasStoppedThen() {
        List<Diagnosis> found = Diagnose.of(file(
                List.of("home", "hold", "pay"),
                second -> second < 12 ? null : "connection refused",
                new Abort(StopReason.of(StopReason.Kind.REQUESTS_FAILED), 22_600, 12_300L)));
        assertThat(found.get(0).explanation()).isEqualTo("target-stopped");
        assertThat(FoundClues.what(found.get(0)))
                .isEqualTo(Clue.of(TargetStoppedClue.REFUSED)
                        .with(Figure.SECOND, 12)
                        .with(Figure.AT_MS, 12_300));
        assertThat(FoundClues.all(found.get(0)).get(0))
                .isEqualTo(Clue.of(TargetStoppedClue.LAST_ANSWERS)
                        .with(Figure.SECOND, 11)
                        .with(Figure.SUCH, 240)
                        .with(Figure.STEPS, 3)
                        .with(Figure.ALL, 3)
                        .with(List.of(Clue.Part.of("connection refused").with(Figure.SUCH, 240)))
                        .from(Source.EVIDENCE));
        assertThat(found).noneMatch(each -> each.explanation().equals("payment-gateway"));
    }

    @Test
    void theSecondInWhichItStoppedStillHasAnswers() {
        CaseFile whole = file(List.of("home"), second -> second < 12 ? null : "connection refused", null);
        List<EvidenceSlice> slices = new ArrayList<>(whole.evidence());
        slices.add(new EvidenceSlice(11, "home", EvidenceSlice.UNKNOWN_NODE, told("connection refused")));
        Diagnosis found = Diagnose.of(
                        new CaseFile(whole.candidate(), whole.baselines(), slices, whole.journeys(), whole.verdict()))
                .get(0);
        assertThat(FoundClues.what(found))
                .isEqualTo(Clue.of(TargetStoppedClue.REFUSED).with(Figure.SECOND, 11));
        Clue last = FoundClues.first(found, TargetStoppedClue.LAST_ANSWERS);
        assertThat(last.figure(Figure.SECOND)).isEqualTo(11);
        assertThat(last.parts())
                .containsExactly(Clue.Part.of("connection refused").with(Figure.SUCH, 90));
    }

    @Test
    void resetsOfEverybodyAreNoRefusals() {
        List<Diagnosis> found = Diagnose.of(
                file(List.of("home", "hold"), second -> second < 15 ? null : "connection closed early", null));
        assertThat(FoundClues.what(found.get(0)))
                .isEqualTo(Clue.of(TargetStoppedClue.SILENT).with(Figure.SECOND, 15));
    }

    @Test
    void theOnlyStepOfASimulationWaitsForNobodyElseWhenItIsRefused() {
        assertThat(Diagnose.of(file(List.of("home"), second -> second < 5 ? null : "connection refused", null)))
                .extracting(Diagnosis::explanation)
                .containsExactly("target-stopped");
    }

    @Test
    void whatComesBackHasNotStopped() {
        assertThat(Diagnose.of(file(
                        List.of("home", "hold"),
                        second -> second < 8 || second > 14 ? null : "connection refused",
                        null)))
                .noneMatch(each -> each.explanation().equals("target-stopped"));
    }

    @Test
    void whatNeverAnsweredHasNotStopped() {
        assertThat(Diagnose.of(file(List.of("home", "hold"), second -> "connection reset", null)))
                .noneMatch(each -> List.of("target-stopped", "payment-gateway").contains(each.explanation()));
    }

    @Test
    void answersThatFailOrComeTooLateAreNoBrokenConnections() {
        for (String kind : List.of("status 503", "timeout", "answer not readable: headers over 1 MB")) {
            assertThat(Diagnose.of(file(List.of("home", "hold"), second -> second < 12 ? null : kind, null)))
                    .noneMatch(each -> each.explanation().equals("target-stopped"));
        }
    }

    private static CaseFile file(List<String> steps, IntFunction<@Nullable String> failing, @Nullable Abort abort) {
        CaseFile clean = CaseFiles.clean(1, CaseFiles.NAMES);
        List<EvidenceSlice> slices = new ArrayList<>();
        List<StepSeries> latency = new ArrayList<>();
        for (String step : steps) {
            List<StepSeries.Interval> intervals = new ArrayList<>();
            for (int second = 0; second < SECONDS; second++) {
                String kind = failing.apply(second);
                slices.add(new EvidenceSlice(second, step, EvidenceSlice.UNKNOWN_NODE, told(kind)));
                intervals.add(new StepSeries.Interval(
                        second * 1000L, 1000, times(kind == null ? EACH : 0), times(kind == null ? 0 : EACH)));
            }
            latency.add(new StepSeries(step, intervals));
        }
        RunSummary of = clean.candidate().summary();
        Measurements measured = of.measured();
        RunSummary summary = of.with(new Measurements(
                        measured.times(),
                        measured.totals(),
                        measured.steps(),
                        Map.of(),
                        measured.injector(),
                        measured.calibrations(),
                        abort))
                .with(Observed.NOTHING);
        return new CaseFile(
                new Run(summary, latency, List.of()),
                List.of(),
                slices,
                List.of(),
                new dev.onsale.record.Verdict(
                        Judgement.FAIL,
                        List.of("wrong"),
                        List.of(),
                        List.of(),
                        List.of(),
                        clean.verdict().comparison(),
                        List.of(),
                        null,
                        null,
                        null));
    }

    private static EvidenceTotals told(@Nullable String kind) {
        Map<String, ErrorTally> errors = kind == null ? Map.of() : Map.of(kind, new ErrorTally(EACH, 1, 1, EACH));
        return new EvidenceTotals(
                kind == null ? EACH : 0, 5L * EACH, 5, errors, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0);
    }

    private static Histogram times(int count) {
        Histogram times = new Histogram(StepSeries.LATENCY_MS_MAX, StepSeries.SIGNIFICANT_DIGITS);
        for (int i = 0; i < count; i++) {
            times.recordValue(5);
        }
        return times;
    }
}
