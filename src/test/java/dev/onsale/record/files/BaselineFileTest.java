package dev.onsale.record.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.record.IntervalPack;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Samples;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import dev.onsale.record.Verdict;
import dev.onsale.record.WrittenRuns;
import dev.onsale.record.baseline.BaselineStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineFileTest {
    private static final Verdict PASSED = Samples.verdict(Verdict.Judgement.PASS);
    private static final int STEPS = 10;

    @TempDir
    Path folder;

    @Test
    void keepsEveryIntervalAndEveryResponseOfEveryStep() {
        Path recorded = WrittenRuns.write(folder, aMinute(1), PASSED);
        BaselineStore store = new BaselineStore(folder.resolve("baselines"));

        Run stored = RunReader.read(store.add(recorded, false));

        assertThat(stored.latency()).isEqualTo(RunReader.read(recorded).latency());
        assertThat(stored.latency().get(3).intervals()).hasSize(60);
    }

    /** A run of ten steps, a minute long, with 12,000 responses spread over tens of ms: more than the arena's. */
    @Test
    void tenRunsOfTenStepsTakeLessThanThreeHundredKilobytes() throws IOException {
        BaselineStore store = new BaselineStore(folder.resolve("baselines"));
        long bytes = 0;
        for (int seed = 1; seed <= 10; seed++) {
            bytes += Files.size(store.add(WrittenRuns.write(folder, aMinute(seed), PASSED), false));
        }

        assertThat(bytes).as("bytes of ten runs").isLessThan(300_000);
    }

    @Test
    void isAsOthersWouldWriteItAndHasNoCarriageReturnsAndNoLongLines() throws IOException {
        Path one = WrittenRuns.write(folder, aMinute(1), PASSED);
        Path here = new BaselineStore(folder.resolve("here")).add(one, false);
        Path there = new BaselineStore(folder.resolve("there")).add(here, false);

        assertThat(there).hasSameTextualContentAs(here);
        String text = Files.readString(here);
        assertThat(text).endsWith("}\n").doesNotContain("\r");
        assertThat(text.lines().filter(line -> line.startsWith("      \""))).allMatch(line -> line.length() <= 130);
    }

    @Test
    void survivesAChangeOfTheEndsOfItsLines() throws IOException {
        Path stored = new BaselineStore(folder.resolve("baselines"))
                .add(WrittenRuns.write(folder, aMinute(1), PASSED), false);
        Run before = RunReader.read(stored);
        Files.writeString(stored, Files.readString(stored).replace("\n", "\r\n"));

        assertThat(RunReader.read(stored)).isEqualTo(before);
    }

    @Test
    void keepsApartWhatWasNeverAnswered() {
        Histogram waited = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
        waited.recordValueWithCount(5_000, 3);
        Histogram failed = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
        failed.add(waited);
        failed.recordValue(12);
        Tally none = Tally.EMPTY;
        StepSeries answered =
                new StepSeries("browse", List.of(new StepSeries.Interval(0, 1000, Tally.of(failed), none)));
        StepSeries hanging = new StepSeries(
                "hold",
                List.of(
                        new StepSeries.Interval(0, 1000, none, Tally.of(failed)),
                        new StepSeries.Interval(1000, 1000, none, Tally.of(failed)).withUnanswered(Tally.of(waited))));
        List<StepSeries> steps = List.of(answered, hanging);
        assertThat(IntervalPack.unpack(IntervalPack.pack(steps), List.of("browse", "hold")))
                .isEqualTo(steps);
    }

    @Test
    void keepsNoSecretsNoPathsAndNoRequests() throws IOException {
        Path recorded = Samples.runDirectory(folder, "secretive", Samples.fingerprint(), 1, PASSED);
        String text = Files.readString(new BaselineStore(folder.resolve("baselines")).add(recorded, false));

        assertThat(text)
                .contains("\"scenario\":\"ArenaOnSale.java\"")
                .doesNotContain("s3cret")
                .doesNotContain("deploy")
                .doesNotContain("accounts.csv")
                .doesNotContain("shop.example")
                .doesNotContain("traceparent")
                .doesNotContain(folder.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[]", "{\"format\": 1}", "{\"format\": 2}", "{\"format\": 2, \"run\": {\"format\": 1}}"})
    void refusesWhatIsNoStoredRun(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("none.json"), text);

        assertThatThrownBy(() -> RunReader.read(file))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("none.json: corrupt");
    }

    @Test
    void refusesANewerFormatByItsNumber() throws IOException {
        Path file = Files.writeString(folder.resolve("newer.json"), "{\"format\": 3}");

        assertThatThrownBy(() -> RunReader.readSummary(file))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("format 3 is newer than 2");
    }

    /** Another number of responses than the summary's, with a checksum that is right. */
    @Test
    void refusesHistogramsThatAreNotThoseOfItsSummary() throws IOException {
        Path recorded = Samples.runDirectory(folder, "counted", Samples.fingerprint(), 1, PASSED);
        Path stored = new BaselineStore(folder.resolve("baselines")).add(recorded, false);
        Files.writeString(stored, Files.readString(stored).replace("\"ok\":90", "\"ok\":91"));

        assertThatThrownBy(() -> RunReader.read(stored))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("browse: 90 ok and 10 failed responses, run.json counts 91");
    }

    /** A minute of ten steps whose times differ by a factor of ten, each with a tail and a few failures. */
    private static Run aMinute(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Runs run = Runs.named("run-" + seed);
        for (int step = 0; step < STEPS; step++) {
            List<StepSeries.Interval> intervals = new ArrayList<>();
            for (int second = 0; second < 60; second++) {
                Histogram ok = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
                Histogram ko = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
                for (int response = 0; response < 20; response++) {
                    double ms = 8 * (step + 1) * Math.exp(0.5 * random.nextGaussian());
                    (random.nextInt(200) == 0 ? ko : ok).recordValue(Math.round(ms));
                }
                intervals.add(new StepSeries.Interval(second * 1000L, 1000, ok, ko));
            }
            run.intervals("step-" + step, intervals);
        }
        return run.build();
    }
}
