package dev.onsale.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.peers.PairedProcesses.Cost;
import dev.onsale.peers.ProcessMeter.Metered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a response costs an injector that has half of a load, in CPU time of the cold whole process while the load goes on,
 * beside one that has a whole load of as many visitors.
 */
class ShardBench {
    private static final int PAIRS = Integer.getInteger("shards.pairs", 10);
    private static final int RATE = 1_000;
    private static final int SECONDS = 10;
    private static final int READY_WITHIN_SECONDS = 15;
    private static final long RUN_SECONDS_MAX = 90;

    @TempDir
    private Path folder;

    @Test
    void aResponseOfAShardToOneOfAWholeRun() throws Exception {
        OnsaleContender onsale = new OnsaleContender("onsale", Path.of("").toAbsolutePath(), true);
        onsale.prepare(folder);
        PairedProcesses processes = new PairedProcesses("shard", "whole run");
        try (TruthProcess server = new TruthProcess(List.of())) {
            processes.run(PAIRS, () -> cost(onsale, server, true), () -> cost(onsale, server, false));
        }
        assertThat(processes.during().low())
                .as("CPU of a response, shard to whole run")
                .isLessThanOrEqualTo(1);
    }

    private Cost cost(OnsaleContender onsale, TruthProcess server, boolean shard) throws Exception {
        Surge load = new Surge(server.address(), shard ? 2 * RATE : RATE, SECONDS);
        Path place = Files.createDirectories(folder.resolve(shard ? "shard" : "whole"));
        List<String> command = new ArrayList<>(onsale.command(load, place));
        if (shard) {
            command.addAll(List.of(
                    "--shard",
                    "0/2",
                    "--start-at",
                    Instant.now().plusSeconds(READY_WITHIN_SECONDS).toString()));
        }
        Metered metered = new ProcessMeter().run(command, place, RUN_SECONDS_MAX);
        Truth truth = Truth.of(server.address());
        assertThat(truth.requests()).as(metered.output()).hasSize(RATE * SECONDS);
        Figures figures = Figures.of(load, metered, truth, onsale.said(metered.output(), place), "");
        return new Cost(figures.cpuDuring(), figures.cpu());
    }
}
