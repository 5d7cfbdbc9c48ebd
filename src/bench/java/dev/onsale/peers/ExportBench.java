package dev.onsale.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.load.CollectorProcess;
import dev.onsale.load.LoadJvm;
import dev.onsale.peers.PairedProcesses.Cost;
import dev.onsale.peers.ProcessMeter.Metered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a live export ({@code --otlp}, once a second) costs a user's injector, a cold process that compiles the export's code
 * while the load goes on, beside the same run without.
 */
class ExportBench {
    private static final int PAIRS = Integer.getInteger("export.pairs", 10);
    private static final int RATE = 1_000;
    private static final int SECONDS = 10;
    private static final long RUN_SECONDS_MAX = 90;
    private static final double RATIO_MAX = 1.03;

    @TempDir
    private Path folder;

    @Test
    void aResponseWithAnExportToOneWithout() throws Exception {
        OnsaleContender onsale = new OnsaleContender("onsale", Path.of("").toAbsolutePath(), true);
        onsale.prepare(folder);
        PairedProcesses processes = new PairedProcesses("with an export", "without");
        try (TruthProcess server = new TruthProcess(List.of());
                LoadJvm collector = LoadJvm.running(CollectorProcess.class, List.of())) {
            String address = collector.next("address");
            processes.run(
                    PAIRS,
                    () -> cost(onsale, server, List.of("--otlp", address)),
                    () -> cost(onsale, server, List.of()));
        }
        assertThat(processes.during().mean())
                .as("CPU of a response, with an export to without")
                .isLessThanOrEqualTo(RATIO_MAX);
    }

    private Cost cost(OnsaleContender onsale, TruthProcess server, List<String> export) throws Exception {
        Surge load = new Surge(server.address(), RATE, SECONDS);
        Path place = Files.createDirectories(folder.resolve(export.isEmpty() ? "without" : "with"));
        List<String> command = new ArrayList<>(onsale.command(load, place));
        command.addAll(export);
        Metered metered = new ProcessMeter().run(command, place, RUN_SECONDS_MAX);
        Truth truth = Truth.of(server.address());
        assertThat(truth.requests()).as(metered.output()).hasSize(RATE * SECONDS);
        assertThat(metered.output().contains("exports sent")).isEqualTo(!export.isEmpty());
        Figures figures = Figures.of(load, metered, truth, onsale.said(metered.output(), place), "");
        return new Cost(figures.cpuDuring(), figures.cpu());
    }
}
