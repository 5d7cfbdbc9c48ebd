package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.plan.BadInputException;
import dev.onsale.record.Labels;
import dev.onsale.record.WrittenRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs by {@code latest} and by the beginning of their names, wherever a run is taken; and their list. */
class RunNamesTest {
    private static final String OLD = "20260101-100000-arena-0a0a";
    private static final String MIDDLE = "20260102-100000-arena-1b1b";
    private static final String NEW = "20260102-110000-club-2c2c";

    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path reports = Path.of("");

    @BeforeEach
    void record() {
        write(OLD, 1_000, Map.of("commit", "abc123"));
        write(MIDDLE, 2_000, Map.of());
        write(NEW, 3_000, Map.of());
    }

    @Test
    void theBeginningOfANameIsEnough() {
        StoredRuns stored = new StoredRuns(reports);

        assertThat(stored.directory(Path.of("20260101"))).isEqualTo(reports.resolve(OLD));
        assertThat(stored.directory(Path.of("20260102-11"))).isEqualTo(reports.resolve(NEW));
        assertThat(stored.directory(Path.of(MIDDLE))).isEqualTo(reports.resolve(MIDDLE));
        assertThat(stored.directory(reports.resolve("20260102-10"))).isEqualTo(reports.resolve(MIDDLE));
    }

    @Test
    void aBeginningOfSeveralNamesIsRefusedWithThem() {
        assertThatThrownBy(() -> new StoredRuns(reports).directory(Path.of("20260102")))
                .isInstanceOfSatisfying(BadInputException.class, bad -> {
                    assertThat(bad.getMessage()).contains("'20260102': 2 runs in " + reports + " begin with this");
                    assertThat(bad.hint()).contains(MIDDLE).contains(NEW);
                });
    }

    @Test
    void aWholeNameIsNoBeginning() {
        write(MIDDLE + "-again", 2_500, Map.of());

        assertThat(new StoredRuns(reports).directory(Path.of(MIDDLE))).isEqualTo(reports.resolve(MIDDLE));
    }

    @Test
    void latestIsTheRunThatBeganLastWhateverItsName() {
        StoredRuns stored = new StoredRuns(reports);
        assertThat(stored.directory(Path.of("latest"))).isEqualTo(reports.resolve(NEW));
        assertThat(stored.directory(reports.resolve("latest"))).isEqualTo(reports.resolve(NEW));

        // The hour that comes twice in autumn.
        write("20260102-103000-arena-3d3d", 4_000, Map.of());

        assertThat(stored.directory(Path.of("latest"))).isEqualTo(reports.resolve("20260102-103000-arena-3d3d"));
    }

    @Test
    void latestIsNoRunThatConfirmsAnotherAndNoneThatCannotBeRead() throws IOException {
        write("20260103-100000-arena-4e4e", 5_000, Map.of(Labels.CONFIRMS, NEW), false);
        Files.createDirectory(reports.resolve("20260104-100000-arena-5f5f"));
        Files.writeString(
                Files.createDirectory(reports.resolve("20260105-100000-arena-6a6a"))
                        .resolve("run.json"),
                "{");

        assertThat(new StoredRuns(reports).directory(Path.of("latest"))).isEqualTo(reports.resolve(NEW));
    }

    @Test
    void latestWithoutAnyRunIsBadInput() throws IOException {
        Path empty = Files.createDirectory(reports.resolve("empty"));

        assertThat(captured.run("report", "latest", "--reports", empty.toString()))
                .isEqualTo(64);
        assertThat(captured.run(
                        "report",
                        "latest",
                        "--reports",
                        empty.resolve("nowhere").toString()))
                .isEqualTo(64);
        assertThat(captured.progress())
                .contains(empty + ": no run yet")
                .contains("nowhere: no such folder, so there is no latest run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "compare", "diagnose", "baseline add"})
    void everyCommandThatTakesARunTakesThem(String command) {
        for (String named : new String[] {"latest", "20260101"}) {
            String line = command + " " + named + " --reports " + reports;
            line += command.equals("baseline add") ? " --force --baselines " + reports.resolve("store") : "";
            CapturedConsole console = new CapturedConsole();

            assertThat(console.run(line.split(" "))).as(console.progress()).isZero();
        }
        assertThat(captured.run((command + " 2026 --reports " + reports).split(" ")))
                .isEqualTo(64);
        assertThat(captured.progress()).contains("3 runs in").contains("begin with this");
    }

    @Test
    void theStoreTakesThemToo() {
        String store = " --baselines " + reports.resolve("store") + " --reports " + reports;
        run("baseline add " + OLD + " " + MIDDLE + " --force" + store);

        run("baseline show arena latest" + store);
        assertThat(captured.verdicts()).contains("Run            " + MIDDLE);
        run("baseline pin arena 20260101" + store);
        assertThat(captured.verdicts()).contains("pinned " + OLD);
        run("baseline drop arena latest 20260102-1" + store);
        assertThat(captured.verdicts()).containsOnlyOnce("dropped " + MIDDLE);

        assertThat(captured.run(("baseline show club latest" + store).split(" ")))
                .isEqualTo(64);
        assertThat(captured.run(("baseline show arena 2025" + store).split(" ")))
                .isEqualTo(64);
        assertThat(captured.progress()).contains("has no run '2025'");
    }

    @Test
    void runsListsTheNewestFirstWithVerdictAndLabels() throws IOException {
        Files.createDirectory(reports.resolve("20260104-100000-arena-5f5f"));
        Files.createDirectory(reports.resolve("baselines"));
        write("20260103-100000-arena-4e4e", 5_000, Map.of(Labels.CONFIRMS, NEW), false);

        run("runs --reports " + reports);

        assertThat(captured.verdicts().lines().map(line -> line.replaceFirst("\\d+ days old", "old")))
                .containsExactly(
                        "20260103-100000-arena-4e4e  old  fresh run  2000 responses  confirms " + NEW,
                        NEW + "  old  pass  2000 responses",
                        MIDDLE + "  old  pass  2000 responses",
                        OLD + "  old  pass  2000 responses  commit abc123",
                        "20260104-100000-arena-5f5f  not finished, or under way");
    }

    @Test
    void runsCanBeOfOnePlanAndFewer() {
        run("runs club --reports " + reports);
        assertThat(captured.verdicts().lines()).singleElement().asString().startsWith(NEW);

        run("runs --last 1 --reports " + reports);
        assertThat(captured.verdicts().lines()).hasSize(2);
        assertThat(captured.progress()).contains("2 older runs are not shown");
    }

    @Test
    void badInputOfRuns() {
        assertThat(captured.run("runs", "clbu", "--reports", reports.toString()))
                .isEqualTo(64);
        assertThat(captured.progress()).contains("no run of plan 'clbu'").contains("did you mean 'club'?");
        assertThat(captured.run("runs", "--last", "0", "--reports", reports.toString()))
                .isEqualTo(64);
        assertThat(captured.run("runs", "--reports", reports.resolve("no").toString()))
                .isEqualTo(64);
    }

    private void run(String line) {
        assertThat(captured.run(line.split(" "))).as(captured.progress()).isZero();
    }

    private void write(String id, long createdAtMs, Map<String, String> labels) {
        write(id, createdAtMs, labels, true);
    }

    private void write(String id, long createdAtMs, Map<String, String> labels, boolean judged) {
        WrittenRuns.write(reports, id, createdAtMs, id.contains("club") ? "club" : "arena", labels, judged);
    }
}
