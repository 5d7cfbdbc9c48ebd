package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyBytes;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.css;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.regex;
import static io.gatling.javaapi.core.CoreDsl.roundRobinSwitch;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.Program;
import dev.onsale.load.HearingTap.Heard;
import dev.onsale.load.OddServer.Manner;
import dev.onsale.plan.ArrivalSchedule;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real failures of real connections, each by the kind that the engine in use leads to. */
class FailureKindIT {

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String TEN = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void everyWayToBreakAConnectionHasItsKind() throws IOException {
        Map<String, Manner> manners = new LinkedHashMap<>();
        manners.put("/empty", talk -> false);
        manners.put("/short", talk -> talk.says(TEN + "123") && false);
        manners.put("/reset", OddServer.Talk::resets);
        manners.put("/reset-late", talk -> talk.says(TEN + "123") && talk.resets());
        manners.put("/silent", OddServer.Talk::keepsSilent);
        manners.put("/half-silent", talk -> talk.says(TEN + "123") && talk.keepsSilent());
        manners.put("/garbage", talk -> talk.says("SSH-2.0-OpenSSH_9.6 timeout status found 201\r\n\r\n") && false);
        manners.put("/binary", talk -> talk.says("\0\1\2 nonsense\r\n\r\n") && false);
        manners.put("/bad-chunk", talk -> talk.says(CHUNKED + "connection refused\r\n") && false);
        manners.put(
                "/bad-gzip",
                talk -> talk.says(
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 30\r\n\r\ntimeout timeout timeout timeout"));
        manners.put("/loop", talk -> talk.says("HTTP/1.1 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\n\r\n"));
        manners.put("/nowhere", talk -> talk.says("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"));
        manners.put("/500", talk -> talk.says("HTTP/1.1 500 timeout\r\nContent-Length: 0\r\n\r\n"));
        manners.put("/404", talk -> talk.says("HTTP/1.1 404 found 201\r\nContent-Length: 0\r\n\r\n"));
        try (OddServer server = new OddServer(manners);
                FullQueue full = new FullQueue()) {
            int unused = unusedPort();
            List<ChainBuilder> steps = new ArrayList<>();
            for (String path : manners.keySet()) {
                steps.add(exec(http(path.substring(1))
                        .get(path)
                        .requestTimeout(ofSeconds(1))
                        .check(bodyBytes().exists())));
            }
            steps.add(exec(http("refused").get("http://127.0.0.1:" + unused + "/")));
            steps.add(exec(http("no-tls").get("https://127.0.0.1:" + server.port() + "/500")));
            steps.add(exec(http("unknown-host").get("http://connection-refused.invalid/")));
            steps.add(exec(http("full").get("http://127.0.0.1:" + full.port() + "/")));
            // A visitor for each, since some wait for ten seconds until they are told.
            HearingTap tap = run(
                    server,
                    steps.size(),
                    Set.of("connection-refused.invalid"),
                    List.of(roundRobinSwitch().on(steps)));
            Map<String, String> kinds = kinds(tap);
            assertThat(kinds)
                    .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                            Map.entry("empty", "connection closed early"),
                            Map.entry("short", "connection closed early"),
                            Map.entry("reset", "connection reset"),
                            Map.entry("reset-late", "connection reset"),
                            Map.entry("silent", "timeout"),
                            Map.entry("half-silent", "timeout"),
                            Map.entry("garbage", "answer is not HTTP"),
                            Map.entry("binary", "answer is not HTTP"),
                            Map.entry("bad-chunk", "answer not readable"),
                            Map.entry("bad-gzip", "answer not readable"),
                            Map.entry(LAST_REDIRECT, "redirect not followed"),
                            Map.entry("nowhere", "redirect not followed"),
                            Map.entry("500", "status 500"),
                            Map.entry("404", "status 404"),
                            Map.entry("refused", "connection refused"),
                            Map.entry("no-tls", "TLS failed"),
                            Map.entry("unknown-host", "unknown host"),
                            Map.entry("full", "connect timeout")));
            assertThat(tap.responses().stream().map(Heard::failure).filter(Objects::nonNull))
                    .allSatisfy(failure -> assertThat(failure.injectorFault()).isNull());
        }
    }

    /** Who follows a redirect asks once more for each, under a name of its own. */
    private static final String LAST_REDIRECT = "loop Redirect 20";

