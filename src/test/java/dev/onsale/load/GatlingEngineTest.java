package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.gatling.PlannedSimulation;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.BadInputException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract with the insides of the Gatling that the build is pinned to. */
class GatlingEngineTest {

    /** The clock of the load is read a moment after Gatling has begun to count, on a machine that does other things too. */
    private static final long READ_LATER_MS = 20;

    private final EngineRun gatling = new EngineRun();

    @Test
    void startsEveryVisitorOnceAndNeverBeforeItIsDue() {
        ArrivalSchedule schedule = EngineRun.schedule(100, ofSeconds(2));
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            gatling.run(engine -> {}, server, schedule, EngineRun::visit);
            assertThat(server.received().stream()
                            .map(ScriptedServer.Received::path)
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, schedule.visitors())
                            .mapToObj(user -> "/visitors/" + user)
                            .toList());
        }
        assertThat(schedule.visitors()).isEqualTo(200);
        assertThat(gatling.tap.startsMs()).hasSize(200);
        assertThat(gatling.tap.ended()).isEqualTo(200);
        List<Double> lagMs = new ArrayList<>();
        for (int visitor = 0; visitor < 200; visitor++) {
            lagMs.add(gatling.tap.startsMs().get(visitor)
                    - gatling.loadStartMs.get()
                    - schedule.offsetNanos(visitor) / 1e6);
        }
        assertThat(lagMs).allSatisfy(lag -> assertThat(lag).isGreaterThan(-READ_LATER_MS));
        assertThat(lagMs.stream().sorted().toList().get(100))
                .as("median lag, ms")
                .isLessThan(300);
    }

    @Test
    void tellsEveryResponseOnceWithWhatCameOfIt() {
        ArrivalSchedule schedule = EngineRun.schedule(50, ofSeconds(1));
        try (ScriptedServer server = ScriptedServer.answering(request -> {
            int visitor = Integer.parseInt(request.path().replace("/visitors/", ""));
            return visitor % 5 == 0
                    ? Answer.silence()
                    : visitor % 2 == 0 ? Answer.of(500) : Answer.of(200).after(30);
        })) {
            gatling.run(engine -> {}, server, schedule, EngineRun::visit);
        }
        assertThat(gatling.tap.responses())
                .hasSize(50)
                .allMatch(response -> response.step().equals("visit"));
        assertThat(gatling.tap.responses())
                .filteredOn(HearingTap.Heard::ok)
                .hasSize(20)
                .allSatisfy(ok -> {
                    assertThat(ok.answered()).isTrue();
                    assertThat(ok.failure()).isNull();
                    assertThat(ok.endMs() - ok.startMs()).isBetween(29L, 20_000L);
                });
        assertThat(gatling.tap.responses())
                .filteredOn(response -> !response.ok() && response.answered())
                .hasSize(20)
                .allSatisfy(failed -> {
                    assertThat(failed.failure().message()).contains("500");
                    assertThat(failed.failure().kind()).isEqualTo("status 500");
                });
        assertThat(gatling.tap.responses())
                .filteredOn(response -> !response.answered())
                .hasSize(10)
                .allSatisfy(silent -> {
                    assertThat(silent.ok()).isFalse();
                    assertThat(silent.failure().kind()).isEqualTo("connection closed early");
                });
        assertThat(gatling.tap.ended()).isEqualTo(50);
    }

    @Test
    void tellsOfARequestThatCannotBeBuilt() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            gatling.run(
                    engine -> {},
                    server,
                    EngineRun.schedule(10, ofSeconds(1)),
                    () -> exec(http("seat").get("/seats/#{nowhere}")));
            assertThat(server.received()).isEmpty();
        }
        assertThat(gatling.tap.responses()).isEmpty();
        assertThat(gatling.tap.notSent())
                .hasSize(10)
                .allSatisfy(told -> assertThat(told).startsWith("seat: ").contains("nowhere"));
    }

    @Test
    void runsAgainAndAgainInOneProcess() {
        for (int round = 1; round <= 3; round++) {
            try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
                gatling.run(engine -> {}, server, EngineRun.schedule(20, ofMillis(500)), EngineRun::visit);
                assertThat(server.received())
                        .hasSize(10)
                        .anyMatch(request -> request.path().equals("/visitors/1"));
            }
            assertThat(gatling.tap.responses("visit")).hasSize(10 * round);
        }
    }

    @Test
    void printsNothingWritesNothingAndCallsNobody() {
        Set<String> filesBefore = files();
        PrintStream standardOutput = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ProxySelector selectorBefore = ProxySelector.getDefault();
        AskedHosts asked = new AskedHosts();
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            ProxySelector.setDefault(asked);
            gatling.run(engine -> {}, server, EngineRun.schedule(20, ofMillis(500)), EngineRun::visit);
            assertThat(server.received()).hasSize(10);
        } finally {
            System.setOut(standardOutput);
            ProxySelector.setDefault(selectorBefore);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(files()).isEqualTo(filesBefore);
        assertThat(asked.hosts)
                .as("hosts that something in this process wanted to reach")
                .isEmpty();
    }

    @Test
    void whatIsWrongWithTheContentReachesTheCaller() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            assertThatThrownBy(() -> gatling.run(engine -> {}, server, EngineRun.schedule(20, ofMillis(500)), () -> {
                        throw new BadInputException("the plan sends ghosts", "send people");
                    }))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("the plan sends ghosts");
        }
    }

    @Test
    void whatGoesWrongJustBeforeTheLoadReachesTheCaller() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            Runnable failingHook = () -> {
                throw new BadInputException("beforeRun: no answer", "mend it");
            };
            assertThatThrownBy(() -> gatling.run(
                            engine -> {}, failingHook, server, EngineRun.schedule(20, ofMillis(500)), EngineRun::visit))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("beforeRun: no answer");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void onlyAnEngineInstantiatesItsSimulation() {
        assertThatThrownBy(PlannedSimulation::new).isInstanceOf(IllegalStateException.class);
    }

    /** Gatling's own places for results are in the working directory or in target. */
    private static Set<String> files() {
        Set<String> names = new TreeSet<>();
        for (String folder : List.of(".", "target")) {
            String[] children = new File(folder).list();
            if (children != null) {
                names.addAll(Arrays.asList(children));
            }
        }
        return names;
    }

    /** Java's own HTTP clients ask here before they connect. */
    private static final class AskedHosts extends ProxySelector {
        private final Set<String> hosts = new ConcurrentSkipListSet<>();

        @Override
        public List<java.net.Proxy> select(URI uri) {
            hosts.add(String.valueOf(uri.getHost()));
            return List.of(java.net.Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException why) {
            hosts.add(String.valueOf(uri.getHost()));
        }
    }
}
