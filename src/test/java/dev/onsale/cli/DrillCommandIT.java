package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.DrillRecord;
import dev.onsale.record.Payments;
import dev.onsale.record.files.DrillLog;
import dev.onsale.record.files.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One whole drill in a process of its own, since a drill keeps its process to cores of its own. */
@Tag("alone")
@Tag("nightly")
class DrillCommandIT {
    private static final String PLAN = """
            plan: counters
            scenario: %s
            target: practice
            seed: 20241014
            pace: 40
            sale:
              event: theatre
              seats: 1500
              ticketTypes: 8
              doorsAt: 0s
              holdFor: 2m
              maxPerOrder: 5
              outflow: 20/s
            beforeRun:
              - practice: reset
            warmUp: { rate: 20/s, for: 1s }
            arrivals:
              - { phase: doors, rate: 24/s, for: 5s }
            drain: 5s
            visitors: { fan: 56%%, clerk: 34%%, clerkByHand: 7%%, backOffice: 3%% }
            budgets:
              sell: { errors: 5%% }
              print: { errors: 5%% }
            gate:
              minShift: 500ms
              percentiles: [50]
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aDrillIsCaughtNamedAndQuietAndItsPaymentsAreCounted() throws Exception {
        Path plan = Files.writeString(
                folder.resolve("counters.yaml"),
                PLAN.formatted(Path.of("scenarios/drills/InPersonOnSale.java").toAbsolutePath()));
        Path reports = folder.resolve("reports");

        Path said = folder.resolve("said.txt");
        int status = onsale(
                said,
                "drill",
                "spektrix-2024-box-office-app",
                "--strength",
                "1",
                "--plan",
                plan.toString(),
                "--reports",
                reports.toString());

        assertThat(status).as(() -> read(said)).isZero();
        assertThat(read(said))
                .containsSubsequence(
                        "PASSED  spektrix-2024-box-office-app at strength 1, plan counters",
                        "Caught         yes: fail, ",
                        "Named          1st of ",
                        "Payments       ",
                        " lost, 0 charged twice",
                        "Quiet          yes, with nothing wrong: ");

        DrillRecord drill = new DrillLog(reports).read().drills().get(0);
        DrillRecord.Trial faulty = drill.faulty();
        assertThat(faulty).isNotNull();
        Payments payments =
                RunReader.readSummary(reports.resolve(faulty.run())).observed().payments();
        assertThat(payments).isEqualTo(faulty.payments()).isNotNull();
        assertThat(payments.paid()).isPositive();
    }

    private static int onsale(Path said, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Donsale.chosen=0",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.onsale.cli.Main"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(6, TimeUnit.MINUTES))
                    .as(() -> read(said))
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroy();
        }
    }

    private static String read(Path said) {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
