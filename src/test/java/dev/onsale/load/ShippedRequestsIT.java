package dev.onsale.load;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.Program;
import dev.onsale.load.RawServer.Reply;
import dev.onsale.load.RawServer.Request;
import dev.onsale.plan.Accounts;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Plan;
import dev.onsale.record.Journey;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the shipped scenarios send, byte for byte, visitor by visitor, against what they have always sent. A stored
 * baseline stays comparable only as long as this holds: a scenario may be worded anew, its requests may not.
 */
class ShippedRequestsIT {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/requests");
    private static final Path GOT = Path.of("target/golden/requests");
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int VISITORS = 12;

    /** The load's start in every run, so that what is made of it is the same. */
    private static final long START_MS = 1_700_000_000_000L;

    /** The doors are open, and nobody's patience has run out. */
    private static final long SINCE_START_MS = 2_000;

    /** The trace id ends with the visitor's number and 16 bits more. */
    private static final Pattern VISITOR = Pattern.compile("00-[0-9a-f]{16}([0-9a-f]{12})0001-");

    private static final String MAP = "{\"blocks\":[{\"block\":\"A\",\"rows\":[{\"row\":1,\"free\":["
            + IntStream.rangeClosed(1, 30).mapToObj(String::valueOf).collect(joining(",")) + "]}]}]}";

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @ParameterizedTest
    @CsvSource({
        "ArenaOnSale, fan",
        "ClubOnSale, fan bot",
        "FestivalOnSale, fan refresher bot",
        "MatchDay, fan bot clerk",
        "SpikeOnSale, fan",
        "SteadySale, fan",
        "InPersonOnSale, fan clerk"
    })
    void theyAreTheSameBytesAsEver(String scenario, String kinds) throws Exception {
        OnSale onSale =
                (OnSale) Class.forName(scenario).getDeclaredConstructor().newInstance();
        String got = sent(onSale, List.of(kinds.split(" ")));
        Path golden = GOLDEN.resolve(scenario + ".txt");
        write(GOT.resolve(scenario + ".txt"), got);
        if (Boolean.getBoolean("onsale.golden.update")) {
            write(golden, got);
        }
        assertThat(got).isEqualTo(Files.readString(golden));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String sent(OnSale onSale, List<String> kinds) throws IOException {
        Map<String, AtomicInteger> times = new ConcurrentHashMap<>();
        try (RawServer server = new RawServer(request -> {
            String key = visitor(request) + " " + request.line().replaceAll("\\?.*", "");
            return reply(
                    request,
                    times.computeIfAbsent(key, each -> new AtomicInteger()).incrementAndGet());
        })) {
            run(onSale, kinds, server);
            String host = server.address().getAuthority();
            TreeMap<Long, StringBuilder> byVisitor = new TreeMap<>();
            for (Request request : server.received()) {
                byVisitor
                        .computeIfAbsent(visitor(request), each -> new StringBuilder())
                        .append(request.head().replace("\r\n", "\n").replace(host, "HOST"))
                        .append('\n')
                        .append(request.body().isEmpty() ? "" : request.body() + "\n")
                        .append('\n');
            }
            return byVisitor.entrySet().stream()
                    .map(visitor -> "# visitor " + visitor.getKey() + "\n\n" + visitor.getValue())
                    .collect(joining());
        }
    }

    private void run(OnSale onSale, List<String> kinds, RawServer server) {
        Map<String, Double> shares = new TreeMap<>();
        kinds.forEach(kind -> shares.put(kind, 1.0 / kinds.size()));
        LoadOrder order = Orders.of(server.address(), reports)
                .rate(VISITORS, Duration.ofSeconds(1))
                .visitors(shares)
                .order(onSale);
        Plan plan = order.plan();
        ArrivalSchedule schedule = ArrivalSchedule.of(plan);
        AtomicLong offsetMs = new AtomicLong();
        Rehearsal rehearsal = new Rehearsal(
                plan, schedule, Accounts.NONE, () -> System.currentTimeMillis() - offsetMs.get(), new Quiet());
        EventLoops loops = EventLoops.passing(new Interlock(Set.of()), 2);
        try {
            new GatlingEngine(loops, new HearingTap())
                    .run(
                            new Program.Content(
                                    () -> onSale.scenario(rehearsal)
                                            .injectOpen(GatlingEngine.exactly(schedule, startMs -> {
                                                offsetMs.set(startMs - START_MS - SINCE_START_MS);
                                                rehearsal.loadStarted(START_MS);
                                            }))
                                            .customPauses(session -> 0L),
                                    order::protocol,
                                    LONGEST),
                            () -> {},
                            () -> {});
        } finally {
            Injector.close(loops);
        }
        assertThat(rehearsal.inFlight()).as("journeys without an end").isZero();
    }

    private static long visitor(Request request) {
        Matcher visitor = VISITOR.matcher(request.header("traceparent"));
        assertThat(visitor.find()).as(request.head()).isTrue();
        return Long.parseLong(visitor.group(1), 16);
    }

    /** A shop in which some are late: each visitor finds another thing that does not go as hoped. */
    private static Reply reply(Request request, int time) {
        String line = request.line();
        int fate = (int) (visitor(request) % 6);
        if (line.startsWith("GET /queue/")) {
            return Reply.of(200, time < 3 ? "{\"place\":2}" : "{\"place\":1,\"token\":\"token-" + fate + "\"}");
        }
        if (line.startsWith("POST /queue")) {
            return Reply.of(201, "{\"queueId\":\"queue-" + fate + "\"}");
        }
        if (line.contains("/seats ")) {
            return Reply.of(200, MAP);
        }
        if (line.contains("/holds ")) {
            return fate == 1 && time == 1 ? Reply.of(409, "{}") : fate == 2 && time == 1 ? Reply.of(410, "{}") : done();
        }
        if (line.startsWith("POST /orders")) {
            return fate == 3 ? Reply.of(409, "{}") : done();
        }
        if (line.startsWith("POST /payments")) {
            return fate == 4 ? Reply.of(402, "{}") : fate == 5 && time == 1 ? Reply.of(504, "{}") : done();
        }
        return line.startsWith("GET /orders/")
                ? Reply.of(200, time == 1 ? "{\"status\":\"open\"}" : "{\"status\":\"paid\"}")
                : done();
    }

    private static Reply done() {
        return Reply.of(200, "{\"hold\":\"hold-1\",\"order\":\"order-1\",\"status\":\"paid\"}");
    }

    /** Nobody is asked; only what is sent counts here. */
    private static final class Quiet implements Rehearsal.Listener {
        @Override
        public void felt(String step, long feltMs, boolean ok) {}

        @Override
        public void ended(Journey journey) {}
    }
}
