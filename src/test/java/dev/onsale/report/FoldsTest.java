package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.record.FormerAbort;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.Spectrum;
import dev.onsale.record.Timeline;
import dev.onsale.record.files.RunReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The folds behind the charts, on the runs that the charts are drawn from. */
class FoldsTest {
    private final Run run = Runs.seeded(1).run();

    @Test
    void bucketsAddUpToTheRun() {
        Timeline timeline = Timeline.of(run, 120);

        assertThat(timeline.bucketMs()).isEqualTo(1000);
        assertThat(timeline.buckets()).hasSize(23);
        assertThat(timeline.buckets().stream()
                        .mapToDouble(Timeline.Bucket::okPerSecond)
                        .sum())
                .isEqualTo(Facts.wholeRun(run.summary()).stream()
                        .mapToLong(step -> step.ok())
                        .sum());
        assertThat(timeline.buckets().stream()
                        .mapToDouble(Timeline.Bucket::plannedPerSecond)
                        .sum())
                .isCloseTo(40 + 45 + 480 + 8 * 70 / Math.log(8) + 40, within(1e-6));
    }

    @Test
    void failuresAreCountedApart() {
        Timeline timeline = Timeline.of(Runs.seeded(1).failing(1).run(), 120);

        assertThat(timeline.buckets().get(5).okPerSecond()).isZero();
        assertThat(timeline.buckets().get(5).koPerSecond()).isEqualTo(60 * Runs.STEPS.size());
        assertThat(timeline.steps().get(0).p95Ms().get(5)).isNaN();
    }

    @Test
    void neighbouringStretchesOfOnePhaseAreOne() {
        assertThat(Timeline.of(run, 120).stretches())
                .containsExactly(
                        new Timeline.Stretch("early", 0, 4_000),
                        new Timeline.Stretch("doors", 4_000, 11_000),
                        new Timeline.Stretch("tail", 11_000, 19_000),
                        new Timeline.Stretch("recovery", 19_000, 23_000));
    }

    @Test
    void aLongRunNeedsNoMoreBucketsThanAllowed() {
        Timeline timeline = Timeline.of(run, 10);

        assertThat(timeline.bucketMs()).isEqualTo(5_000);
        assertThat(timeline.buckets()).hasSize(5);
        assertThat(timeline.buckets().get(4).okPerSecond())
                .as("the last bucket is 3 s long")
                .isEqualTo(14 * Runs.STEPS.size());
    }

    @Test
    void nobodyStartsAfterARunWasStopped() {
        Timeline timeline = Timeline.of(
                Runs.seeded(1)
                        .stopped(FormerAbort.of(AbortCause.USER, "stopped", 9_000))
                        .run(),
                120);

        assertThat(timeline.buckets().get(8).startedPerSecond()).isPositive();
        assertThat(timeline.buckets().get(9).startedPerSecond()).isNaN();
        assertThat(timeline.buckets().get(9).plannedPerSecond()).isEqualTo(80, within(1e-9));
    }

    @Test
    void startsAreShownBySecondWhereTheyWereCountedSo() throws IOException {
        Path formats = Path.of("src/test/resources/formats");
        Run counted = RunReader.read(formats.resolve("1-rehearsed"));
        Timeline timeline = Timeline.of(counted, 120);

        assertThat(timeline.startsBySecond()).isTrue();
        assertThat(timeline.buckets().stream()
                        .mapToDouble(Timeline.Bucket::startedPerSecond)
                        .filter(rate -> !Double.isNaN(rate))
                        .sum())
                .isEqualTo(counted.summary().measured().totals().visitors().started());
        assertThat(Timeline.of(RunReader.read(formats.resolve("1")), 120).startsBySecond())
                .isFalse();
    }

    @Test
    void theBaselineBandHoldsEveryBaselineRun() {
        List<Run> baselines = Runs.baselines();
        Spectrum browse = Spectrum.of(run, baselines).get(2);

        assertThat(browse.step()).isEqualTo("browse");
        assertThat(browse.points()).allSatisfy(point -> {
            assertThat(point.baselineLowMs()).isLessThanOrEqualTo(point.baselineHighMs());
            assertThat(point.percentile()).isLessThan(99.9);
        });
        assertThat(browse.points()).extracting(Spectrum.Point::candidateMs).isSorted();
    }

    @Test
    void withoutBaselinesThereIsNoBand() {
        assertThat(Spectrum.of(run, List.of()).get(0).points())
                .allSatisfy(point -> assertThat(point.baselineLowMs()).isNaN());
    }
}
