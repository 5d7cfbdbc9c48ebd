package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.practice.Customer.Answer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code aventri-2018-stats}: all requests take turns at one row, and queue for fewer connections. */
class HotCounterIT {
    private static final Pattern QUERIES = Pattern.compile("desc=\"(\\d+) queries\"");
    private static final Pattern POOL_MS = Pattern.compile("pool;dur=(\\d+)");
    private static final Pattern DATABASE_MS = Pattern.compile("queries\";dur=(\\d+)");
    /** Of two nodes. */
    private static final int CONNECTIONS = 2 * 8;

    private static final int POOL_TIME_OUT_MS = 3_000;
    private static final int WITHIN_MS = 5_000;

    private final Customer fan =
            Customer.admitted(Shared.boxOffice(), "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000}");
    private final Customer clerk = fan.with("Staff-Key", "practice-staff");

    @AfterEach
    void clean() {
        fan.post("/practice/faults", "{}");
    }

    @Test
    void everyTransactionOfARequestCountsInTheOneRowAndNoneDoesWhenItIsOff() throws Exception {
        assertThat(number("select count(*) from practice.statistic")).isZero();
        fan.get("/events/arena");
        assertThat(queries(fan.get("/events/arena"))).as("the page is cached").isEqualTo(1);

        switchOn("{\"aventri-2018-stats\":0.1}");
        assertThat(queries(fan.get("/events/arena"))).isEqualTo(3);
        assertThat(queries(clerk.get("/back-office/occupancy"))).isEqualTo(3);
        assertThat(fan.hold("{\"seats\":[\"A-1-1\"]}").status()).isEqualTo(201);
        assertThat(number("select requests from practice.statistic where event = 'arena'"))
                .isEqualTo(3);
        assertThat(number("select past_visitors from practice.statistic")).isEqualTo(1_000);
        assertThat(number("select count(*) from practice.past_view")).isEqualTo(3_000);
        fan.status();
        assertThat(number("select requests from practice.statistic"))
                .as("the practice controls do not count")
                .isEqualTo(3);

        switchOn("{\"aventri-2018-stats\":0.2}");
        assertThat(number("select count(*) from practice.past_view")).isEqualTo(6_000);
        switchOn("{}");
        assertThat(queries(fan.get("/events/arena"))).isEqualTo(1);
        assertThat(number("select count(*) from practice.statistic")).isZero();
        assertThat(number("select count(*) from practice.past_view")).isZero();
    }

    @Test
    void thePoolShrinksWithStrengthAndComesBack() throws Exception {
        awaitConnections(CONNECTIONS);
        switchOn("{\"aventri-2018-stats\":1}");
        awaitConnections(CONNECTIONS / 2);
        switchOn("{\"aventri-2018-stats\":3}");
        awaitConnections(CONNECTIONS / 4);
        switchOn("{}");
        awaitConnections(CONNECTIONS);
    }

    /** While the row is locked 4 requests wait for it on all 4 connections, and the others for a connection. */
    @Test
    void requestsWaitForTheRowAndTheOthersTimeOutAtThePool() throws Exception {
        switchOn("{\"aventri-2018-stats\":3}");
        awaitConnections(CONNECTIONS / 4);
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Connection connection =
                DriverManager.getConnection(Shared.boxOffice().databaseUrl())) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("update practice.statistic set requests = requests + 1");
            List<Future<Answer>> first = Stream.generate(() -> threads.submit(() -> fan.get("/events/arena")))
                    .limit(4)
                    .toList();
            await("select count(*) from pg_stat_activity where wait_event_type = 'Lock'", 4);
            Future<Answer> page = threads.submit(() -> fan.get("/events/arena"));
            Future<Answer> report = threads.submit(() -> clerk.get("/back-office/occupancy"));
            assertThat(fan.status().body().at("/seats/free").asInt())
                    .as("the controls work all the while")
                    .isEqualTo(1_500);
            for (Answer victim : List.of(page.get(), report.get())) {
                assertThat(victim.status()).isEqualTo(503);
                assertThat(victim.string("error")).contains("no database connection");
                assertThat(queries(victim)).isZero();
                assertThat(figure(POOL_MS, victim)).isBetween(POOL_TIME_OUT_MS, POOL_TIME_OUT_MS + 1_000);
            }
            connection.rollback();
            for (Future<Answer> waited : first) {
                assertThat(waited.get().status()).isEqualTo(200);
                assertThat(figure(DATABASE_MS, waited.get())).isGreaterThan(POOL_TIME_OUT_MS - 1_000);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void switchOn(String faults) {
        assertThat(fan.post("/practice/faults", faults).status()).isEqualTo(200);
    }

    /** Besides the one that asks. */
    private static void awaitConnections(int number) throws Exception {
        await("select count(*) - 1 from pg_stat_activity where backend_type = 'client backend'", number);
    }

    private static void await(String sql, int expected) throws Exception {
        long deadlineNanos = System.nanoTime() + WITHIN_MS * 1_000_000L;
        int actual = number(sql);
        while (actual != expected && System.nanoTime() < deadlineNanos) {
            Looks.pause();
            actual = number(sql);
        }
        assertThat(actual).as(sql).isEqualTo(expected);
    }

    private static int queries(Answer answer) {
        return figure(QUERIES, answer);
    }

    private static int figure(Pattern pattern, Answer answer) {
        Matcher matcher = pattern.matcher(answer.timing());
        assertThat(matcher.find()).as(answer.timing()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static int number(String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(Shared.boxOffice().databaseUrl());
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
