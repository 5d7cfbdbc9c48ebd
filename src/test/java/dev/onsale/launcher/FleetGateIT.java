package dev.onsale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.files.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet learns its baseline, and confirms by fresh pairs what it flags: every run of it by two injectors. */
@Tag("alone")
@Tag("nightly")
class FleetGateIT {
    private static final int INJECTORS = 2;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatIsFlaggedIsConfirmedByFreshPairsOfTheFleet() throws Exception {
        try (SmallSale sale = new SmallSale()) {
            Path plan = sale.writePlan(folder);
            Files.writeString(plan, Files.readString(plan).replace("confirmPairs: 2", "confirmPairs: 5"));
            for (int night = 1; night <= 3; night++) {
                LaunchedProcess learned = fleet(plan, "--learn");
                assertThat(learned.status())
                        .as(learned.stdout() + learned.stderr())
                        .isZero();
            }
            LaunchedProcess clean = fleet(plan, "--gate");
            assertThat(clean.status()).as(clean.stdout() + clean.stderr()).isZero();
            assertThat(clean.stdout()).startsWith("PASS");
            int before = runs().size();

            sale.candidateTakes(25);
            LaunchedProcess slow = fleet(plan, "--gate");
            assertThat(slow.status()).as(slow.stdout() + slow.stderr()).isEqualTo(1);
            assertThat(slow.stdout()).startsWith("FAIL").contains("fresh pairs");
            List<Path> runs = runs();
            assertThat(runs.size()).as("a candidate and three pairs at least").isGreaterThanOrEqualTo(before + 7);
            for (Path run : runs) {
                assertThat(Objects.requireNonNull(
                                        RunReader.read(run).summary().attached().fleet())
                                .injectors())
                        .as("%s", run)
                        .hasSize(INJECTORS);
            }
        }
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("reports"))) {
            return all.filter(run -> Files.exists(run.resolve("run.json"))).toList();
        }
    }

    private LaunchedProcess fleet(Path plan, String what) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of("onsale").toAbsolutePath().toString(),
                "fleet",
                plan.toString(),
                "--injectors",
                Integer.toString(INJECTORS),
                what,
                "--baselines",
                folder.resolve("baselines").toString(),
                "--reports",
                folder.resolve("reports").toString(),
                "--no-color"));
        return LaunchedProcess.run(folder, Map.of(), command);
    }
}
