package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import com.sun.management.OperatingSystemMXBean;
import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.GatlingSettings;
import dev.onsale.gatling.Program;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Shape;
import dev.onsale.record.live.LiveRecord;
import dev.onsale.record.live.PhaseBoundary;
import io.gatling.app.Runner;
import io.gatling.commons.util.DefaultClock;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.cli.GatlingArgs;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import scala.Option;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/** Measures its own CPU time while it sends one load in three ways, turn by turn: {@code responder-URL rounds warm-ups}. */
final class TapMeasurement {

    static final String TARGET = "bench.target";
    static final double RATE = 1_000;

    /** As many as a fan sends who buys: join, two polls, event, seat map, hold, order, payment. */
    private static final int REQUESTS_EACH = 8;

    static final Duration LENGTH = Duration.ofSeconds(3);
    private static final int STOCK_LOOPS_PER_CORE = 2;
    private static final long RESPONSES = Math.round(RATE * LENGTH.toSeconds() * REQUESTS_EACH);
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private TapMeasurement() {}

    private interface Load {
        /** How many responses there were. */
        long send(Path folder) throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty(TARGET, arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        int warmUps = Integer.parseInt(arguments[2]);
        List<Load> loads = List.of(
                folder -> ours(folder, false, true),
                folder -> ours(folder, true, true),
                TapMeasurement::stock,
                folder -> ours(folder, false, false));
        for (int round = 0; round < rounds + warmUps; round++) {
            double[] seconds = new double[loads.size()];
            for (int turn = 0; turn < loads.size(); turn++) {
                // Whoever comes next finds the other's garbage: take turns at coming first.
                int load = (round + turn) % loads.size();
                seconds[load] = cpuSecondsPer10k(loads.get(load));
            }
            if (round >= warmUps) {
                System.out.printf(
                        Locale.ROOT, "round %.4f %.4f %.4f %.4f%n", seconds[0], seconds[1], seconds[2], seconds[3]);
            }
        }
        System.exit(0);
    }

    static ScenarioBuilder journey() {
        return scenario("bench")
                .repeat(REQUESTS_EACH / 2)
                .on(exec(http("get").get("/").check(jsonPath("$.token").saveAs("token")))
                        .exec(http("post")
                                .post("/")
                                .body(StringBody("{\"token\":\"#{token}\"}"))
                                .asJson()
                                .check(jsonPath("$.place").optional().saveAs("place"))));
    }

    private static double cpuSecondsPer10k(Load load) throws IOException {
        Path folder = Files.createTempDirectory("bench-");
        long before = SYSTEM.getProcessCpuTime();
        long responses = load.send(folder);
        double seconds = (SYSTEM.getProcessCpuTime() - before) / 1e9;
        if (responses != RESPONSES) {
            throw new AssertionError(responses + " responses");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return seconds * 10_000 / responses;
    }

    /**
     * All that a run of onsale does between its first visitor and its files on the disk.
     *
     * @param probed watched, like every run, for the injector's own health, which stock Gatling does not look at
     * @param bounded whether each response is recorded with what the injector may have added to it
     */
    private static long ours(Path folder, boolean probed, boolean bounded) {
        ArrivalSchedule schedule =
                ArrivalSchedule.of(List.of(new Arrival("doors", RATE, RATE, LENGTH, Shape.CONSTANT)), 1);
        InjectorProbe probe = new InjectorProbe();
        Interlock interlock = new Interlock(Set.of());
        EventLoopGroup loops = bounded
                ? EventLoops.passing(interlock, Injector.loopThreads())
                : EventLoops.withoutTurns(interlock, Injector.loopThreads());
        try (LiveRecord record =
                new LiveRecord(List.of(new PhaseBoundary("doors", 0)), folder, System::currentTimeMillis)) {
            RunTap tap = new RunTap(schedule, record, probe, true);
            if (probed) {
                probe.start(loops);
            }
            new GatlingEngine(loops, tap)
                    .run(
                            new Program.Content(
                                    () -> journey().injectOpen(GatlingEngine.exactly(schedule, tap::loadStarted)),
                                    () -> http.baseUrl(System.getProperty(TARGET))
                                            .acceptHeader("application/json"),
                                    LENGTH.multipliedBy(10)),
                            () -> {},
                            () -> {});
            return record.finish().responses();
        } finally {
            Injector.close(loops);
        }
    }

    /** Gatling as it comes, with its file writer, without its console and its reports. */
    private static long stock(Path folder) throws IOException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                STOCK_LOOPS_PER_CORE * Runtime.getRuntime().availableProcessors(),
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        ActorSystem actors = new ActorSystem();
        GatlingArgs arguments = new GatlingArgs(
                Option.apply(StockSimulation.class.getName()),
                Option.empty(),
                true,
                Option.empty(),
                Option.apply(folder),
                Option.empty(),
                Option.empty());
        GatlingConfiguration configuration =
                GatlingConfiguration.loadForTest(CollectionConverters.asScala(List.<Tuple2<String, ?>>of(
                                new Tuple2<>("gatling.data.writers", List.of("file")),
                                new Tuple2<>("gatling.data.enableAnalytics", false),
                                new Tuple2<>("gatling.http.warmUpUrl", "")))
                        .toSeq());
        try {
            new Runner(actors, loops, new DefaultClock(), arguments, configuration) {
                @Override
                public void displayVersionWarning() {
                    // It would ask its makers which version is the latest.
                }
            }.run();
        } finally {
            actors.close();
            Injector.close(loops);
            // Gatling keeps its settings in a global, and the next engine would write its file too.
            GatlingSettings.ofProperties().followed();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            if (files.noneMatch(
                    file -> file.endsWith("simulation.log") && file.toFile().length() > 100_000)) {
                throw new AssertionError("stock Gatling has written no simulation.log");
            }
        }
        return RESPONSES;
    }
}
