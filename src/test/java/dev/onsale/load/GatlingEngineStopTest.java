package dev.onsale.load;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.load.ScriptedServer.Answer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A run ends when it is told to, at whatever moment. */
class GatlingEngineStopTest {

    private final EngineRun gatling = new EngineRun();

    @Test
    void stopsInTheMiddleOfARun() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            long beforeMs = System.currentTimeMillis();
            gatling.run(
                    engine -> EngineRun.onAThread(() -> {
                        gatling.tap.awaitFirstStart();
                        engine.stop("enough");
                    }),
                    server,
                    EngineRun.schedule(20, ofSeconds(60)),
                    EngineRun::visit);
            assertThat(System.currentTimeMillis() - beforeMs).isLessThan(30_000);
        }
        assertThat(gatling.tap.startsMs()).hasSizeBetween(1, 600);
    }

    @Test
    void stopsBeforeItHasBegun() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            gatling.run(
                    engine -> engine.stop("never mind"),
                    server,
                    EngineRun.schedule(20, ofSeconds(60)),
                    EngineRun::visit);
            assertThat(server.received()).isEmpty();
        }
        assertThat(gatling.tap.startsMs()).isEmpty();
        assertThat(gatling.loadStartMs).hasValue(0);
    }

    @RepeatedTest(6)
    void aStopIsHeardHoweverCloseToTheStartItComes() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            CountDownLatch ready = new CountDownLatch(1);
            gatling.run(
                    engine -> EngineRun.onAThread(() -> {
                        ready.await();
                        engine.stop("at once");
                    }),
                    ready::countDown,
                    server,
                    EngineRun.schedule(20, ofSeconds(60)),
                    EngineRun::visit);
        }
        assertThat(gatling.tap.startsMs()).hasSizeLessThan(600);
    }

    /** With thousands of open visitors their way to its end would take longer than the run did. */
    @Test
    void nobodyGoesOnWithAJourneyThatTheEndInterrupts() {
        AtomicInteger wentOn = new AtomicInteger();
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(200).after(60_000))) {
            gatling.run(
                    engine -> EngineRun.onAThread(() -> {
                        gatling.tap.awaitFirstStart();
                        engine.stop("enough");
                    }),
                    server,
                    EngineRun.schedule(100, ofSeconds(1)),
                    () -> EngineRun.visit().exec(session -> {
                        wentOn.incrementAndGet();
                        return session;
                    }));
        }
        assertThat(gatling.tap.startsMs()).isNotEmpty();
        assertThat(wentOn).hasValue(0);
    }

    @Test
    void whatTheEndInterruptsIsNotToldAsAFailure() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(200).after(60_000))) {
            gatling.run(
                    engine -> EngineRun.onAThread(() -> {
                        gatling.tap.awaitFirstStart();
                        engine.stop("enough");
                    }),
                    server,
                    EngineRun.schedule(20, ofSeconds(1)),
                    EngineRun::visit);
        }
        assertThat(gatling.tap.responses()).isEmpty();
        assertThat(gatling.atTheEnd.getCount()).isZero();
    }
}
