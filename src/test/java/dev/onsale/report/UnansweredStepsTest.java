package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.figures.Figures;
import dev.onsale.record.Measurements;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.Unanswered;
import dev.onsale.report.document.Style;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What reports say of steps that were not always answered. */
class UnansweredStepsTest {

    private static final StepPhase HANGING = new StepPhase(
            "browse",
            RunSummary.ALL_PHASES,
            82,
            160,
            Map.of(50.0, 120.0, 95.0, 206.0),
            Map.of(),
            Map.of("no answer", 158L, "status 500", 2L),
            12L,
            new Unanswered(158, Map.of(10.0, 110.0, 50.0, 4_100.0, 95.0, 5_000.0)));

    @Test
    void aPercentileAmongTheUnansweredIsOverWhatWasWaitedFor() {
        assertThat(Facts.quantile(HANGING, 95)).isEqualTo("over " + Figures.time(5_000));
        assertThat(Facts.quantile(HANGING, 10)).isEqualTo(Figures.time(110));
    }

    @Test
    void whatTheEndCutOffStandsBelowTheStepsInTextAndPage() {
        Run whole = Runs.seeded(1).run();
        RunSummary old = whole.summary();
        Measurements measured = old.measured();
        RunSummary summary = old.with(new Measurements(
                measured.times(),
                measured.totals(),
                List.of(HANGING),
                measured.journeys(),
                measured.injector(),
                measured.calibrations(),
                measured.aborted()));
        Run run = new Run(summary, whole.latency(), whole.felt());
        assertThat(TextReport.render(run, List.of(), Style.PLAIN))
                .contains("neither ok nor failed: browse 12")
                .contains("over " + Figures.time(5_000));
        assertThat(Facts.cutOff(old)).isEmpty();
    }
}
