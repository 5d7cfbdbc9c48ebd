package dev.onsale.load;

import dev.onsale.load.OddServer.Manner;
import dev.onsale.load.OddServer.Talk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** What a target can do to whoever loads it, each in the way it answers one request. */
final class HostileServers {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String READ = ".check(bodyString().exists())";
    private static final byte[] LETTERS = "x".repeat(65_536).getBytes(StandardCharsets.US_ASCII);
    private static final int BOMB = 40 * 1_024 * 1_024;
    private static final int BIG = 100 * 1_024 * 1_024;

    private HostileServers() {}

    /**
     * One kind of server and what has to come of it.
     *
     * @param steps of the simulation's journey, in Java
     * @param kinds by which the failures must be counted, all of them; none for a server that is no problem
     */
    record Hostile(String name, Manner manner, String steps, double perSecond, List<String> kinds, int exit) {

        /** A redirect too many is counted as a failed request, and is not sent. */
        boolean countsUnsent() {
            return kinds.contains("redirect not followed") && name.contains("circle");
        }

        static Hostile of(String name, Manner manner, int exit, String... kinds) {
            return new Hostile(name, manner, get(""), 10, List.of(kinds), exit);
        }

        Hostile read() {
            return new Hostile(name, manner, get(READ), perSecond, kinds, exit);
        }

        Hostile asked(String steps) {
            return new Hostile(name, manner, steps, perSecond, kinds, exit);
        }

        Hostile perSecond(double rate) {
            return new Hostile(name, manner, steps, rate, kinds, exit);
        }
    }

    static String get(String check) {
        return "exec(http(\"home\").get(\"/\").requestTimeout(java.time.Duration.ofSeconds(2))" + check + ")";
    }

    private static String patient() {
        return get("").replace("ofSeconds(2)", "ofSeconds(30)");
    }

    private static final String TWICE = get("") + ".pause(java.time.Duration.ofMillis(50))." + get("");

