package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.practice.Customer.Answer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsIT {
    private static final Pattern QUERIES = Pattern.compile("desc=\"(\\d+) queries\"");

    private final Customer fan =
            Customer.admitted(Shared.boxOffice(), "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000}");

    @AfterEach
    void clean() {
        fan.post("/practice/faults", "{}");
    }

    @Test
    void theSlowQueryAsksOncePerTicketTypeAndCountsRight() {
        fan.hold("{\"seats\":[\"A-1-1\",\"F-10-25\"]}");
        String clean = fan.get("/events/arena").text();
        assertThat(queries(fan.get("/events/arena"))).isEqualTo(1);

        switchOn("{\"tito-2017-slow-query\":1}");
        assertThat(queries(fan.get("/events/arena"))).isEqualTo(20);
        assertThat(fan.get("/events/arena").text()).isEqualTo(clean);

        switchOn("{\"tito-2017-slow-query\":0.1}");
        assertThat(queries(fan.get("/events/arena"))).isEqualTo(3);
        assertThat(fan.get("/events/arena").text()).isEqualTo(clean);

        switchOn("{}");
        assertThat(queries(fan.get("/events/arena"))).isEqualTo(1);
    }

    @Test
    void theSlowQueryScansATableThatGrowsWithItsStrength() throws Exception {
        switchOn("{\"tito-2017-slow-query\":1}");
        assertThat(count("select count(*) from practice.seat")).isEqualTo(1_500);
        switchOn("{\"tito-2017-slow-query\":3}");
        assertThat(count("select count(*) from practice.seat")).isEqualTo(1_500 + 2 * 1_500);
        assertThat(count("select count(*) from pg_indexes where schemaname = 'practice' and indexdef like"
                        + " '%seat%ticket_type%' and tablename = 'seat'"))
                .isZero();
        switchOn("{}");
        assertThat(count("select count(*) from practice.seat")).isEqualTo(1_500);
    }

    /** Pages drawn one by one go to the nodes in turn, so that each node draws 50 of 100. */
    @Test
    void theTailQueryScansPastOrdersForTwoPagesInAHundredAndChangesNoPage() throws Exception {
        String clean = fan.get("/events/arena").text();
        switchOn("{\"tail-query\":0.1}");
        assertThat(count("select count(*) from practice.past_order")).isEqualTo(7_500);
        List<Answer> pages = IntStream.range(0, 100)
                .mapToObj(page -> fan.get("/events/arena"))
                .toList();
        assertThat(pages).extracting(Answer::text).containsOnly(clean);
        assertThat(pages).extracting(FaultsIT::queries).containsOnly(1, 2);
        assertThat(pages.stream().filter(page -> queries(page) == 2)).hasSize(2);
        assertThat(count("select count(*) from pg_indexes where tablename = 'past_order' and indexdef like '%buyer%'"))
                .isZero();

        switchOn("{\"tail-query\":0.3}");
        assertThat(count("select count(*) from practice.past_order")).isEqualTo(22_500);
        switchOn("{}");
        assertThat(count("select count(*) from practice.past_order")).isZero();
        assertThat(IntStream.range(0, 100).mapToObj(page -> fan.get("/events/arena")))
                .extracting(FaultsIT::queries)
                .containsOnly(1);
    }

    @Test
    void theHoldLockMakesHoldsWorkUnderOneRow() {
        fan.get("/events/arena");
        assertThat(queries(fan.hold("{\"seats\":[\"C-1-1\"]}"))).isEqualTo(2);
        switchOn("{\"hold-lock\":1}");
        assertThat(queries(fan.hold("{\"seats\":[\"C-1-2\"]}"))).isEqualTo(2 + 1 + 10);
        assertThat(queries(fan.get("/events/arena"))).isEqualTo(1);
        switchOn("{}");
        assertThat(queries(fan.hold("{\"seats\":[\"C-1-3\"]}"))).isEqualTo(2);
    }

    @Test
    void holdsWaitForTheLockedRow() throws Exception {
        switchOn("{\"hold-lock\":0.1}");
        try (Connection connection =
                DriverManager.getConnection(Shared.boxOffice().databaseUrl())) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("select id from practice.event where id = 'arena' for update");
            Thread buyer = new Thread(() -> fan.hold("{\"seats\":[\"D-1-1\"]}"));
            buyer.start();
            while (count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") == 0) {
                Looks.pause();
            }
            connection.rollback();
            buyer.join();
        }
        assertThat(fan.hold("{\"seats\":[\"D-1-1\"]}").status()).isEqualTo(409);
    }

    @Test
    void faultsAreNamedInTheStatusAndSurviveAReset() {
        switchOn("{\"hold-lock\":0.5}");
        fan.post("/practice/reset", "{\"doorsInMs\":0}");
        assertThat(fan.status().body().at("/faults/hold-lock").asDouble()).isEqualTo(0.5);
        assertThat(fan.get("/practice/faults").text()).isEqualTo("{\"hold-lock\":0.5}");
    }

    @Test
    void anUnknownFaultOrABadStrengthIsRefusedAndChangesNothing() {
        switchOn("{\"hold-lock\":0.5}");
        Answer unknown = fan.post("/practice/faults", "{\"hold-loch\":1}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.string("hint")).contains("did you mean 'hold-lock'?");
        assertThat(fan.post("/practice/faults", "{\"hold-lock\":0}").status()).isEqualTo(422);
        assertThat(fan.post("/practice/faults", "{\"hold-lock\":11}").status()).isEqualTo(422);
        assertThat(fan.post("/practice/faults", "nonsense").status()).isEqualTo(400);
        assertThat(fan.get("/practice/faults").text()).isEqualTo("{\"hold-lock\":0.5}");
    }

    private void switchOn(String faults) {
        assertThat(fan.post("/practice/faults", faults).status()).isEqualTo(200);
    }

    private static int queries(Answer answer) {
        Matcher matcher = QUERIES.matcher(answer.timing());
        assertThat(matcher.find()).as(answer.timing()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static int count(String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(Shared.boxOffice().databaseUrl());
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
