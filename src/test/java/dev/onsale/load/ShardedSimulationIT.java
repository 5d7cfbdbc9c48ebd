package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.fleet.AgreedStart;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Shard;
import dev.onsale.record.Fleet;
import dev.onsale.record.RunSummary;
import dev.onsale.record.files.RunReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plain simulation's own injection and feeders, split among injectors. */
class ShardedSimulationIT {

    private static final int SHARDS = 3;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void usersAndRecordsAreSplitSoThatNoneIsTwiceAndNoneIsMissing() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            PlainSimulation simulation = plain("Split", """
                        static final java.util.Iterator<java.util.Map<String, Object>> PLACES = java.util.stream.IntStream.range(0, 17)
                            .mapToObj(i -> java.util.Map.<String, Object>of("place", i)).iterator();
                        {
                            setUp(scenario("ten").feed(PLACES).exec(http("home").get("/page/#{place}"))
                                    .injectOpen(atOnceUsers(4), rampUsers(6).during(1)),
                                  scenario("seven").feed(PLACES).exec(http("away").get("/away/#{place}"))
                                    .injectOpen(constantUsersPerSec(7).during(1).randomized()))
                                .protocols(http.baseUrl("%s"));
                        }
                        @Override public void before() { get("before"); }
                        @Override public void after() { get("after"); }
                        private static void get(String what) {
                            try { new java.net.URL("%s/" + what).openStream().close(); }
                            catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e); }
                        }
                    """.formatted(server.address(), server.address()));
            List<RunSummary> shards = new ArrayList<>();
            for (int index = 0; index < SHARDS; index++) {
                shards.add(run(server, simulation, new Unhurried(new Shard(index, SHARDS))));
            }
            assertThat(shards)
                    .extracting(shard -> shard.measured().totals().visitors().planned())
                    .containsExactly(6L, 6L, 5L);
            List<String> paths = server.received().stream()
                    .map(ScriptedServer.Received::path)
                    .toList();
            assertThat(paths).filteredOn(path -> path.startsWith("/page/")).hasSize(10);
            assertThat(paths).filteredOn(path -> path.startsWith("/away/")).hasSize(7);
            assertThat(IntStream.range(0, 17).mapToObj(Integer::toString))
                    .as("each record of the feeder that both scenarios share")
                    .allMatch(place -> paths.stream()
                                    .filter(path -> path.endsWith("/" + place))
                                    .count()
                            == 1);
            assertThat(server.received("GET", "/before"))
                    .as("once, by whoever leads")
                    .hasSize(1);
            assertThat(server.received("GET", "/after")).hasSize(1);
            Fleet fleet = Objects.requireNonNull(shards.get(1).attached().fleet());
            assertThat(fleet.shard()).isEqualTo(1);
            assertThat(fleet.plan())
                    .isEqualTo(Objects.requireNonNull(shards.get(2).attached().fleet())
                            .plan());
            assertThat(fleet.injectors().get(0).share().due()).isEqualTo(6);
        }
    }

    @Test
    void shardsOfARandomisedProfileAreTheInstantsOfOneInjector() {
        PlainSimulation simulation = plain("Random", """
                    {
                        setUp(scenario("a").exec(http("a").get("/a")).injectOpen(
                                nothingFor(1), rampUsersPerSec(5).to(40).during(3).randomized(), stressPeakUsers(20).during(2)),
                              scenario("b").exec(http("b").get("/b")).injectOpen(atOnceUsers(2)))
                            .protocols(http.baseUrl("http://127.0.0.1:9"));
                    }
                """);
        Orders orders = orders(simulation, "http://127.0.0.1:9");
        long[] whole = offsets(orders, simulation, Shard.WHOLE);
        for (int count : new int[] {2, 5, 50}) {
            long[] united = IntStream.range(0, count)
                    .mapToObj(index -> offsets(orders, simulation, new Shard(index, count)))
                    .flatMapToLong(Arrays::stream)
                    .sorted()
                    .toArray();
            assertThat(united).containsExactly(whole);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Closed   | scenario(\"s\").exec(http(\"a\").get(\"/\")).injectClosed(constantConcurrentUsers(3).during(2)) | closed",
                "Chained  | scenario(\"s\").exec(http(\"a\").get(\"/\")).injectOpen(atOnceUsers(3)).andThen(scenario(\"t\").exec(http(\"b\").get(\"/\")).injectOpen(atOnceUsers(3))) | andThen",
                "Throttle | scenario(\"s\").exec(http(\"a\").get(\"/\")).injectOpen(atOnceUsers(3)).throttle(reachRps(5).in(1)) | throttle",
                "Meeting  | scenario(\"s\").repeat(2).on(rendezVous(3)).exec(http(\"a\").get(\"/\")).injectOpen(atOnceUsers(3)) | rendezVous",
                "Shuffled | scenario(\"s\").feed(csv(\"rows.csv\").shuffle()).exec(http(\"a\").get(\"/\")).injectOpen(atOnceUsers(3)) | shuffle",
            })
    void whatCannotBeSplitIsRefusedByNameBeforeAnythingIsSent(String name, String population, String named) {
        new SourceFolder(folder).write("rows.csv", "a\n1\n2\n3\n");
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            PlainSimulation simulation =
                    plain(name, "{ setUp(" + population + ").protocols(http.baseUrl(\"" + server.address() + "\")); }");
            BadInputException refused = catchThrowableOfType(
                    BadInputException.class,
                    () -> run(
                            server,
                            simulation,
                            new AgreedStart(
                                    new Shard(1, 3), System.currentTimeMillis() + 100, System::currentTimeMillis)));
            assertThat(refused)
                    .hasMessageContaining("cannot be split among injectors")
                    .hasMessageContaining(named);
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aShardWithoutVisitorsIsRefused() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            PlainSimulation simulation = plain("Two", """
                        {
                            setUp(scenario("two").exec(http("home").get("/home")).injectOpen(atOnceUsers(2)))
                                .protocols(http.baseUrl("%s"));
                        }
                    """.formatted(server.address()));
            BadInputException refused = catchThrowableOfType(
                    BadInputException.class,
                    () -> run(
                            server,
                            simulation,
                            new AgreedStart(
                                    new Shard(2, 3), System.currentTimeMillis() + 100, System::currentTimeMillis)));
            assertThat(refused).hasMessageContaining("shard 2/3 has no visitor");
        }
    }

    /** Begins when it is ready, whenever the others do. */
    private record Unhurried(Shard shard) implements Companions {
        @Override
        public boolean watchTogether() {
            return false;
        }

        @Override
        public void begin(Preparing preparing, Stopping stopping) {
            if (shard.leads()) {
                preparing.prepare(Duration.ZERO);
            }
        }

        @Override
        public void heard(Heard news) {}

        @Override
        public void ended() {}

        @Override
        public Fleet fleet(RunSummary own) {
            return Objects.requireNonNull(
                    new AgreedStart(shard, own.measured().times().loadStartMs(), System::currentTimeMillis).fleet(own));
        }
    }

    private long[] offsets(Orders orders, PlainSimulation simulation, Shard shard) {
        var schedule = simulation.due(orders.order(simulation).of(shard)).schedule();
        return IntStream.range(0, schedule.visitors())
                .mapToLong(schedule::offsetNanos)
                .toArray();
    }

    private Orders orders(PlainSimulation simulation, String address) {
        return Orders.of(java.net.URI.create(address), folder.resolve("reports"))
                .arrivals(simulation.ownArrivals().toArray(Arrival[]::new))
                .drain(Duration.ofSeconds(1));
    }

    private RunSummary run(ScriptedServer server, PlainSimulation simulation, Companions companions) {
        LoadOrder order = orders(simulation, server.address().toString()).order(simulation);
        return RunReader.readSummary(new LoadRun(order, progress -> {}, told -> {}, companions).execute());
    }

    private PlainSimulation plain(String name, String body) {
        return (PlainSimulation) new SourceFolder(folder).simulation(name, body).script();
    }
}
