package dev.onsale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.launcher.StoppedCommand.Instant;
import dev.onsale.launcher.StoppedCommand.Seen;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.baseline.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code run}, {@code gate} and {@code rehearse}, asked to end at 71 instants spread over their phases, a third of them
 * between the last response and the verdict: none may tell a verdict that is not true. Whatever it left can be read:
 * every run that has a {@code run.json} is reported, and every baseline listed; and nothing that it started is left, nor
 * anything of a practice box office on the disk.
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

    private static String onsale() {
        return Path.of("onsale").toAbsolutePath().toString();
    }

    /** A cache of its own, so that what box offices leave there is theirs. */
    private Map<String, String> environment() {
        return Map.of("ONSALE_JAVA_OPTS", "-Donsale.cache=" + cache());
    }

    private Path cache() {
        return folder.resolve("cache");
    }

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
            for (int learnt = 0; learnt < 3; learnt++) {
                LaunchedProcess learning =
                        LaunchedProcess.run(folder, environment(), List.of(onsale(), "gate", plan, "--learn"));
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

    /** While a run is being added to the store beside the plan, which is new each time: a whole one takes no more. */
    @Test
    void learning() throws Exception {
        try (SmallSale sale = new SmallSale()) {
            for (Instant instant : instants(Map.of(Seen.LOADING, List.of(1_500)), 7)) {
                Path plan = sale.writePlan(StoppedCommand.madeIn(folder, "learn-" + stopped));
                stop(List.of(instant), "gate", plan.toString(), "--learn");
                requireWholeStore(plan.resolveSibling("baselines"));
            }
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
            StoppedCommand asked = new StoppedCommand(own, environment(), command);
            System.out.println(command[0] + " " + asked.stopAt(instant, terminal ? "INT" : "TERM", terminal));
            for (Path run : asked.directories()) {
                requireReported(run);
            }
            requireWholeStore(asked.store());
            requireEmpty(cache().resolve("runs"));
        }
    }

    /** One that was stopped before its record was whole says so. */
    private void requireReported(Path run) throws Exception {
        LaunchedProcess report =
                LaunchedProcess.run(folder, environment(), List.of(onsale(), "report", run.toString()));
        boolean recorded = Files.exists(run.resolve("run.json"));
        assertThat(report.status()).as(report.stderr()).isEqualTo(recorded ? 0 : 64);
        assertThat(recorded ? report.stdout() : report.stderr())
                .as(run.toString())
                .isNotBlank();
    }

    /** Every baseline in it is whole, and there is no other. */
    private void requireWholeStore(Path root) throws Exception {
        BaselineStore store = new BaselineStore(root);
        for (String plan : store.plans()) {
            List<StoredRun> runs = store.list(plan);
            assertThat(runs).allSatisfy(run -> {
                assertThat(run.problem()).isNull();
                assertThat(Objects.requireNonNull(run.summary()).measured().aborted())
                        .isNull();
            });
            LaunchedProcess listed = LaunchedProcess.run(
                    folder, environment(), List.of(onsale(), "baseline", "list", plan, "--baselines", root.toString()));
            assertThat(listed.status()).as(listed.stderr()).isZero();
            assertThat(listed.stdout().lines()).hasSize(runs.size());
        }
    }

    /** What a box office keeps on the disk while it runs. */
    private static void requireEmpty(Path runs) throws Exception {
        if (Files.isDirectory(runs)) {
            try (Stream<Path> left = Files.list(runs)) {
                assertThat(left).isEmpty();
            }
        }
    }
}
