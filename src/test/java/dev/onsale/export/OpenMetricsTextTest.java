package dev.onsale.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.Runs;
import dev.onsale.record.WrittenRuns;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenMetricsTextTest {
    private static final String DURATION = "onsale_request_duration_seconds";

    static Stream<Path> stored() {
        return Fixtures.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("stored")
    void countsWhatTheRunCounted(Path directory) throws IOException {
        Run run = Fixtures.run(directory);
        OpenMetricsDocument document = OpenMetricsDocument.read(Fixtures.openMetrics(directory));

        for (StepPhase step : run.summary().measured().steps()) {
            // Only the rehearsal was recorded by the phases of its plan.
            if (!step.phase().equals(RunSummary.ALL_PHASES) && directory.equals(Fixtures.REHEARSED)) {
                assertCounted(document, step);
            }
        }
        assertThat(document.of(DURATION + "_count", sample -> true).stream()
                        .collect(Collectors.toMap(
                                OpenMetricsDocument.Sample::labels,
                                OpenMetricsDocument.Sample::value,
                                (before, later) -> later))
                        .values()
                        .stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(run.latency().stream()
                        .mapToLong(step -> step.ok().getTotalCount() + step.ko().getTotalCount())
                        .sum());
        assertThat(document.last("onsale_visitor_started_total", Map.of()))
                .isEqualTo(run.summary().measured().totals().visitors().started());
        run.summary()
                .measured()
                .journeys()
                .forEach((kind, outcomes) -> outcomes.forEach((outcome, count) -> assertThat(document.last(
                                "onsale_journey_ended_total",
                                Map.of("onsale_visitor_kind", kind, "onsale_journey_outcome", outcome.label())))
                        .isEqualTo(count.doubleValue())));
    }

    private static void assertCounted(OpenMetricsDocument document, StepPhase step) {
        Map<String, String> labels = Map.of("onsale_step", step.step(), "onsale_phase", step.phase());
        double ok = 0;
        double failed = 0;
        for (var last : document.of(DURATION + "_count", sample -> true).stream()
                .filter(sample -> sample.labels().entrySet().containsAll(labels.entrySet()))
                .toList()) {
            if (last.label("error_type").isEmpty()) {
                ok = last.value();
            } else {
                failed = last.value();
            }
        }
        assertThat(ok).as("%s", labels).isEqualTo(step.ok());
        assertThat(failed).as("%s", labels).isEqualTo(step.ko());
        step.errors()
                .forEach((kind, count) -> assertThat(document.of(
                                "onsale_request_errors_total",
                                sample -> sample.labels().entrySet().containsAll(labels.entrySet())
                                        && sample.label("error_type").equals(kind)))
                        .last()
                        .extracting(OpenMetricsDocument.Sample::value)
                        .isEqualTo(count.doubleValue()));
    }

    /** The quantile of the report as it is, and that of the buckets within one of them. */
    @ParameterizedTest
    @MethodSource("stored")
    void tellsTheRunsOwnPercentiles(Path directory) throws IOException {
        Run run = Fixtures.run(directory);
        OpenMetricsDocument document = OpenMetricsDocument.read(Fixtures.openMetrics(directory));
        for (StepPhase step : run.summary().measured().steps()) {
            if (step.phase().equals(RunSummary.ALL_PHASES) && step.ok() > 0) {
                double p95 = step.okQuantilesMs().get(95.0) / 1_000;
                assertThat(document.last(
                                "onsale_request_duration_quantile_seconds",
                                Map.of("onsale_step", step.step(), "onsale_phase", "all", "onsale_quantile", "0.95")))
                        .isEqualTo(p95, within(1e-12));
                assertThat(Math.abs(bucketOf(document, step) - bucketOf(p95)))
                        .as("buckets of %s", step.step())
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    /** In which bucket 95 % are reached, over all phases. */
    private static int bucketOf(OpenMetricsDocument document, StepPhase step) {
        for (int bucket = 0; bucket <= Buckets.BOUNDS.size(); bucket++) {
            String bound =
                    bucket < Buckets.BOUNDS.size() ? Buckets.BOUNDS.get(bucket).toString() : "+Inf";
            Map<String, Double> lastByPhase = new java.util.HashMap<>();
            document.of(
                            DURATION + "_bucket",
                            sample -> sample.label("onsale_step").equals(step.step())
                                    && sample.label("error_type").isEmpty()
                                    && sample.label("le").equals(bound))
                    .forEach(sample -> lastByPhase.put(sample.label("onsale_phase"), sample.value()));
            if (lastByPhase.values().stream().mapToDouble(Double::doubleValue).sum() >= 0.95 * step.ok()) {
                return bucket;
            }
        }
        throw new AssertionError("not all are in the last bucket");
    }

    private static int bucketOf(double seconds) {
        return (int) Buckets.BOUNDS.stream().filter(bound -> bound < seconds).count();
    }

    @Test
    void everyBucketHoldsThoseBelowItsBound(@TempDir Path folder) throws IOException {
        Path run = WrittenRuns.write(
                folder, Runs.named("r").step("browse", 2_000, i -> i % 100).build());
        OpenMetricsDocument document = OpenMetricsDocument.read(Fixtures.openMetrics(run));

        double under = 0;
        for (String phase : List.of("early", "doors", "tail")) {
            under += document.last(
                    DURATION + "_bucket", Map.of("onsale_phase", phase, "le", "0.025", "onsale_step", "browse"));
        }
        // Whole ms from 0 to 25 are 26 of 100.
        assertThat(under).isEqualTo(2_000 * 26 / 100.0);
    }

    /** A point a second, from nothing at the load's start to all at its end. */
    @Test
    void countsBeginAtNothingAndReachTheEnd() throws IOException {
        Run run = Fixtures.run(Fixtures.REHEARSED);
        OpenMetricsDocument document = OpenMetricsDocument.read(Fixtures.openMetrics(Fixtures.REHEARSED));
        double start = run.summary().measured().times().loadStartMs() / 1e3;

        assertThat(document.of("onsale_visitor_started_total", sample -> true))
                .hasSizeGreaterThan(20)
                .first()
                .satisfies(sample -> {
                    assertThat(sample.value()).isZero();
                    assertThat(sample.seconds()).isEqualTo(start, within(1e-3));
                });
        assertThat(document.of("onsale_doors_open", sample -> sample.value() == 1))
                .first()
                .satisfies(sample -> assertThat(sample.seconds()).isEqualTo(start + 2, within(1e-3)));
        assertThat(document.of("onsale_phase_active", sample -> sample.value() == 1))
                .extracting(sample -> sample.label("onsale_phase"))
                .contains("early", "doors", "tail", "recovery");
        double end = document.samples.stream()
                .mapToDouble(OpenMetricsDocument.Sample::seconds)
                .max()
                .orElseThrow();
        for (String phase : List.of("early", "doors", "tail", "recovery")) {
            assertThat(document.of(
                            DURATION + "_count",
                            sample -> sample.label("onsale_phase").equals(phase)))
                    .last()
                    .satisfies(sample -> assertThat(sample.seconds()).isEqualTo(end));
        }
    }

    @Test
    void namesOfAnyKindAreEscaped(@TempDir Path folder) throws IOException {
        List<String> names = List.of(
                "a \"quoted\" one", "back\\slash", "line\nend", "line\u0007end", "=1+1", "ünï 🎟", "a,b{c}", "");
        Runs runs = Runs.named("odd");
        names.forEach(name -> runs.step(name, 40, i -> 10));
        OpenMetricsDocument document =
                OpenMetricsDocument.read(Fixtures.openMetrics(WrittenRuns.write(folder, runs.build())));

        assertThat(document.of(DURATION + "_count", sample -> true).stream()
                        .map(sample -> sample.label("onsale_step"))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "a \"quoted\" one",
                        "back\\slash",
                        "line\uFFFDend",
                        "line\uFFFDend (2)",
                        "=1+1",
                        "ünï 🎟",
                        "a,b{c}",
                        "");
    }

    /** Of any kind: a run's file may come from elsewhere. */
    @Test
    void labelsAreAttributesOfTheRun(@TempDir Path folder) throws IOException {
        Path run = WrittenRuns.write(
                folder, Runs.named("r").step("browse", 200, i -> 10).build());
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("commit", "0a1b2c");
        labels.put("build.url", "https://ci.example/\"1\"?a=\\b");
        labels.put("build-url", "line\nend");
        labels.put("größe", "ünï 🎟");
        RunDirectory.at(run).writeSummary(RunReader.readSummary(run).labelled(labels));

        assertThat(OpenMetricsDocument.read(Fixtures.openMetrics(run)).of("target_info", sample -> true))
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(sample.labels())
                        .containsEntry("onsale_label_commit", "0a1b2c")
                        .containsEntry("onsale_label_build_url", "line\uFFFDend;https://ci.example/\"1\"?a=\\b")
                        .containsEntry("onsale_label_gr__e", "ünï 🎟"));
        try (OtlpReceiver collector = OtlpReceiver.taking()) {
            RunExport.of(run).send(Collector.allowed(collector.url(), Set.of(), Map.of()));
            assertThat(collector.resource())
                    .containsEntry("onsale.label.commit", "0a1b2c")
                    .containsEntry("onsale.label.build-url", "line\nend")
                    .containsEntry("onsale.label.gr__e", "ünï 🎟");
        }
    }

    /** So that runs lie side by side, and a step is found by the run's name. */
    @Test
    void everySeriesNamesItsRun() throws IOException {
        OpenMetricsDocument document = OpenMetricsDocument.read(Fixtures.openMetrics(Fixtures.FIRST));

        assertThat(document.samples)
                .allSatisfy(sample -> assertThat(sample.labels())
                        .containsEntry("job", "onsale")
                        .containsEntry("instance", "20240711-100000-arena-0f1e"));
        assertThat(document.of("target_info", sample -> true))
                .first()
                .satisfies(sample -> assertThat(sample.labels())
                        .containsEntry("onsale_plan", "arena")
                        .containsEntry("onsale_target", "http://127.0.0.1:8080"));
        assertThat(document.last("onsale_run_verdict", Map.of("onsale_verdict", "inconclusive")))
                .isEqualTo(1);
    }
}
