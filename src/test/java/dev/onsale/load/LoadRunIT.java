package dev.onsale.load;

import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.Hook;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Shape;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.live.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of two seconds or so against a server that does what its script says. */
class LoadRunIT {

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    /** Two clocks of whole ms read the two ends of one answer. */
    private static final double CLOCK_MS = 1;

    @Test
    void nobodyFeelsLessThanTheAnswerTook() {
        try (ScriptedServer server = ScriptedServer.answering(
                request -> FatedOnSale.answer(request).after(FatedOnSale.visitor(request) % 40))) {
            Run run = RunReader.read(execute(Orders.of(server.address(), reports)
                    .rate(60, ofSeconds(2))
                    .drain(ofSeconds(2))
                    .order(new FatedOnSale())));
            wholeRun(run).forEach((step, summary) -> {
                assertThat(summary.feltQuantilesMs().keySet())
                        .as(step)
                        .isEqualTo(summary.okQuantilesMs().keySet());
                summary.okQuantilesMs()
                        .forEach((percentile, ms) -> assertThat(
                                        summary.feltQuantilesMs().get(percentile))
                                .as("%s p%s", step, percentile)
                                .isGreaterThanOrEqualTo(ms - CLOCK_MS));
            });
        }
    }

    @Test
    void theWarmUpIsNotMeasured() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            Run run = RunReader.read(execute(Orders.of(server.address(), reports)
                    .warmUp(20, ofSeconds(1))
                    .rate(20, ofSeconds(1))
                    .visitors(Map.of("reader", 1.0))
                    .order(new FatedOnSale())));
            assertThat(server.received()).hasSize(40);
            assertThat(run.summary().measured().totals().responses()).isEqualTo(20);
            assertThat(run.summary().measured().journeys()).isEqualTo(Map.of("reader", Map.of(Outcome.DONE, 20L)));
        }
    }

    @Test
    void progressIsToldAndAddsUp() {
        Queue<Progress> told = new ConcurrentLinkedQueue<>();
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            LoadOrder order = Orders.of(server.address(), reports)
                    .arrivals(
                            new Arrival("early", 10, 10, ofSeconds(1), Shape.CONSTANT),
                            new Arrival("doors", 30, 30, ofSeconds(1), Shape.CONSTANT))
                    .order(new FatedOnSale());
            new LoadRun(order, told::add).execute();
        }
        assertThat(told).hasSizeGreaterThan(3).allSatisfy(progress -> {
            assertThat(progress.visitors().planned()).isEqualTo(40);
            assertThat(progress.lengthMs()).isEqualTo(2_000);
            assertThat(progress.visitors().started()).isBetween(0L, 40L);
            assertThat(progress.visitors().inFlight()).isBetween(0L, 40L);
            assertThat(progress.visitors().bought()).isBetween(0L, 40L);
        });
        assertThat(told).extracting(Progress::phase).contains("early", "doors");
    }

    @Test
    void headersAreSentAndNeverRecorded() throws IOException {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            Path directory = execute(Orders.of(server.address(), reports)
                    .rate(10, ofSeconds(1))
                    .header("Authorization", "Bearer s3cret")
                    .order(new FatedOnSale()));
            assertThat(server.received())
                    .allSatisfy(request ->
                            assertThat(request.header("Authorization")).isEqualTo("Bearer s3cret"));
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    assertThat(text(file)).as(file.getFileName().toString()).doesNotContain("s3cret");
                }
            }
        }
    }

    @Test
    void anAfterRunHookThatFailsDoesNotLoseTheRun() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(request ->
                request.path().equals("/tidy") ? ScriptedServer.Answer.of(500) : ScriptedServer.Answer.of(200))) {
            LoadOrder order = Orders.of(server.address(), reports)
                    .rate(10, ofSeconds(1))
                    .afterRun(new Hook.Http("POST", "/tidy"))
                    .order(new FatedOnSale());
            HookFailedException failed = catchThrowableOfType(HookFailedException.class, () -> execute(order));
            assertThat(failed).hasMessageContaining("afterRun").hasMessageContaining("500");
            try (Stream<Path> runs = Files.list(reports)) {
                assertThat(runs)
                        .singleElement()
                        .satisfies(directory -> assertThat(RunReader.read(directory)
                                        .summary()
                                        .measured()
                                        .totals()
                                        .visitors()
                                        .started())
                                .isEqualTo(10));
            }
        }
    }

    private static Path execute(LoadOrder order) {
        return new LoadRun(order, progress -> {}).execute();
    }

    private static Map<String, StepPhase> wholeRun(Run run) {
        return run.summary().measured().steps().stream()
                .filter(step -> step.phase().equals("all"))
                .collect(toMap(StepPhase::step, step -> step));
    }

    private static String text(Path file) throws IOException {
        if (file.toString().endsWith(".gz")) {
            try (GZIPInputStream unzipped = new GZIPInputStream(Files.newInputStream(file))) {
                return new String(unzipped.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        return Files.readString(file);
    }
}