    static List<Hostile> plain() {
        List<Hostile> all = new ArrayList<>();
        all.add(Hostile.of("never answers", Talk::keepsSilent, 1, "timeout"));
        all.add(Hostile.of(
                "sends a byte a second",
                talk -> talk.says(OK + "Content-Length: 999\r\n\r\n") && talk.saysEndlessly(new byte[] {'x'}, 1_000),
                1,
                "timeout"));
        all.add(Hostile.of(
                "sends its headers a byte a second",
                talk -> talk.says(OK) && talk.saysEndlessly(new byte[] {'x'}, 1_000),
                1,
                "timeout"));
        all.add(Hostile.of("resets", Talk::resets, 1, "connection reset"));
        all.add(Hostile.of(
                "resets within the body",
                talk -> talk.says(OK + "Content-Length: 10\r\n\r\n123") && talk.resets(),
                1,
                "connection reset"));
        all.add(Hostile.of("closes without an answer", talk -> false, 1, "connection closed early"));
        all.add(Hostile.of(
                "promises more than it sends",
                talk -> talk.says(OK + "Content-Length: 10\r\n\r\n123") && false,
                1,
                "connection closed early"));
        all.add(Hostile.of(
                        "sends more than it promised",
                        talk -> talk.says(OK + "Content-Length: 3\r\n\r\n1234567890"),
                        1,
                        "answer is not HTTP")
                .asked(TWICE));
        all.add(Hostile.of("answers twice", talk -> talk.says((OK + "Content-Length: 2\r\n\r\n{}").repeat(2)), 0)
                .asked(TWICE));
        all.add(Hostile.of(
                "says two lengths",
                talk -> talk.says(OK + "Content-Length: 5\r\nContent-Length: 7\r\n\r\n1234567"),
                1,
                "answer not readable"));
        all.add(Hostile.of(
                "sends headers without end",
                talk -> talk.says(OK)
                        && talk.saysEndlessly(
                                ("X-More: " + "x".repeat(8_000) + "\r\n")
                                        .repeat(8)
                                        .getBytes(StandardCharsets.US_ASCII),
                                1),
                1,
                "answer not readable: headers over 1 MB"));
        all.add(Hostile.of(
                "sends a status line of 1 MB",
                talk -> talk.says("HTTP/1.1 200 " + "x".repeat(1_000_000) + "\r\nContent-Length: 0\r\n\r\n"),
                1,
                "answer not readable: first line over 4 kB"));
        all.add(Hostile.of("sends a body without end", HostileServers::bodyWithoutEnd, 1, "timeout"));
        all.add(Hostile.of(
                        "sends a body without end, which is checked",
                        HostileServers::bodyWithoutEnd,
                        2,
                        "injector",
                        "no answer")
                .read());
        all.add(Hostile.of("sends 100 MB", HostileServers::big, 0)
                .asked(patient())
                .perSecond(1));
        all.add(Hostile.of("sends 100 MB, which is checked", HostileServers::big, 2, "injector", "no answer")
                .read()
                .perSecond(2));
        byte[] bomb = bomb();
        Manner sendsBomb = talk -> {
            talk.says(OK + "Content-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n");
            talk.out().write(bomb);
            talk.out().flush();
            return true;
        };
        all.add(Hostile.of("sends a gzip bomb", sendsBomb, 0).asked(patient()).perSecond(1));
        all.add(Hostile.of("sends a gzip bomb, which is checked", sendsBomb, 2, "injector", "no answer")
                .read()
                .perSecond(1));
        all.add(Hostile.of(
                "sends no gzip as gzip",
                talk -> talk.says(OK + "Content-Encoding: gzip\r\nContent-Length: 30\r\n\r\n" + "x".repeat(30)),
                1,
                "answer not readable"));
        all.add(Hostile.of(
                "sends bad chunks",
                talk -> talk.says(CHUNKED + "zz\r\nnothing\r\n") && talk.keepsSilent(),
                1,
                "answer not readable"));
        all.add(Hostile.of(
                        "redirects in a circle",
                        talk -> talk.says("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"),
                        1,
                        "redirect not followed")
                .perSecond(5));
        all.add(Hostile.of(
                "redirects to nowhere",
                talk -> talk.says("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"),
                1,
                "redirect not followed"));
        byte[] hints = "HTTP/1.1 103 Early Hints\r\nLink: </s.css>; rel=preload\r\n\r\n"
                .repeat(1_000)
                .getBytes(StandardCharsets.US_ASCII);
        all.add(Hostile.of(
                "says 1,000 times 103, then answers",
                talk -> {
                    talk.out().write(hints);
                    return talk.json("{}");
                },
                0));
        all.add(Hostile.of("says 103 without end", talk -> talk.saysEndlessly(hints, 20), 1, "timeout"));
        AtomicInteger cookie = new AtomicInteger();
        all.add(Hostile.of(
                        "sets 2,000 new cookies with every answer",
                        talk -> talk.says(OK
                                + IntStream.range(0, 2_000)
                                        .mapToObj(i -> "Set-Cookie: c" + cookie.incrementAndGet() + "="
                                                + "v".repeat(100) + "\r\n")
                                        .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                                + "Content-Length: 0\r\n\r\n"),
                        0)
                .asked("repeat(10).on(" + TWICE + ")")
                .perSecond(10));
        all.add(Hostile.of(
                "sends malformed Server-Timing",
                talk -> talk.says(
                        OK
                                + "Server-Timing: ;;;,,=\"db;dur=zz, db;dur=1e999;desc=\"\\\r\nServer-Timing: db;desc=\"14 queries\"\r\nContent-Length: 0\r\n\r\n"),
                0));
        AtomicInteger node = new AtomicInteger();
        all.add(Hostile.of(
                        "names a new node with every answer",
                        talk -> talk.says(OK + "Server-Timing: node;desc=\"" + "n".repeat(2_000)
                                + node.incrementAndGet() + "\"\r\nContent-Length: 0\r\n\r\n"),
                        0)
                .perSecond(50));
        all.add(Hostile.of(
                        "answers with a new status each time",
                        talk -> talk.says("HTTP/1.1 " + (400 + node.incrementAndGet() % 500)
                                + " No\r\nContent-Length: 0\r\n\r\n"),
                        1,
                        "status ",
                        "other")
                .perSecond(50));
        all.add(Hostile.of(
                "flaps every 300 ms",
                talk -> System.currentTimeMillis() / 300 % 2 == 0 ? talk.json("{}") : talk.resets(),
                1,
                "connection reset"));
        all.add(Hostile.of(
                "speaks no HTTP", talk -> talk.says("SSH-2.0-OpenSSH_9.6\r\n\r\n") && false, 1, "answer is not HTTP"));
        all.add(Hostile.of(
                        "sends a body with 204",
                        talk -> talk.says("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n12345"),
                        1,
                        "answer is not HTTP")
                .asked(TWICE));
        all.add(Hostile.of(
                        "nests JSON 100,000 deep",
                        talk -> talk.json("[".repeat(100_000)),
                        1,
                        "check jsonPath($.token).exists")
                .asked(get(".check(jsonPath(\"$.token\").exists())")));
        return all;
    }

    /** Of TLS, with a certificate of its own. */
    static Hostile answering(String certificate) {
        return Hostile.of("shows a certificate that is " + certificate, talk -> talk.json("{}"), 0);
    }

    /** What is done to whoever wants to agree on TLS. */
    static Hostile withinHandshake(String what) {
        return Hostile.of(what, Talk::resets, 1, "TLS failed");
    }

    static Hostile stopping() {
        return Hostile.of("stops after a second", talk -> talk.json("{}"), 1, "connection refused");
    }

    private static boolean bodyWithoutEnd(Talk talk) throws IOException, InterruptedException {
        byte[] chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return talk.says(CHUNKED) && talk.saysEndlessly(chunk, 20);
    }

    private static boolean big(Talk talk) throws IOException {
        talk.says(OK + "Content-Length: " + BIG + "\r\n\r\n");
        for (int sent = 0; sent < BIG; sent += LETTERS.length) {
            talk.out().write(LETTERS);
        }
        talk.out().flush();
        return true;
    }

    private static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int packed = 0; packed < BOMB; packed += LETTERS.length) {
                gzip.write(LETTERS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
