package dev.onsale.practice;

import static dev.onsale.practice.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsale.practice.Customer.Answer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CancellationsIT {
    private static final int BUYERS = 12;

    private Customer fan = new Customer(Shared.boxOffice().front());

    @BeforeEach
    void openDoors() {
        fan = Customer.admitted(
                Shared.boxOffice(), "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000,\"seats\":60}");
    }

    @Test
    void cancellingAPaidOrderGivesMoneyAndSeatsBackAndTheyCanBeBoughtAgain() {
        Answer order = order("A-1-1");
        String id = order.string("order");
        String key = UUID.randomUUID().toString();
        assertThat(fan.pay(id, "tok_ok", key).status()).isEqualTo(201);

        Answer cancelled = cancel(id);
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text())
                .isEqualTo("{\"order\":\"" + id + "\",\"status\":\"cancelled\",\"refunded\":"
                        + order.body().get("amount").asInt() + "}");
        assertThat(cancelled.timing()).contains("queries", "node;desc=n");
        assertThat(cancel(id).text()).isEqualTo(cancelled.text());
        assertThat(fan.get("/orders/" + id).string("status")).isEqualTo("cancelled");
        assertThat(fan.pay(id, "tok_ok", key).status()).isEqualTo(409);
        assertThat(fan.pay(id, "tok_ok", UUID.randomUUID().toString()).status()).isEqualTo(409);
        JsonNode status = fan.status().body();
        assertThat(status.get("charged").asInt()).isZero();
        assertThat(status.at("/seats/free").asInt()).isEqualTo(60);
        assertThat(status.at("/seats/ordersCancelled").asInt()).isEqualTo(1);

        String again = order("A-1-1").string("order");
        assertThat(fan.pay(again, "tok_ok", UUID.randomUUID().toString()).status())
                .isEqualTo(201);
        assertThat(cancel(id).status()).isEqualTo(200);
        assertThat(fan.get("/orders/" + again).string("status")).isEqualTo("paid");
        assertThat(fan.status().body().at("/seats/sold").asInt()).isEqualTo(1);
    }

    @Test
    void cancellingAnOpenOrderFreesItsSeatsAndRefundsNothing() {
        String id = order("A-1-2").string("order");
        Answer asked = fan.pay(id, "tok_challenge", UUID.randomUUID().toString());
        assertThat(cancel(id).body().get("refunded").asInt()).isZero();
        assertThat(fan.post("/challenges/" + asked.string("challenge"), "{\"answer\":\"ok\"}")
                        .status())
                .isEqualTo(409);
        assertThat(fan.hold("{\"seats\":[\"A-1-2\"]}").status()).isEqualTo(201);
        assertThat(fan.status().body().get("charged").asInt()).isZero();
    }

    @Test
    void anUnknownOrderIsNotFound() {
        assertThat(cancel("none").status()).isEqualTo(404);
    }

    @Test
    void aPaymentUnderWayIsNotCancelled() throws Exception {
        String id = order("A-1-3").string("order");
        List<Answer> answers = together(
                2, side -> side == 0 ? fan.pay(id, "tok_slow", UUID.randomUUID().toString()) : cancelWhilePending(id));
        assertThat(answers).extracting(Answer::status).containsExactly(201, 409);
        assertThat(answers.get(1).string("error")).isEqualTo("a payment is under way");
    }

    /** Payments and cancellations cross; whatever comes first, money stands exactly where seats are sold. */
    @Test
    void crossingPaymentsAndCancellationsLeaveMoneyAndSeatsInStep() throws Exception {
        for (int round = 0; round < 8; round++) {
            String id = order("A-2-" + (round + 1)).string("order");
            List<Answer> answers = together(
                    BUYERS,
                    buyer -> buyer % 3 == 0
                            ? cancel(id)
                            : fan.pay(id, "tok_ok", UUID.randomUUID().toString()));
            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201, 409);
        }
        JsonNode status = fan.status().body();
        assertThat(status.get("charged").asInt())
                .isEqualTo(status.at("/seats/paymentsPaid").asInt())
                .isEqualTo(status.at("/seats/sold").asInt());
        assertThat(status.at("/seats/ordersCancelled").asInt()
                        + status.at("/seats/sold").asInt())
                .isEqualTo(8);
        assertThat(status.at("/seats/held").asInt()).isZero();
        assertThat(status.get("doubleCharges").asInt()).isZero();
    }

    /** A right answer, a repeated payment, another payment and a cancellation of the same order, all at once. */
    @Test
    void challengesRepeatedPaymentsAndCancellationsOfOneOrderLeaveMoneyAndSeatsInStep() throws Exception {
        for (int round = 0; round < 10; round++) {
            String id = order("A-1-" + (round + 1)).string("order");
            String key = UUID.randomUUID().toString();
            Answer asked = fan.pay(id, "tok_challenge", key);
            List<Answer> answers = together(BUYERS, buyer -> switch (buyer % 4) {
                case 0 -> cancel(id);
                case 1 -> fan.post("/challenges/" + asked.string("challenge"), "{\"answer\":\"ok\"}");
                case 2 -> fan.pay(id, "tok_challenge", key);
                default -> fan.pay(id, "tok_ok", UUID.randomUUID().toString());
            });
            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201, 202, 409);
            assertThat(fan.get("/orders/" + id).string("status")).isIn("paid", "cancelled");
        }
        JsonNode status = fan.status().body();
        assertThat(status.get("charged").asInt())
                .isEqualTo(status.at("/seats/paymentsPaid").asInt())
                .isEqualTo(status.at("/seats/sold").asInt());
        assertThat(status.at("/seats/ordersCancelled").asInt()
                        + status.at("/seats/sold").asInt())
                .isEqualTo(10);
        assertThat(status.at("/seats/held").asInt()).isZero();
        assertThat(status.at("/seats/paymentsPending").asInt()).isZero();
        assertThat(status.get("doubleCharges").asInt()).isZero();
    }

    /** As a cancellation does, somebody locks an order and then its payment, amid the answer to a challenge. */
    @Test
    void whoSettlesAPaymentHoldsNothingOfItWhileItWaitsForTheOrder() throws Exception {
        String id = order("A-1-5").string("order");
        Answer asked = fan.pay(id, "tok_challenge", UUID.randomUUID().toString());
        CompletableFuture<Answer> answered;
        try (Connection connection =
                        DriverManager.getConnection(Shared.boxOffice().databaseUrl());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select id from practice.orders where id = '" + id + "' for update");
            answered = CompletableFuture.supplyAsync(
                    () -> fan.post("/challenges/" + asked.string("challenge"), "{\"answer\":\"ok\"}"));
            awaitSomebodyWaits(statement);
            // Sooner than the database looks for deadlocks and ends either side.
            statement.execute("set local lock_timeout = '500ms'");
            assertThat(statement.executeUpdate("update practice.payment set status = 'void' where order_id = '" + id
                            + "' and status = 'pending'"))
                    .isEqualTo(1);
            connection.commit();
        }
        assertThat(answered.get(30, TimeUnit.SECONDS).status()).isEqualTo(409);
        assertThat(fan.status().body().get("charged").asInt()).isZero();
    }

    private static void awaitSomebodyWaits(Statement statement) throws SQLException {
        boolean waits = false;
        long untilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!waits) {
            assertThat(System.nanoTime()).as("somebody waits in time").isLessThan(untilNanos);
            Looks.pause();
            try (ResultSet waiting = statement.executeQuery("select exists (select from pg_locks where not granted)")) {
                waiting.next();
                waits = waiting.getBoolean(1);
            }
        }
    }

    /** Somebody at the database voids a payment while the gateway is being asked. */
    @Test
    void whatIsChargedForAPaymentThatIsVoidByThenIsGivenBack() throws Exception {
        String id = order("A-1-4").string("order");
        List<Answer> answers = together(
                2, side -> side == 0 ? fan.pay(id, "tok_slow", UUID.randomUUID().toString()) : voidWhilePending());
        assertThat(answers.get(0).status()).isEqualTo(409);
        assertThat(fan.status().body().get("charged").asInt()).isZero();
        assertThat(fan.status().body().at("/seats/sold").asInt()).isZero();
    }

    private Answer voidWhilePending() {
        try (Connection connection =
                DriverManager.getConnection(Shared.boxOffice().databaseUrl())) {
            String sql = "update practice.payment set status = 'void' where status = 'pending'";
            while (connection.createStatement().executeUpdate(sql) == 0) {
                Looks.pause();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return fan.status();
    }

    private Answer order(String seat) {
        return fan.order(fan.hold("{\"seats\":[\"" + seat + "\"]}").string("hold"));
    }

    private Answer cancelWhilePending(String id) {
        while (fan.status().body().at("/seats/paymentsPending").asInt() == 0) {
            Looks.pause();
        }
        return cancel(id);
    }

    private Answer cancel(String order) {
        return fan.post("/orders/" + order + "/cancel", "");
    }
}
