package dev.onsale.record.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Bins;
import dev.onsale.record.Journey;
import dev.onsale.record.NoteworthyRequest;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Samples;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Verdict;
import dev.onsale.record.live.Recorded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run written in format 1, kept for good: if this fails, runs that people have stored can no longer be read. */
class FormatOneTest {
    private static final Path STORED = Path.of("src/test/resources/formats/1");

    @Test
    void readsTheSummary() {
        RunSummary summary = RunReader.readSummary(STORED);

        assertThat(summary.id()).isEqualTo("20240711-100000-arena-0f1e");
        assertThat(summary.conditions().fingerprint()).isEqualTo(Samples.fingerprint());
        assertThat(summary.verdict()).isEqualTo(Samples.verdict(Verdict.Judgement.INCONCLUSIVE));
        assertThat(summary)
                .isEqualTo(Redaction.of(Samples.summary(
                        summary.id(),
                        new Recorded(
                                summary.measured().steps(),
                                102,
                                summary.measured().journeys(),
                                0),
                        summary.verdict())));
    }

    @Test
    void readsTheResponses() {
        Run run = RunReader.readWithFelt(STORED);

        assertThat(run.latency()).extracting(StepSeries::step).containsExactly("browse", "seats, best \"row\"");
        StepSeries browse = run.latency().get(0);
        assertThat(browse.ok().getTotalCount()).isEqualTo(100);
        assertThat(browse.ok().getValueAtPercentile(95)).isEqualTo(95);
        assertThat(browse.intervals().get(1).startMs()).isEqualTo(1_500);
        assertThat(browse.intervals().get(1).ko().bin(0)).isEqualTo(Bins.of(50));
        assertThat(run.felt()).hasSize(1);
        assertThat(run.felt().get(0).ok().getMaxValue()).isEqualTo(250);
    }

    @Test
    void readsJourneysAndRequests() {
        List<Journey> journeys = new ArrayList<>();
        RunReader.journeys(STORED, journeys::add);

        assertThat(journeys).extracting(Journey::outcome).containsExactly(Outcome.SEAT_LOST, Outcome.BOUGHT);
        assertThat(RunReader.noteworthyRequests(STORED))
                .containsExactly(new NoteworthyRequest(
                        "browse",
                        1_600,
                        50,
                        false,
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                        null,
                        null,
                        null));
    }
}
