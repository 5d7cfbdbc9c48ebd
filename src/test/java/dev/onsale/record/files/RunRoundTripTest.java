package dev.onsale.record.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Run;
import dev.onsale.record.Samples;
import dev.onsale.record.StepSeries;
import dev.onsale.record.live.LiveRecord;
import dev.onsale.record.live.PhaseBoundary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RunRoundTripTest {
    private static final long START = Samples.LOAD_START;

    /** All within what a record keeps open, since the clock does not wait here for the thread that writes. */
    private static final long ENDED_MS_MAX = 3_999;

    record Response(String step, long endedMs, long latencyMs, boolean ok) {}

    @Property(tries = 60)
    void everyResponseComesBackInItsInterval(@ForAll("responses") List<Response> responses) throws IOException {
        Path directory = Files.createTempDirectory("round-trip");
        try {
            Run run = recordedAndRead(directory, responses);

            Map<String, Long> expected = new HashMap<>();
            responses.forEach(response -> expected.merge(
                    response.step() + " " + intervalStartMs(response.endedMs()) + " " + response.ok(), 1L, Long::sum));
            Map<String, Long> actual = new HashMap<>();
            for (StepSeries series : run.latency()) {
                for (StepSeries.Interval interval : series.intervals()) {
                    String key = series.step() + " " + interval.startMs() + " ";
                    put(actual, key + true, interval.ok().total());
                    put(actual, key + false, interval.ko().total());
                }
            }
            assertThat(actual).isEqualTo(expected);
            assertThat(run.latency().stream()
                            .mapToLong(series -> series.ok().getMaxValue())
                            .max()
                            .orElse(0))
                    .isEqualTo(slowestOk(responses));
            assertThat(writtenAgain(directory, run).latency()).isEqualTo(run.latency());
        } finally {
            delete(directory);
        }
    }

    @Provide
    Arbitrary<List<Response>> responses() {
        return Combinators.combine(
                        Arbitraries.of("browse", "hold", "pay, now", "step \"ü\" !ko"),
                        Arbitraries.longs().between(0, ENDED_MS_MAX),
                        Arbitraries.longs().between(0, 2_047),
                        Arbitraries.of(true, true, true, false))
                .as(Response::new)
                .list()
                .ofMaxSize(200);
    }

    private static Run recordedAndRead(Path directory, List<Response> responses) {
        List<PhaseBoundary> phases = List.of(new PhaseBoundary("early", 0), new PhaseBoundary("doors", 1_250));
        AtomicLong clockMs = new AtomicLong(START);
        try (LiveRecord record = new LiveRecord(phases, directory, clockMs::get)) {
            record.start(START);
            responses.stream()
                    .sorted(Comparator.comparingLong(Response::endedMs))
                    .forEach(response -> {
                        long end = START + response.endedMs();
                        clockMs.set(end);
                        record.response(response.step(), end - response.latencyMs(), end, response.ok(), "timeout");
                    });
            RunDirectory.at(directory).writeSummary(Samples.summary("r", record.finish(), null));
        }
        return RunReader.read(directory);
    }

    private static Run writtenAgain(Path directory, Run run) {
        RunDirectory.at(directory).writeSeries(run);
        return RunReader.read(directory);
    }

    private static long intervalStartMs(long ms) {
        return ms >= 1_250 && ms < 2_000 ? 1_250 : ms / 1_000 * 1_000;
    }

    private static long slowestOk(List<Response> responses) {
        return responses.stream()
                .filter(Response::ok)
                .mapToLong(Response::latencyMs)
                .max()
                .orElse(0);
    }

    private static void put(Map<String, Long> counts, String key, long count) {
        if (count > 0) {
            counts.put(key, count);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
