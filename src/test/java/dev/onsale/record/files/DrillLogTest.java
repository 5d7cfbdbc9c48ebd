package dev.onsale.record.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.plan.BadInputException;
import dev.onsale.record.DrillRecord;
import dev.onsale.record.Drills;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillLogTest {
    @TempDir
    private Path reports = Path.of("");

    @Test
    void isEmptyBeforeTheFirstDrill() {
        assertThat(new DrillLog(reports.resolve("none")).read().drills()).isEmpty();
    }

    @Test
    void readsWhatWasAdded() {
        DrillLog log = new DrillLog(reports.resolve("new"));
        DrillRecord named = Drills.explainedBy("hot-row");
        DrillRecord stopped = Drills.of(null, null, "stopped by the user");
        log.add(named);
        log.add(stopped);
        assertThat(log.read().drills()).containsExactly(named, stopped);
        assertThat(log.read().torn()).isZero();
    }

    @Test
    void skipsAndCountsALineThatAKilledProcessLeft() throws IOException {
        DrillLog log = new DrillLog(reports);
        log.add(Drills.explainedBy("hot-row"));
        Files.writeString(log.file(), "{\"format\":1,\"atMs\":18", StandardOpenOption.APPEND);
        log.add(Drills.explainedBy("slow-query"));
        assertThat(log.read().drills())
                .containsExactly(Drills.explainedBy("hot-row"), Drills.explainedBy("slow-query"));
        assertThat(log.read().torn()).isEqualTo(1);
    }

    @Test
    void losesNothingWhenSeveralAddAtOnce() throws Exception {
        ExecutorService adders = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> tasks = IntStream.range(0, 64)
                    .<Callable<Void>>mapToObj(number -> () -> {
                        new DrillLog(reports).add(Drills.explainedBy("explanation-" + number));
                        return null;
                    })
                    .toList();
            for (var done : adders.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            adders.shutdownNow();
        }
        assertThat(new DrillLog(reports).read().drills()).hasSize(64);
    }

    @Test
    void refusesALineOfALaterFormat() throws IOException {
        DrillLog log = new DrillLog(reports);
        log.add(Drills.explainedBy("hot-row"));
        Files.writeString(log.file(), Files.readString(log.file()).replace("\"format\":1", "\"format\":2"));
        assertThatThrownBy(log::read)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("drills.ndjson: a line has format 2");
    }
}
