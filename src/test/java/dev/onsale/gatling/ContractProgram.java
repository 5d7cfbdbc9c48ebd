package dev.onsale.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;

import com.sun.net.httpserver.HttpServer;
import dev.onsale.gatling.failure.Failure;
import dev.onsale.gatling.http.OpenRequests;
import dev.onsale.gatling.simulation.SetUp;
import dev.onsale.gatling.simulation.SimulationSteps;
import dev.onsale.gatling.structure.CarriedName;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Shape;
import dev.onsale.plan.Shard;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Uses every room's entry once, in a process of its own, with whatever Gatling that has; prints what came of it. */
public final class ContractProgram implements Tap {

    private static final int VISITORS = 2;

    private final Set<String> told = Collections.synchronizedSet(new TreeSet<>());
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    private ContractProgram() {}

    public static void main(String[] arguments) throws IOException {
        GatlingEngine.prepareDsl();
        ContractProgram program = new ContractProgram();
        program.readASimulation();
        program.makeLoad();
        program.told.forEach(System.out::println);
    }

    private void readASimulation() {
        SetUp setUp = SetUp.of(new Shop(), "the shop");
        SimulationSteps steps = setUp.steps();
        told.add("written: " + steps.written());
        told.add("every step known: " + steps.every().isPresent());
        told.add("last: " + steps.last(Set.of("home"), shown -> shown));
        told.add("own arrivals: " + setUp.seeded(1).injection().schedule().visitors());
        told.add("base URLs: " + setUp.baseUrls());
    }

    /** A simulation of somebody's. */
    private static final class Shop extends Simulation {
        Shop() {
            setUp(
                            scenario("shop")
                                    .exec(
                                            http("home").get("/"),
                                            group("desk #{desk}")
                                                    .on(exec(
                                                            http("seat #{seat}").get("/seats"))),
                                            http("leave").get("/bye"))
                                    .injectOpen(constantUsersPerSec(5).during(2).randomized()),
                            scenario("visit")
                                    .exec(http("home").get("/"), http("leave").get("/bye"))
                                    .injectOpen(atOnceUsers(2)))
                    .protocols(http.baseUrl("http://shop.example"));
        }
    }

    private void makeLoad() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ok", exchange -> {
            byte[] body = "{\"token\":\"t\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/error", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.createContext("/around", exchange -> {
            exchange.getResponseHeaders().set("Location", "/around");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/silence", exchange -> {});
        server.start();
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        try {
            ArrivalSchedule schedule = ArrivalSchedule.of(
                    List.of(new Arrival("doors", VISITORS, VISITORS, ofSeconds(1), Shape.CONSTANT)), 1);
            OpenRequests open = new OpenRequests(System::currentTimeMillis);
            new GatlingEngine(loops, this, open)
                    .run(
                            new Program.Content(
                                    () -> visitors(schedule),
                                    () -> http.baseUrl("http://127.0.0.1:"
                                            + server.getAddress().getPort()),
                                    ofSeconds(30),
                                    new Shard(1, 2)),
                            () -> {},
                            () -> {});
            told.add("visitors: " + started + " started, " + ended + " ended");
            told.add("sent: " + open.count());
        } finally {
            loops.shutdownGracefully();
            server.stop(0);
        }
    }

    private static PopulationBuilder visitors(ArrivalSchedule schedule) {
        ScenarioBuilder visitors = scenario("visitors")
                .feed(listFeeder(IntStream.range(0, 2 * VISITORS)
                        .mapToObj(number -> Map.<String, Object>of("number", number))
                        .toList()))
                .exec(group("shop")
                        .on(exec(
                                http("fed #{number}").get("/ok"),
                                http("checked")
                                        .get("/ok")
                                        .check(jsonPath("$.token").is("#{number}")),
                                http("error").get("/error"),
                                http("around").get("/around"),
                                http("silence").get("/silence").requestTimeout(1),
                                http("unsent").get("/#{nowhere}"))));
        return visitors.injectOpen(GatlingEngine.exactly(schedule, startMs -> {}));
    }

    @Override
    public void visitorStarted() {
        started.incrementAndGet();
    }

    @Override
    public void visitorEnded() {
        ended.incrementAndGet();
    }

    @Override
    public void response(Response response) {
        String name = CarriedName.read(response.step()).value();
        Failure failure = response.failure();
        // A chain of redirects has as many steps as Gatling follows.
        if (!name.contains("Redirect") || failure != null) {
            told.add(name + ": " + (failure == null ? "ok" : failure.kind()));
        }
    }

    @Override
    public void requestNotSent(String step, String error) {
        told.add(CarriedName.read(step).value() + ": " + error);
    }

    @Override
    public void groupEnded(String path, long cumulatedMs, long durationMs, boolean ok) {
        told.add("group " + CarriedName.read(path).value() + ": " + (ok ? "ok" : "failed"));
    }
}
