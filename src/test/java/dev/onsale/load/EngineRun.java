package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.Program;
import dev.onsale.gatling.http.OpenRequests;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Shape;
import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Runs an engine against a scripted server, and keeps what it told. */
final class EngineRun {

    private static final Duration HANGS = ofSeconds(60);

    final HearingTap tap = new HearingTap();
    OpenRequests open = new OpenRequests(System::currentTimeMillis);
    final AtomicLong loadStartMs = new AtomicLong();
    final CountDownLatch atTheEnd = new CountDownLatch(1);

    interface Arrangement {
        void with(GatlingEngine engine);
    }

    interface Task {
        void run() throws InterruptedException;
    }

    void run(Arrangement arrangement, ScriptedServer server, ArrivalSchedule schedule, Supplier<ChainBuilder> journey) {
        run(arrangement, () -> {}, server, schedule, journey);
    }

    void run(
            Arrangement arrangement,
            Runnable justBeforeLoad,
            ScriptedServer server,
            ArrivalSchedule schedule,
            Supplier<ChainBuilder> journey) {
        EventLoops loops = EventLoops.passing(new Interlock(Set.of()), 2);
        try {
            open = new OpenRequests(System::currentTimeMillis);
            GatlingEngine engine = new GatlingEngine(loops, tap, open);
            arrangement.with(engine);
            Program.Content content = new Program.Content(
                    () -> scenario("visitors")
                            .exec(journey.get())
                            .injectOpen(GatlingEngine.exactly(schedule, loadStartMs::set)),
                    () -> http.baseUrl(server.address().toString()),
                    ofSeconds(90));
            assertTimeoutPreemptively(HANGS, () -> engine.run(content, justBeforeLoad, atTheEnd::countDown));
        } finally {
            Injector.close(loops);
        }
    }

    static void onAThread(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    static ChainBuilder visit() {
        return exec(session -> session.set("user", session.userId()))
                .exec(http("visit").get("/visitors/#{user}"));
    }

    static ArrivalSchedule schedule(double perSecond, Duration lasting) {
        return ArrivalSchedule.of(List.of(new Arrival("doors", perSecond, perSecond, lasting, Shape.CONSTANT)), 1);
    }
}
