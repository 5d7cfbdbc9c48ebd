package dev.onsale.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.peers.ProcessMeter.Metered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a response costs an injector that has half of a load, in CPU time of the cold whole process while the load goes on,
 * beside one that has a whole load of as many visitors: interleaved pairs, the order changed from one to the next. Printed is
 * the mean ratio with its 90 % interval (paired, of logarithms, by Student's t).
 */
class ShardBench {
    private static final int PAIRS = Integer.getInteger("shards.pairs", 10);
    private static final int RATE = 1_000;
    private static final int SECONDS = 10;
    private static final int READY_WITHIN_SECONDS = 15;
    private static final long RUN_SECONDS_MAX = 90;
    private static final double CONFIDENCE = 0.90;

    @TempDir
    private Path folder;

    private record Cost(double during, double whole) {}

    @Test
    void aResponseOfAShardToOneOfAWholeRun() throws Exception {
        OnsaleContender onsale = new OnsaleContender("onsale", Path.of("").toAbsolutePath(), true);
        onsale.prepare(folder);
        List<Double> during = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        try (TruthProcess server = new TruthProcess(List.of())) {
            // The pair before the first is not measured: caches of files.
            for (int pair = 0; pair <= PAIRS; pair++) {
                boolean shardFirst = pair % 2 == 0;
                Cost first = cost(onsale, server, shardFirst);
                Cost second = cost(onsale, server, !shardFirst);
                Cost shard = shardFirst ? first : second;
                Cost run = shardFirst ? second : first;
                System.out.printf(
                        Locale.ROOT,
                        "pair %d: CPU s per 10,000 responses, shard and whole run: during the load %.3f and %.3f, process"
                                + " %.3f and %.3f%n",
                        pair,
                        shard.during(),
                        run.during(),
                        shard.whole(),
                        run.whole());
                if (pair > 0) {
                    during.add(Math.log(shard.during() / run.during()));
                    whole.add(Math.log(shard.whole() / run.whole()));
                }
            }
        }
        System.out.println("shard / whole run, during the load " + told(during) + "; process " + told(whole));
        assertThat(low(during)).as("CPU of a response, shard to whole run").isLessThanOrEqualTo(1);
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

    private static String told(List<Double> logs) {
        double mean = mean(logs);
        return String.format(
                Locale.ROOT,
                "%.3f (%.0f %% interval %.3f to %.3f, %d pairs)",
                Math.exp(mean),
                100 * CONFIDENCE,
                low(logs),
                Math.exp(mean + margin(logs)),
                logs.size());
    }

    private static double low(List<Double> logs) {
        return Math.exp(mean(logs) - margin(logs));
    }

    private static double mean(List<Double> logs) {
        return logs.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double margin(List<Double> logs) {
        double mean = mean(logs);
        double variance =
                logs.stream().mapToDouble(log -> Math.pow(log - mean, 2)).sum() / (logs.size() - 1);
        return TDistribution.of(logs.size() - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
                * Math.sqrt(variance / logs.size());
    }
}
