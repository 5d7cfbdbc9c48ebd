package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsale.practice.Customer.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientPauseMode;

/** What the shop keeps in Redis, how it does without, and the two faults that take it away. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MemoryStoreIT {
    private static final String OPEN =
            "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000,\"seed\":" + EarlyBurst.SEED + "}";
    private static final Pattern QUERIES = Pattern.compile("desc=\"(\\d+) queries\"");
    private static final Pattern STORE_MS = Pattern.compile("cache;desc=\\w+;dur=([\\d.]+)");
    private static final Pattern DATABASE_MS = Pattern.compile("queries\";dur=([\\d.]+)");

    private final Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);

    /** A seed whose first burst comes after little more than the shortest wait. */
    private static final class EarlyBurst {
        static final int SEED = 85;
    }

    @AfterEach
    void clean() {
        fan.post("/practice/faults", "{}");
    }

    @Test
    void placesSessionsAndPagesAreInRedisAndALostSessionIsMadeAnew() {
        fan.get("/events/arena");
        fan.get("/events/arena/seats");
        try (Jedis redis = redis(Shared.boxOffice().redis())) {
            String session = newestKey(redis, "session:*");
            assertThat(redis.get(session)).matches("\\{\"event\":\"arena\",\"admittedAtMs\":\\d+}");
            assertThat(redis.ttl(session)).isBetween(800L, 900L);
            assertThat(redis.keys("place:*")).isNotEmpty();
            assertThat(redis.get(newestKey(redis, "page:*"))).contains("\"name\":\"Category 20\"");

            assertThat(fan.get("/orders/none").timing()).contains("cache;desc=hit");
            redis.del(session);
            assertThat(fan.get("/events/arena").timing()).contains("cache;desc=miss");
            assertThat(fan.get("/events/arena").timing()).contains("cache;desc=hit");
            assertThat(redis.exists(session)).isTrue();
            assertThat(sum("sessionsLost")).isEqualTo(1);
        }
    }

    @Test
    void aSeatTakenThroughOneNodeIsGoneFromTheMapOfAllAtOnce() {
        for (int seat = 1; seat <= 20; seat++) {
            assertThat(fan.hold("{\"seats\":[\"A-1-" + seat + "\"]}").status()).isEqualTo(201);
            for (int node = 0; node < 2; node++) {
                Answer map = fan.get("/events/arena/seats");
                assertThat(map.body().at("/blocks/0/rows/0/free").toString()).doesNotContain("[" + seat + ",");
                assertThat(map.body().get("seatsLeft").asInt()).isEqualTo(1_500 - seat);
            }
        }
    }

    /** Redis itself holds its answers back here: the proxy passes everything on. */
    @Test
    void aStoreThatIsSilentMeansAnErrorScreenForASessionAndADrawnPageWithoutOne() {
        fan.post("/practice/reset", "{\"doorsInMs\":0,\"waitingRoom\":false}");
        Customer known = new Customer(Shared.boxOffice().front());
        known.queueUp();
        Customer stranger = new Customer(Shared.boxOffice().front());
        stranger.get("/events/arena/seats");
        try (Jedis redis = redis(Shared.boxOffice().redis())) {
            redis.clientPause(1_700, ClientPauseMode.ALL);
            CompletableFuture<Answer> screen =
                    CompletableFuture.supplyAsync(() -> known.impatient().get("/orders/none"));
            CompletableFuture<Answer> joining =
                    CompletableFuture.supplyAsync(() -> stranger.impatient().post("/queue", "{\"event\":\"arena\"}"));
            Answer map = stranger.get("/events/arena/seats");
            assertThat(map.status()).isEqualTo(200);
            assertThat(map.timing()).contains("desc=\"1 queries\"", "cache;desc=miss;dur=15");
            assertThat(screen.join().status()).isEqualTo(503);
            assertThat(screen.join().string("error")).isEqualTo("the session could not be read");
            assertThat(joining.join().status()).isEqualTo(503);
            assertThat(joining.join().timing()).contains("node;desc=front", "cache;desc=miss;dur=15");
        }
        assertThat(sum("storeFailures")).isEqualTo(2);
        assertThat(known.get("/events/arena").status()).isEqualTo(200);
    }

    @Test
    void inABurstRequestsWaitForTheStoreWhileTheDatabaseIsIdleAndThenGoOn() {
        fan.get("/events/arena");
        int burstsBefore = proxy().get("bursts").asInt();
        switchOn("{\"spektrix-2024-memory-store\":0.4}");
        List<Answer> answers = new ArrayList<>();
        while (proxy().get("bursts").asInt() == burstsBefore
                || proxy().get("stalls").asBoolean()) {
            answers.add(fan.impatient().get("/events/arena"));
        }
        // Where the machine stalls beside the store, one may wait too long.
        assertThat(answers)
                .extracting(Answer::status)
                .filteredOn(status -> status != 200)
                .hasSizeLessThan(2);
        Answer slowest = answers.stream()
                .max(Comparator.comparingDouble(MemoryStoreIT::storeMs))
                .orElseThrow();
        // The one that met the stall first waits longest; on a busy machine it came late into it. Without one it takes
        // 1 ms.
        assertThat(storeMs(slowest)).isBetween(40.0, 1_000.0);
        assertThat(number(DATABASE_MS, slowest)).isLessThan(100);
        assertThat(proxy().get("resets").asInt()).isPositive();

        switchOn("{}");
        assertThat(proxy().get("stalls").asBoolean()).isFalse();
        assertThat(storeMs(fan.get("/events/arena"))).isLessThan(100);
    }

    @Test
    void withUncachedPagesEachIsDrawnAnewAndSaysTheSame() {
        String page = fan.get("/events/arena").text();
        fan.get("/events/arena/seats");
        switchOn("{\"tito-2017-late-capacity\":1}");
        for (int visit = 0; visit < 4; visit++) {
            Answer drawn = fan.get("/events/arena");
            assertThat(drawn.text()).isEqualTo(page);
            assertThat(drawn.timing()).contains("desc=\"2 queries\"", "cache;desc=miss");
            assertThat(fan.get("/events/arena/seats").timing()).contains("desc=\"1 queries\"", "cache;desc=miss");
        }
        switchOn("{\"tito-2017-late-capacity\":0.5}");
        assertThat(IntStream.range(0, 20)
                        .mapToObj(visit -> fan.get("/events/arena"))
                        .filter(visit -> visit.timing().contains("cache;desc=miss")))
                .hasSize(10)
                .allMatch(visit -> number(QUERIES, visit) == 2);
        switchOn("{}");
        assertThat(fan.get("/events/arena").timing()).contains("desc=\"1 queries\"", "cache;desc=hit");
    }

    private JsonNode proxy() {
        return fan.status().body().get("storeProxy");
    }

    private int sum(String counter) {
        int sum = 0;
        for (JsonNode node : fan.status().body().get("nodes")) {
            sum += node.get(counter).asInt();
        }
        return sum;
    }

    private void switchOn(String faults) {
        assertThat(fan.post("/practice/faults", faults).status()).isEqualTo(200);
    }

    private static Jedis redis(URI address) {
        Jedis redis = new Jedis(address.getHost(), address.getPort());
        redis.auth(Shared.boxOffice().storePassword());
        return redis;
    }

    private static String newestKey(Jedis redis, String pattern) {
        return redis.keys(pattern).stream()
                .max(Comparator.comparingInt(MemoryStoreIT::generation))
                .orElseThrow();
    }

    private static int generation(String key) {
        return Integer.parseInt(key.split(":")[1]);
    }

    private static double storeMs(Answer answer) {
        return number(STORE_MS, answer);
    }

    private static double number(Pattern metric, Answer answer) {
        Matcher matcher = metric.matcher(answer.timing());
        assertThat(matcher.find()).as(answer.timing()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
