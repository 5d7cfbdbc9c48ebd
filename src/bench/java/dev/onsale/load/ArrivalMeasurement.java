package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.Program;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Shape;
import dev.onsale.record.live.LiveRecord;
import dev.onsale.record.live.PhaseBoundary;
import dev.onsale.record.machine.InjectorHealth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Sends 1,000 visitors a second to the stamping server at a port, and tells both sides second by second. */
final class ArrivalMeasurement {

    private static final double RATE = 1_000;
    private static final int SECONDS = 10;
    private static final int WARM_UP_SECONDS = 4;

    private ArrivalMeasurement() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String target = "http://127.0.0.1:" + arguments[0];
        new Injector().warmUp();
        // A cold server would see the first visitors late, whenever they came.
        arrive(target, schedule(WARM_UP_SECONDS));
        stamps(target);
        ArrivalSchedule schedule = schedule(SECONDS);
        Arrived arrived = arrive(target, schedule);
        tell(schedule, arrived.loadStartMs(), stamps(target), arrived.health());
        System.exit(0);
    }

    private record Arrived(long loadStartMs, InjectorHealth health) {}

    private static ArrivalSchedule schedule(int seconds) {
        return ArrivalSchedule.of(
                List.of(new Arrival("doors", RATE, RATE, Duration.ofSeconds(seconds), Shape.CONSTANT)), 1);
    }

    private static Arrived arrive(String target, ArrivalSchedule schedule) throws IOException {
        InjectorProbe probe = new InjectorProbe();
        EventLoops loops = EventLoops.passing(new Interlock(Set.of()), Injector.loopThreads());
        Path folder = Files.createTempDirectory("bench-");
        try (LiveRecord record =
                new LiveRecord(List.of(new PhaseBoundary("doors", 0)), folder, System::currentTimeMillis)) {
            RunTap tap = new RunTap(schedule, record, probe, true);
            probe.start(loops);
            new GatlingEngine(loops, tap)
                    .run(
                            new Program.Content(
                                    () -> scenario("arrivals")
                                            .exec(exec(http("arrive").get("/")))
                                            .injectOpen(GatlingEngine.exactly(schedule, tap::loadStarted)),
                                    () -> http.baseUrl(target),
                                    Duration.ofSeconds(3L * SECONDS)),
                            () -> {},
                            () -> {});
            return new Arrived(tap.loadStartMs(), probe.stop());
        } finally {
            Injector.close(loops);
            Files.delete(folder);
        }
    }

    private static void tell(ArrivalSchedule schedule, long loadStartMs, double[] stampsMs, InjectorHealth health) {
        // A constant way to the server is no unpunctuality: what is left of it is.
        double[] way = new double[Math.min(stampsMs.length, schedule.visitors())];
        double[] cameMs =
                Arrays.stream(stampsMs).map(ms -> ms - loadStartMs).sorted().toArray();
        for (int visitor = 0; visitor < way.length; visitor++) {
            way[visitor] = cameMs[visitor] - schedule.offsetNanos(visitor) / 1e6;
        }
        double wayMs = Arrays.stream(way).sorted().toArray()[way.length / 2];
        long[] planned = new long[SECONDS + 1];
        long[] seen = new long[SECONDS + 1];
        for (int visitor = 0; visitor < schedule.visitors(); visitor++) {
            planned[(int) (schedule.offsetNanos(visitor) / 1_000_000_000L)]++;
        }
        for (double ms : cameMs) {
            seen[(int) Math.max(0, Math.min(SECONDS, (ms - wayMs) / 1_000))]++;
        }
        System.out.println("planned " + joined(planned));
        System.out.println("seen " + joined(seen));
        System.out.printf(
                Locale.ROOT,
                "lag %.3f %.3f %.3f %.3f%n",
                health.startLagMs().get(50.0),
                health.startLagMs().get(99.0),
                health.startLagMs().get(100.0),
                wayMs);
    }

    private static double[] stamps(String target) throws IOException, InterruptedException {
        String micros = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(target + "/stamps")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return Arrays.stream(micros.split(","))
                .mapToDouble(stamp -> Long.parseLong(stamp) / 1_000.0)
                .toArray();
    }

    private static String joined(long[] counts) {
        return Arrays.stream(counts).mapToObj(Long::toString).collect(Collectors.joining(","));
    }
}
