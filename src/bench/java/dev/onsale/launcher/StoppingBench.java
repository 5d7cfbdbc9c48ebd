package dev.onsale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.launcher.StoppedCommand.Instant;
import dev.onsale.launcher.StoppedCommand.Seen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code run}, {@code gate} and {@code rehearse}, asked to end at 63 instants spread over their phases, a third of them
 * between the last response and the verdict: none may tell a verdict that is not true.
 */
class StoppingBench {
    private static final Seen CONFIRMING = Seen.said("confirming");

    /** From a run's last response to its verdict. */
    private static final List<Seen> ENDING = List.of(
            new Seen("latency.hlog", ""),
            new Seen("run.json", ""),
            new Seen("run.json", "\"judgement\""),
            new Seen("summary.md", ""));

    @TempDir
    private Path folder;

    private int stopped;

    @Test
    void run() throws Exception {
        try (SmallSale sale = new SmallSale()) {
            String plan = sale.writePlan(folder).toString();
            stop(
                    instants(
                            Map.of(
                                    Seen.STARTED,
                                    List.of(0, 100, 400, 900, 1_600, 2_500, 4_000),
                                    Seen.LOADING,
                                    List.of(0, 200, 500, 800, 1_200, 1_700, 2_200)),
                            7),
                    "run",
                    plan);
        }
    }

    @Test
    void gate() throws Exception {
        try (SmallSale sale = new SmallSale()) {
            String plan = sale.writePlan(folder).toString();
            String onsale = Path.of("onsale").toAbsolutePath().toString();
            for (int learnt = 0; learnt < 3; learnt++) {
                LaunchedProcess learning =
                        LaunchedProcess.run(folder, Map.of(), List.of(onsale, "gate", plan, "--learn"));
                assertThat(learning.status()).as(learning.stderr()).isZero();
            }
            sale.candidateTakes(150);
            stop(
                    instants(
                            Map.of(
                                    Seen.STARTED,
                                    List.of(200, 1_200, 3_000),
                                    Seen.LOADING,
                                    List.of(0, 600, 1_800),
                                    CONFIRMING,
                                    List.of(0, 500, 1_500, 3_000, 5_000, 7_000, 9_000, 12_000)),
                            7),
                    "gate",
                    plan);
        }
    }

    @Test
    void rehearse() throws Exception {
        stop(
                instants(
                        Map.of(
                                Seen.STARTED,
                                List.of(300, 1_500, 2_500, 3_500, 5_000, 7_000, 9_000),
                                Seen.LOADING,
                                List.of(0, 1_000, 5_000, 10_000, 15_000, 20_000, 24_000)),
                        7),
                "rehearse",
                "scenarios/club.yaml");
    }

    /** @param late how many of them between the last response and the verdict */
    private static List<Instant> instants(Map<Seen, List<Integer>> early, int late) {
        List<Instant> instants = new ArrayList<>();
        early.forEach((seen, later) -> later.forEach(ms -> instants.add(new Instant(seen, ms))));
        Stream.iterate(0, number -> number + 1)
                .limit(late)
                .forEach(number -> instants.add(new Instant(ENDING.get(number % ENDING.size()), 25L * (number / 4))));
        return instants;
    }

    private void stop(List<Instant> instants, String... command) throws Exception {
        for (Instant instant : instants) {
            Path own = StoppedCommand.madeIn(folder, "stop-" + stopped);
            boolean terminal = stopped++ % 2 == 0;
            System.out.println(command[0] + " "
                    + new StoppedCommand(own, command).stopAt(instant, terminal ? "INT" : "TERM", terminal));
        }
    }
}
