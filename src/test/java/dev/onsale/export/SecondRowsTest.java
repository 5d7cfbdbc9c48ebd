package dev.onsale.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.StepSeries;
import dev.onsale.record.WrittenRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondRowsTest {
    private static List<Map<String, String>> rows(Path run) throws IOException {
        String text = Fixtures.text(RunExport.of(run)::csv);
        assertThat(text)
                .startsWith(
                        "time,second,phase,step,ok,failed,unanswered,mean_s,p50_s,p75_s,p90_s,p95_s,p99_s,max_s\r\n");
        return new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(text)
                .readAll();
    }

    @Test
    void aRowForEachStepAndSecondAddsUpToTheRun() throws IOException {
        for (Path directory : Fixtures.ALL) {
            Run run = Fixtures.run(directory);
            List<Map<String, String>> rows = rows(directory);
            long seconds = (RunSpan.lastResponseMs(run) + 999) / 1_000;

            assertThat(rows).hasSize((int) (run.latency().size() * seconds));
            for (StepSeries step : run.latency()) {
                List<Map<String, String>> own = rows.stream()
                        .filter(row -> row.get("step").equals(step.step()))
                        .toList();
                assertThat(own).extracting(row -> row.get("second")).doesNotHaveDuplicates();
                assertThat(sum(own, "ok")).isEqualTo(step.ok().getTotalCount());
                assertThat(sum(own, "failed")).isEqualTo(step.ko().getTotalCount());
                assertThat(sum(own, "unanswered")).isEqualTo(step.unanswered().getTotalCount());
            }
        }
    }

    private static long sum(List<Map<String, String>> rows, String column) {
        return rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
    }

    @Test
    void timesAreSecondsAndEmptyWhereNothingSucceeded(@TempDir Path folder) throws IOException {
        Path run = WrittenRuns.write(
                folder,
                Runs.named("r")
                        .intervals(
                                "say \"hi\", \"you\"",
                                List.of(Runs.second(0, 100, 10, 0), Runs.second(5, 20, 4, 2), Runs.second(7, 1, 1, 0)))
                        .build());
        List<Map<String, String>> rows = rows(run);

        assertThat(rows).hasSize(8);
        assertThat(rows.get(0))
                .containsEntry("step", "say \"hi\", \"you\"")
                .containsEntry("phase", "early")
                .containsEntry("time", "1970-01-01T00:00:01.000Z")
                .containsEntry("mean_s", "0.100000")
                .containsEntry("p50_s", "0.100000")
                .containsEntry("max_s", "0.100000");
        assertThat(rows.get(5)).containsEntry("phase", "doors").containsEntry("failed", "2");
        assertThat(rows.get(6)).containsEntry("ok", "0").containsEntry("p95_s", "");
    }
}
