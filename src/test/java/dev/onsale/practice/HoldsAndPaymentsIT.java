package dev.onsale.practice;

import static dev.onsale.practice.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsale.practice.Customer.Answer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HoldsAndPaymentsIT {
    private static final int BUYERS = 16;

    @Test
    void aLapsedHoldFreesItsSeatsAndCannotBeOrderedOrPaid() {
        Customer slow = Customer.admitted(
                Shared.boxOffice(), "{\"doorsInMs\":0,\"holdForMs\":700,\"outflowPerSecond\":1000,\"seats\":20}");
        Answer hold = slow.hold("{\"seats\":[\"A-1-1\"]}");
        String order = slow.order(hold.string("hold")).string("order");
        String unordered = slow.hold("{\"seats\":[\"A-1-2\"]}").string("hold");

        Answer rival = slow.hold("{\"seats\":[\"A-1-1\"]}");
        while (rival.status() == 409) {
            Looks.pause();
            rival = slow.hold("{\"seats\":[\"A-1-1\"]}");
        }
        assertThat(rival.status()).isEqualTo(201);
        assertThat(System.currentTimeMillis())
                .isGreaterThanOrEqualTo(hold.body().get("expiresAt").asLong());
        assertThat(slow.get("/orders/" + order).string("status")).isEqualTo("lapsed");
        assertThat(slow.pay(order, "tok_ok", UUID.randomUUID().toString()).status())
                .isEqualTo(409);
        Answer late = slow.order(unordered);
        while (late.status() == 201) {
            Looks.pause();
            late = slow.order(unordered);
        }
        assertThat(late.status()).isEqualTo(409);
        assertThat(slow.status().body().get("charged").asInt()).isZero();
    }

    @Test
    void concurrentDuplicatesOfAPaymentChargeOnceAndAnswerAlike() throws Exception {
        Customer fan = Customer.admitted(
                Shared.boxOffice(), "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000}");
        for (String card : List.of("tok_ok", "tok_slow", "tok_declined")) {
            String order = fan.order(fan.hold("{\"party\":2}").string("hold")).string("order");
            String key = UUID.randomUUID().toString();
            List<String> answers =
                    together(BUYERS, buyer -> fan.pay(order, card, key).text());
            assertThat(Set.copyOf(answers)).as(card).hasSize(1);
        }
        JsonNode status = fan.status().body();
        assertThat(status.at("/seats/paymentsPaid").asInt()).isEqualTo(2);
        assertThat(status.at("/seats/paymentsDeclined").asInt()).isEqualTo(1);
        assertThat(status.get("charged").asInt()).isEqualTo(2);
        assertThat(status.at("/seats/sold").asInt()).isEqualTo(4);
    }

    /** While it is being paid for, a hold does not lapse; a declined card gives it no longer life than it had. */
    @Test
    void aDeclinedPaymentLeavesTheHoldsExpiryAsItWas() throws Exception {
        Customer fan =
                Customer.admitted(Shared.boxOffice(), "{\"doorsInMs\":0,\"holdForMs\":2000,\"outflowPerSecond\":1000}");
        String hold = fan.hold("{\"party\":2}").string("hold");
        String order = fan.order(hold).string("order");
        assertThat(fan.pay(order, "tok_declined", UUID.randomUUID().toString()).status())
                .isEqualTo(402);
        try (Connection connection =
                        DriverManager.getConnection(Shared.boxOffice().databaseUrl());
                ResultSet kept = connection
                        .createStatement()
                        .executeQuery("select count(*), count(*) filter (where claim.held_until = hold.expires_at)"
                                + " from practice.claim join practice.hold on hold.id = claim.hold"
                                + " where hold.id = '" + hold + "'")) {
            kept.next();
            assertThat(kept.getInt(1)).as("seats that it claims").isEqualTo(2);
            assertThat(kept.getInt(2)).as("until it expires").isEqualTo(2);
        }
    }

    @Test
    void differentKeysCannotPayOneOrderTwice() throws Exception {
        Customer fan = Customer.admitted(
                Shared.boxOffice(), "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000}");
        String order = fan.order(fan.hold("{\"party\":1}").string("hold")).string("order");
        List<Integer> statuses = together(
                BUYERS,
                buyer -> fan.pay(order, "tok_ok", UUID.randomUUID().toString()).status());
        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
        assertThat(fan.status().body().get("charged").asInt()).isEqualTo(1);
    }

    /** Many buyers, few seats, holds that lapse all the time: whatever happens, a seat is sold to one of them. */
    @Test
    void noSeatIsEverSoldTwice() throws Exception {
        int seats = 40;
        Customer fan = Customer.admitted(
                Shared.boxOffice(),
                "{\"doorsInMs\":0,\"holdForMs\":500,\"outflowPerSecond\":1000,\"ticketTypes\":3,\"seats\":" + seats
                        + "}");
        Set<String> sold = ConcurrentHashMap.newKeySet();
        AtomicInteger soldTwice = new AtomicInteger();
        long giveUpAtNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        together(BUYERS, buyer -> {
            Random random = new Random(buyer);
            while (sold.size() < seats && System.nanoTime() < giveUpAtNanos) {
                for (String seat : buy(fan, random, seats)) {
                    if (!sold.add(seat)) {
                        soldTwice.incrementAndGet();
                    }
                }
            }
            return buyer;
        });
        JsonNode counts = fan.status().body().get("seats");
        assertThat(soldTwice).hasValue(0);
        assertThat(sold).hasSize(seats);
        assertThat(counts.get("sold").asInt()).isEqualTo(sold.size());
        assertThat(counts.get("sold").asInt()
                        + counts.get("held").asInt()
                        + counts.get("free").asInt())
                .isEqualTo(seats);
        assertThat(counts.get("paymentsPending").asInt()).isZero();
        assertThat(fan.status().body().get("charged").asInt())
                .isEqualTo(counts.get("paymentsPaid").asInt());
    }

    private static List<String> buy(Customer fan, Random random, int seats) {
        String wish = random.nextBoolean()
                ? "{\"party\":" + (1 + random.nextInt(3)) + "}"
                : "{\"seats\":[\"" + seat(random.nextInt(seats)) + "\"]}";
        Answer hold = fan.hold(wish);
        if (hold.status() != 201) {
            assertThat(hold.status()).as(hold.text()).isIn(409, 410);
            return List.of();
        }
        Answer order = fan.order(hold.string("hold"));
        if (order.status() != 201 || random.nextInt(3) == 0) {
            return List.of();
        }
        Answer payment =
                fan.pay(order.string("order"), "tok_ok", UUID.randomUUID().toString());
        assertThat(payment.status()).as(payment.text()).isIn(201, 409);
        List<String> bought = new ArrayList<>();
        if (payment.status() == 201) {
            hold.body().get("seats").forEach(seat -> bought.add(seat.asText()));
        }
        return bought;
    }

    private static String seat(int ordinal) {
        return "A-" + (ordinal / 25 + 1) + "-" + (ordinal % 25 + 1);
    }
}
