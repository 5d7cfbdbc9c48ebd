package dev.onsale.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.peers.ProcessMeter.Metered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * New visitors, one request each, from onsale and from other injectors, in turns, each a whole cold process; and what the
 * server saw. {@code -Dpeers=onsale-words,Gatling} picks some, {@code -Dpeers.rounds}, {@code -Dpeers.rate} and
 * {@code -Dpeers.seconds} are smaller or larger; {@code -Dpeers.other=FOLDER,…} adds other versions of onsale;
 * {@code -Dpeers.stall=10000,2000} lets the server stall, 10 s after the first request for 2 s.
 */
class PeersBench {
    private static final int ROUNDS = Integer.getInteger("peers.rounds", 5);
    private static final int RATE = Integer.getInteger("peers.rate", 1_000);
    private static final int SECONDS = Integer.getInteger("peers.seconds", 20);
    private static final long RUN_SECONDS_MAX = 120;
    private static final String CORES = System.getProperty("peers.cores", "");

    @TempDir
    private Path folder;

    private static List<Contender> contenders() {
        Path here = Path.of("").toAbsolutePath();
        List<Contender> all = new ArrayList<>(List.of(
                new OnsaleContender("onsale", here, false),
                new OnsaleContender("onsale-words", here, true),
                new StockContender(),
                new JarContender("Hyperfoil", "hyperfoil", "new"),
                new JarContender("Hyperfoil-pooled", "hyperfoil", "pooled"),
                new JarContender("JMeter", "jmeter", "")));
        String other = System.getProperty("peers.other");
        for (String folder : other == null ? new String[0] : other.split(",")) {
            Path home = Path.of(folder).toAbsolutePath();
            all.add(new OnsaleContender("onsale@" + home.getFileName(), home, false));
            all.add(new OnsaleContender("onsale-words@" + home.getFileName(), home, true));
        }
        String wanted = System.getProperty("peers");
        return wanted == null
                ? all
                : all.stream()
                        .filter(contender -> List.of(wanted.split(",")).contains(contender.name()))
                        .toList();
    }

    @Test
    void wholeColdProcesses() throws Exception {
        Map<Contender, List<Figures>> figures = new LinkedHashMap<>();
        for (Contender contender : contenders()) {
            try {
                contender.prepare(folder);
                figures.put(contender, new ArrayList<>());
            } catch (IOException missing) {
                System.out.println(contender.name() + " is left out: " + missing.getMessage());
            }
        }
        try (TruthProcess server = new TruthProcess(stall())) {
            Surge surge = new Surge(server.address(), RATE, SECONDS);
            // The round before the first: caches of files, and what is learned of a plain simulation.
            for (int round = 0; round <= ROUNDS; round++) {
                for (Contender contender : figures.keySet()) {
                    Figures one = run(contender, surge);
                    System.out.print(Figures.row(contender.name() + " " + round, List.of(one)));
                    if (round > 0) {
                        figures.get(contender).add(one);
                    }
                }
            }
        }
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, "%n%,d new visitors/s for %d s, medians of %d%n%n", RATE, SECONDS, ROUNDS));
        table.append(Figures.header());
        figures.forEach((contender, runs) -> table.append(Figures.row(contender.name(), runs)));
        System.out.println(table);
        assertThat(figures.values()).allSatisfy(runs -> assertThat(runs).hasSize(ROUNDS));
    }

    private static List<String> stall() {
        String stall = System.getProperty("peers.stall");
        return stall == null ? List.of() : List.of(stall.split(","));
    }

    private Figures run(Contender contender, Surge surge) throws Exception {
        Path place = Files.createDirectories(folder.resolve(contender.name() + "-run"));
        List<String> command = new ArrayList<>(CORES.isEmpty() ? List.<String>of() : List.of("taskset", "-c", CORES));
        command.addAll(contender.command(surge, place));
        Metered metered = new ProcessMeter().run(command, place, RUN_SECONDS_MAX);
        Truth truth = Truth.of(surge.target());
        assertThat(truth.requests()).as(metered.output()).isNotEmpty();
        return Figures.of(
                surge, metered, truth, contender.said(metered.output(), place), contender.remarks(metered.output()));
    }
}
