package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Runs;
import dev.onsale.record.WrittenRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCommandTest {
    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void addsListsPinsShowsChecksAndDrops() {
        for (int run = 1; run <= 5; run++) {
            assertThat(baseline("add", recorded("night-" + run, 20 + run).toString()))
                    .isZero();
        }
        assertThat(baseline("pin", "arena", "night-1")).isZero();
        assertThat(baseline("list", "arena")).isZero();
        assertThat(captured.verdicts())
                .containsPattern(
                        "night-1  \\d+ days old  pass  2000 responses  pinned  not comparable here: .*cpu absent, here ")
                .contains("night-5");
        assertThat(baseline("show", "arena", "night-2")).isZero();
        assertThat(baseline("check", "arena")).isZero();
        assertThat(captured.verdicts())
                .contains("of 5 runs, each judged against the others")
                .contains("between runs")
                .contains("browse p95");
        assertThat(baseline("drop", "arena", "night-1")).isEqualTo(64);
        assertThat(captured.progress()).contains("night-1.json: is pinned").contains("baseline unpin");
        assertThat(baseline("unpin", "arena", "night-1")).isZero();
        assertThat(baseline("drop", "arena", "night-1")).isZero();
    }

    @Test
    void anUnknownPlanAndAnUnknownRunOfferTheNearest() {
        baseline("add", recorded("night-1", 20).toString());

        assertThat(baseline("list", "arna")).isEqualTo(64);
        assertThat(captured.progress())
                .contains("no baseline run of plan 'arna'")
                .contains("did you mean 'arena'?");
        assertThat(baseline("show", "arena", "night-2")).isEqualTo(64);
        assertThat(captured.progress()).contains("has no run 'night-2'").contains("did you mean 'night-1'?");
        assertThat(baseline("pin", "arena", "nowhere")).isEqualTo(64);
        assertThat(baseline("list", "nowhere.yaml")).isEqualTo(64);
        assertThat(captured.progress()).contains("no such plan: nowhere.yaml");
    }

    @Test
    void aStoreThatIsAFile() throws IOException {
        Path run = recorded("night-1", 20);
        Files.createFile(folder.resolve("store"));

        assertThat(baseline("add", run.toString())).isEqualTo(64);
        assertThat(captured.progress()).contains("cannot be written").contains("hint: name a writable folder");
        assertThat(baseline("list", "arena")).isEqualTo(64);
        assertThat(captured.progress()).contains("cannot be read");
    }

    @Test
    void aRunFromTheFutureIsRefusedUnlessForced() throws IOException {
        Path run = recorded("night-1", 20);
        Path summary = run.resolve("run.json");
        Files.writeString(
                summary,
                Files.readString(summary).replaceFirst("\"createdAtMs\" : \\d+", "\"createdAtMs\" : 99999999999999"));

        assertThat(baseline("add", run.toString())).isEqualTo(64);
        assertThat(captured.progress()).contains("hours in the future").contains("hint: correct the clock");
        assertThat(baseline("add", run.toString(), "--force")).isZero();
        assertThat(baseline("list", "arena")).isZero();
        assertThat(captured.verdicts()).contains("night-1  recorded in the future");
    }

    @Test
    void tooFewRunsToCheck() {
        baseline("add", recorded("night-1", 20).toString());

        assertThat(baseline("check", "arena")).isEqualTo(64);
        assertThat(captured.progress()).contains("1 comparable baseline runs").contains("4 are needed");
    }

    @Test
    void theStoreGoesByOptionThenEnvironmentThenWhatItIsAbout() throws IOException {
        assertThat(BaselineOptions.named(Path.of("a"), "b")).contains(Path.of("a"));
        assertThat(BaselineOptions.named(null, "b")).contains(Path.of("b"));
        assertThat(BaselineOptions.named(null, " ")).isEmpty();
        BaselineHome home = new BaselineHome(Optional.empty(), folder.resolve("reports"));
        assertThat(home.besides(Path.of("load", "spring.yaml"))).isEqualTo(Path.of("load", "baselines"));
        Path run = recorded("night-1", 20);
        assertThat(captured.run(
                        "baseline",
                        "add",
                        run.toString(),
                        "--plan",
                        folder.resolve("arena.yaml").toString()))
                .isZero();
        assertThat(folder.resolve("baselines/arena/night-1.json")).exists();
        Files.copy(Path.of("scenarios/arena.yaml"), folder.resolve("arena.yaml"));
        assertThat(captured.run("baseline", "list", folder.resolve("arena.yaml").toString()))
                .isZero();
        assertThat(captured.progress()).contains("baselines in " + folder.resolve("baselines"));
        assertThat(captured.run(
                        "compare",
                        run.toString(),
                        "--plan",
                        folder.resolve("arena.yaml").toString()))
                .isZero();
        assertThat(captured.progress()).contains("1 comparable baseline runs in " + folder.resolve("baselines"));
    }

    private Path recorded(String id, int ms) {
        return WrittenRuns.write(
                folder,
                Runs.named(id)
                        .step("browse", 2000, response -> ms + response % 7)
                        .build());
    }

    private int baseline(String... arguments) {
        List<String> all = new ArrayList<>(List.of("baseline"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--baselines", folder.resolve("store").toString()));
        return captured.run(all.toArray(String[]::new));
    }
}
