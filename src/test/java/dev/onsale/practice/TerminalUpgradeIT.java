package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsale.practice.Customer.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code spektrix-2024-box-office-app}: the terminal service no longer speaks with its own clients. */
class TerminalUpgradeIT {
    private static final int SALES = 20;

    private final Customer fan =
            Customer.admitted(Shared.boxOffice(), "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000}");
    private final Customer clerk = fan.with("Staff-Key", "practice-staff");

    @AfterEach
    void clean() {
        fan.post("/practice/faults", "{}");
    }

    @Test
    void chipAndPinAndPrintingFailWhileFansBuyAndTheFallBacksWork() {
        String soldBefore = sell().string("order");
        switchOn(1);
        Answer refused = sell();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.string("error")).isEqualTo("terminal refused");
        assertThat(print(soldBefore)).isEqualTo(503);

        Answer byNumber = clerk.post("/box-office/sales", "{\"party\":2,\"card\":\"tok_ok\"}");
        assertThat(byNumber.status()).isEqualTo(201);
        assertThat(print(byNumber.string("order"))).isEqualTo(503);
        Answer occupancy = clerk.get("/back-office/occupancy");
        assertThat(occupancy.status()).isEqualTo(200);
        assertThat(occupancy.body().get("sold").asInt()).isEqualTo(3);
        String order = fan.order(fan.hold("{\"party\":1}").string("hold")).string("order");
        assertThat(fan.pay(order, "tok_ok", "upgrade-1").status()).isEqualTo(201);

        JsonNode status = fan.status().body();
        assertThat(status.get("chargedAtTerminals").asInt()).isEqualTo(1);
        assertThat(status.get("ticketsPrinted").asInt()).isZero();
        assertThat(status.at("/seats/held").asInt())
                .as("what was refused is free")
                .isZero();

        switchOff();
        assertThat(sell().status()).isEqualTo(201);
        assertThat(print(byNumber.string("order"))).isEqualTo(200);
    }

    @Test
    void theStrengthIsTheShareOfInstancesThatAreUpgraded() {
        switchOn(0.4);
        long refused = Stream.generate(this::sell)
                .limit(SALES)
                .filter(sale -> sale.status() == 503)
                .count();
        // A refused sale also asks for its money back, in vain or not: 20 to 40 requests, of which 40 % are refused.
        assertThat(refused).isBetween(5L, 12L);
        assertThat(fan.status().body().at("/seats/sold").asLong()).isEqualTo(SALES - refused);
    }

    private Answer sell() {
        return clerk.post("/box-office/sales", "{\"party\":1}");
    }

    private int print(String order) {
        return clerk.post("/box-office/orders/" + order + "/print", "").status();
    }

    private void switchOn(double strength) {
        assertThat(fan.post("/practice/faults", "{\"spektrix-2024-box-office-app\":" + strength + "}")
                        .status())
                .isEqualTo(200);
    }

    private void switchOff() {
        assertThat(fan.post("/practice/faults", "{}").status()).isEqualTo(200);
    }
}
