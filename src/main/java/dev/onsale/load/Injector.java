package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.Program;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Shape;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.netty.channel.EventLoopGroup;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * This process as an injector. The first seconds of a cold one look like a slow target (at 3,000 visitors/s the first
 * second's p99 was 314 ms cold and 1 ms warm). Therefore it warms up on a local responder before the first run, until a
 * response no longer becomes cheaper and visitors start on time.
 */
public final class Injector {

    private static final double WARM_UP_PER_SECOND = 1_000;
    private static final Duration WARM_UP_LENGTH_MAX = Duration.ofSeconds(3);
    private static final int LOOPS_MIN = 2;
    private static final long SHUTDOWN_SECONDS = 5;

    private boolean warm;

    /** Warms up this process, once; takes some seconds of CPU time. */
    public void warmUp() {
        warmUp(() -> false);
    }

    /**
     * The same, but can be skipped.
     *
     * @param unless checked before it begins: if true, nothing is warmed up, because nothing will be sent
     */
    public synchronized void warmUp(BooleanSupplier unless) {
        if (warm || unless.getAsBoolean()) {
            return;
        }
        ArrivalSchedule schedule = ArrivalSchedule.of(
                List.of(new Arrival(
                        "warm-up", WARM_UP_PER_SECOND, WARM_UP_PER_SECOND, WARM_UP_LENGTH_MAX, Shape.CONSTANT)),
                0);
        WarmUpWatch watch = new WarmUpWatch(schedule);
        try (LoopbackResponder responder = new LoopbackResponder()) {
            EventLoopGroup loops = EventLoops.passing(new Interlock(Set.of()), loopThreads());
            GatlingEngine engine = new GatlingEngine(loops, watch);
            try {
                engine.run(
                        warmUpContent(responder.address(), schedule, watch),
                        () -> watch.begin(() -> engine.stop("warm")),
                        watch::end);
            } finally {
                close(loops);
            }
        }
        warm = true;
    }

    /**
     * Collects garbage before a load begins. Garbage of earlier runs and of this run's preparation would otherwise be
     * collected in the middle of a surge: some 90 ms in which nobody starts, in every second run of a drill.
     */
    static void settle() {
        System.gc();
    }

    /**
     * One event loop per core. Gatling's default of two per core makes them wake each other up; each loop is watched.
     * At least two, so that one cannot block everything.
     */
    static int loopThreads() {
        return Math.max(LOOPS_MIN, Runtime.getRuntime().availableProcessors());
    }

    static void close(EventLoopGroup loops) {
        loops.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static Program.Content warmUpContent(URI responder, ArrivalSchedule schedule, WarmUpWatch watch) {
        return new Program.Content(
                () -> journey().injectOpen(GatlingEngine.exactly(schedule, watch::startedAt)),
                () -> http.baseUrl(responder.toString()).acceptHeader("application/json"),
                WARM_UP_LENGTH_MAX.multipliedBy(3));
    }

    static ScenarioBuilder journey() {
        return scenario("warm-up")
                .exec(
                        exec(http("get")
                                .get("/")
                                .check(
                                        status().saveAs("status"),
                                        jsonPath("$.token").saveAs("token"))),
                        exec(http("post")
                                .post("/")
                                .body(StringBody("{\"token\":\"#{token}\"}"))
                                .asJson()
                                .check(jsonPath("$.place").optional().saveAs("place"))));
    }
}
