package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.http.OpenRequests;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.plan.ArrivalSchedule;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The contract with the place at which the pinned Gatling hands its requests to its client. */
class HeardSendsTest {

    private static final long HANGS_MS = 120_000;

    private final EngineRun gatling = new EngineRun();

    @Test
    void everyRequestThatWasSentIsToldOfOrLeftOpen() {
        ArrivalSchedule schedule = EngineRun.schedule(40, ofSeconds(1));
        try (ScriptedServer server = ScriptedServer.answering(request -> {
            int visitor = Integer.parseInt(request.path().replace("/visitors/", ""));
            return switch (visitor % 4) {
                case 0 -> Answer.silence();
                case 1 -> Answer.of(500);
                case 2 -> Answer.of(200).after(HANGS_MS);
                default -> Answer.of(200);
            };
        })) {
            gatling.run(
                    engine -> EngineRun.onAThread(() -> stopWhen(engine, server, 40)),
                    server,
                    schedule,
                    EngineRun::visit);
            assertThat(server.received()).hasSizeGreaterThanOrEqualTo(40);
        }
        assertThat(gatling.open.count()).isEqualTo(40);
        assertThat(gatling.tap.responses()).hasSize(30);
        assertThat(gatling.tap.left()).hasSize(10).allSatisfy(left -> {
            assertThat(left.name()).isEqualTo("visit");
            assertThat(left.sentEpochMs()).isBetween(gatling.loadStartMs.get(), System.currentTimeMillis());
        });
    }

    @Test
    void resourcesAndRedirectsAreRequestsOfTheirOwnAndSilentOnesAreNone() {
        try (ScriptedServer server = ScriptedServer.answering(request -> switch (request.path()) {
            case "/page" -> Answer.redirect("/moved");
            case "/logo.png", "/silent" -> Answer.of(200).after(HANGS_MS);
            default -> Answer.of(200);
        })) {
            gatling.run(
                    engine -> EngineRun.onAThread(() -> stopWhen(engine, server, 4)),
                    server,
                    EngineRun.schedule(1, ofSeconds(1)),
                    HeardSendsTest::page);
            assertThat(server.received()).hasSize(4);
        }
        assertThat(gatling.tap.responses()).extracting(HearingTap.Heard::step).contains("page", "page Redirect 1");
        assertThat(gatling.tap.left()).extracting(OpenRequests.Left::name).containsExactly("logo");
    }

    @Test
    void whatCouldNotBeBuiltIsSentNowhereButCounted() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            gatling.run(
                    engine -> {},
                    server,
                    EngineRun.schedule(10, ofSeconds(1)),
                    () -> exec(http("pay").get("/pay/#{missing}")));
        }
        assertThat(gatling.tap.notSent()).hasSize(10);
        assertThat(gatling.tap.left()).isEmpty();
        assertThat(gatling.open.count()).isEqualTo(10);
    }

    private static ChainBuilder page() {
        return exec(http("silent").get("/silent").silent().requestTimeout(ofMillis(50)))
                .exec(http("page").get("/page").resources(http("logo").get("/logo.png")));
    }

    private void stopWhen(GatlingEngine engine, ScriptedServer server, int received) throws InterruptedException {
        gatling.tap.awaitFirstStart();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline
                && (server.received().size() < received || told() < received - hanging(server))) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        engine.stop("seen enough");
    }

    private int told() {
        return gatling.tap.responses().size();
    }

    private static long hanging(ScriptedServer server) {
        List<String> paths =
                server.received().stream().map(ScriptedServer.Received::path).toList();
        return paths.stream()
                .filter(path -> path.equals("/logo.png")
                        || path.equals("/silent")
                        || (path.startsWith("/visitors/") && Integer.parseInt(path.replace("/visitors/", "")) % 4 == 2))
                .count();
    }
}