    @Test
    void aCheckIsNamedAsItWasWrittenAndNoAnswerOrMessageDecides() throws IOException {
        Map<String, CheckBuilder> checks = new LinkedHashMap<>();
        checks.put(
                "jsonPath($.token).is(#{email} #{password})",
                jsonPath("$.token").isEL("#{email} #{password}"));
        checks.put("jsonPath($.timeout).exists", jsonPath("$.timeout").saveAs("kept"));
        checks.put("jsonPath($.status).is(1)", jsonPath("$.status").is("1"));
        checks.put("substring(#{password}).exists", substring("#{password}").exists());
        checks.put("regex(#{password}(.*)).exists", regex("#{password}(.*)"));
        checks.put("css(##{password}).exists", css("##{password}"));
        checks.put("header(X-Seen).is(#{password})", header("X-Seen").isEL("#{password}"));
        checks.put("bodyString.is(#{password})", bodyString().isEL("#{password}"));
        checks.put(
                "jsonPath($.a).in(#{email},status found 503)", jsonPath("$.a").in("#{email}", "status found 503"));
        checks.put("Too many open files: timeout", jsonPath("$.a").exists().name("Too many open files: timeout"));
        checks.put("jsonPath($.#{missing}).exists", jsonPath("$.#{missing}"));
        checks.put(
                "(computed).exists",
                jsonPath(session -> session.getString("password").substring(3)));
        checks.put("jsonPath($.token).count.is(3)", jsonPath("$.token").count().is(3));
        Map<String, Manner> manners =
                Map.of("/shop", talk -> talk.json("{\"status\":\"20177\",\"token\":\"timeout\"}"));
        try (OddServer server = new OddServer(manners)) {
            List<ChainBuilder> steps = new ArrayList<>();
            checks.forEach((written, check) ->
                    steps.add(exec(http("check " + steps.size()).get("/shop").check(check))));
            steps.add(exec(http("two").get("/shop").check(status().is(201), jsonPath("$.never"))));
            steps.add(exec(http("silent, then one").get("/shop").silent().check(jsonPath("$.quiet"))));
            HearingTap tap = run(server, 3, Set.of(), steps);
            assertThat(kinds(tap).get("two")).isEqualTo("status 200");
            int number = 0;
            for (String written : checks.keySet()) {
                assertThat(tap.responses("check " + number++)).hasSize(3).allSatisfy(heard -> {
                    assertThat(heard.failure().kind()).isEqualTo("check " + written);
                    assertThat(heard.failure().answered()).isTrue();
                    assertThat(heard.failure().injectorFault()).isNull();
                });
            }
        }
    }

    @Test
    void interimAnswersAreSkippedAndNeverShiftTheNextAnswer() throws IOException {
        String hints = "HTTP/1.1 103 Early Hints\r\nLink: </s.css>; rel=preload\r\n\r\n";
        Map<String, Manner> manners = Map.of(
                "/103", talk -> talk.says(hints) && talk.json("{\"path\":\"/103\"}"),
                "/102", talk -> talk.says("HTTP/1.1 102 Processing\r\n\r\n") && talk.json("{\"path\":\"/102\"}"),
                "/100", talk -> talk.says("HTTP/1.1 100 Continue\r\n\r\n") && talk.json("{\"path\":\"/100\"}"),
                "/flood", talk -> talk.says(hints.repeat(2_000)) && talk.json("{\"path\":\"/flood\"}"),
                "/only", talk -> talk.says(hints) && talk.keepsSilent(),
                "/expect", talk -> talk.json("{\"path\":\"/expect\",\"body\":\"" + talk.body() + "\"}"));
        try (OddServer server = new OddServer(manners)) {
            List<ChainBuilder> steps = new ArrayList<>();
            for (String path : List.of("/103", "/102", "/100", "/flood", "/ok")) {
                steps.add(exec(http(path)
                        .get(path)
                        .check(status().is(200), jsonPath("$.path").is(path))));
            }
            steps.add(exec(http("/expect")
                    .post("/expect")
                    .header("Expect", "100-continue")
                    .body(StringBody("seats"))
                    .check(jsonPath("$.body").is("seats"))));
            steps.add(exec(http("/only").get("/only").requestTimeout(ofSeconds(1))));
            HearingTap tap = run(server, 2, Set.of(), steps);
            assertThat(tap.responses()).hasSize(14);
            assertThat(kinds(tap)).containsExactly(Map.entry("/only", "timeout"));
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, String> kinds(HearingTap tap) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (Heard heard : tap.responses()) {
            if (heard.failure() != null) {
                kinds.put(heard.step(), heard.failure().kind());
            }
        }
        return kinds;
    }

    private static HearingTap run(OddServer server, int visitors, Set<String> allowed, List<ChainBuilder> steps) {
        HearingTap tap = new HearingTap();
        EventLoops loops = EventLoops.passing(new Interlock(allowed), 2);
        ArrivalSchedule schedule = ArrivalSchedule.exactly("doors", new long[visitors], Duration.ofMillis(10));
        try {
            new GatlingEngine(loops, tap)
                    .run(
                            new Program.Content(
                                    () -> scenario("visitors")
                                            .exec(session -> session.set(
                                                            "email", "u" + session.userId() + "@example.org")
                                                    .set("password", "SecretOf" + session.userId()))
                                            .exec(steps)
                                            .injectOpen(GatlingEngine.exactly(schedule, startMs -> {})),
                                    () -> http.baseUrl(server.address()),
                                    ofSeconds(50)),
                            () -> {},
                            () -> {});
        } finally {
            Injector.close(loops);
        }
        return tap;
    }

    /** Listens, and lets nobody in: the system drops whoever comes when the queue is full. */
    private static final class FullQueue implements AutoCloseable {
        private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<Socket> waiting = new ArrayList<>();

        FullQueue() throws IOException {
            for (int i = 0; i < 4; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                try {
                    socket.connect(new InetSocketAddress(listening.getInetAddress(), port()), 200);
                } catch (java.net.SocketTimeoutException e) {
                    return;
                }
            }
        }

        int port() {
            return listening.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : waiting) {
                socket.close();
            }
            listening.close();
        }
    }
}
