package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.Program;
import dev.onsale.gatling.http.AnswerLimits;
import dev.onsale.gatling.http.OpenRequests;
import dev.onsale.load.HearingTap.Heard;
import dev.onsale.load.OddServer.Manner;
import dev.onsale.plan.ArrivalSchedule;
import io.gatling.javaapi.core.ChainBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cheapest of the servers that {@code HostileBench} meets under load, one request at a time. */
class HostileAnswersIT {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final int MEGABYTE = 1_024 * 1_024;

    private final AnswerLimits limits = new AnswerLimits(MEGABYTE, 2 * MEGABYTE);

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void whatBeginsAsHttpAndGoesWrongIsNotReadable() {
        byte[] header = ("X-More: " + "x".repeat(60_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        Map<String, String> kinds = kinds(run(
                Map.of(
                        "/headers", talk -> talk.says(OK) && talk.saysEndlessly(header, 0),
                        "/line", talk -> talk.says("HTTP/1.1 200 " + "x".repeat(9_000) + "\r\n\r\n"),
                        "/lengths", talk -> talk.says(OK + "Content-Length: 5\r\nContent-Length: 7\r\n\r\n1234567")),
                exec(http("/headers").get("/headers")),
                exec(http("/line").get("/line")),
                exec(http("/lengths").get("/lengths"))));
        assertThat(kinds)
                .containsOnly(
                        Map.entry("/headers", "answer not readable: headers over 1 MB"),
                        Map.entry("/line", "answer not readable: first line over 4 kB"),
                        Map.entry("/lengths", "answer not readable"));
    }

    @Test
    void aBodyIsKeptOnlyToBeCheckedAndNoLongerThanFits() {
        Manner big = talk -> talk.json("x".repeat(3 * MEGABYTE));
        HearingTap tap = run(
                Map.of("/big", big),
                exec(http("passed over").get("/big")),
                exec(http("checked").get("/big").check(bodyString().exists())),
                exec(http("checked later").get("/small").check(bodyString().exists())));
        assertThat(kinds(tap)).containsOnly(Map.entry("checked", "injector: a body to be checked is over 1 MB"));
        assertThat(tap.responses("checked").get(0).failure().injectorFault()).isNotNull();
        assertThat(tap.responses()).hasSize(3);
    }

    @Test
    void aVisitorKeepsAsManyCookiesAsABrowserDoes() {
        AtomicInteger named = new AtomicInteger();
        AtomicInteger sentMost = new AtomicInteger();
        Manner sets = talk -> {
            sentMost.accumulateAndGet(talk.cookies(), Math::max);
            String cookies = IntStream.range(0, 500)
                    .mapToObj(i -> "Set-Cookie: c" + named.incrementAndGet() + "=v\r\n")
                    .collect(Collectors.joining());
            return talk.says(OK + cookies + "Content-Length: 0\r\n\r\n");
        };
        HearingTap tap = run(
                Map.of("/", sets),
                exec(http("first").get("/")),
                exec(http("second").get("/")),
                exec(http("third").get("/")));
        assertThat(kinds(tap)).isEmpty();
        assertThat(sentMost).hasValue(AnswerLimits.COOKIES_MAX);
        assertThat(limits.notes()).singleElement().asString().contains("1,320 beyond them");
    }

    @Test
    void anAnswerThatNobodyAskedForIsNotTakenForTheNext() {
        Manner twice = talk ->
                talk.says(OK + "Content-Length: 7\r\n\r\n{\"n\":1}" + OK + "Content-Length: 7\r\n\r\n{\"n\":2}");
        HearingTap tap = run(
                Map.of("/", twice),
                exec(http("first").get("/").check(jsonPath("$.n").is("1"))),
                exec(http("second").get("/").check(jsonPath("$.n").is("1"))));
        assertThat(kinds(tap)).isEmpty();
        assertThat(tap.responses()).hasSize(2);
    }

    private static Map<String, String> kinds(HearingTap tap) {
        return tap.responses().stream()
                .filter(heard -> heard.failure() != null)
                .collect(Collectors.toMap(
                        Heard::step,
                        heard -> Objects.requireNonNull(heard.failure()).kind()));
    }

    private HearingTap run(Map<String, Manner> manners, ChainBuilder... steps) {
        HearingTap tap = new HearingTap();
        EventLoops loops = EventLoops.passing(new Interlock(Set.of()), 2);
        ArrivalSchedule one = ArrivalSchedule.exactly("doors", new long[1], ofMillis(10));
        try (OddServer server = new OddServer(manners)) {
            new GatlingEngine(loops, tap, new OpenRequests(System::currentTimeMillis), limits)
                    .run(
                            new Program.Content(
                                    () -> scenario("visitor")
                                            .exec(List.of(steps))
                                            .injectOpen(GatlingEngine.exactly(one, startMs -> {})),
                                    () -> http.baseUrl(server.address()),
                                    ofSeconds(50)),
                            () -> {},
                            () -> {});
        } finally {
            Injector.close(loops);
        }
        return tap;
    }
}
