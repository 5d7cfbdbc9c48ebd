package dev.onsale.practice;

import static dev.onsale.practice.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsale.practice.Customer.Answer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places without numbers, and ticket types. */
class GeneralAdmissionIT {
    private static final int BUYERS = 16;

    @Test
    void ticketsWithoutNumbersAreHeldOrderedAndPaid() {
        Customer fan = general(100, 4, 60_000);
        Answer map = fan.get("/events/arena/seats");
        assertThat(map.text()).isEqualTo("{\"event\":\"arena\",\"general\":true,\"seatsLeft\":100}");
        Answer hold = fan.hold("{\"party\":3}");
        assertThat(hold.status()).isEqualTo(201);
        assertThat(hold.body().get("seats")).isEmpty();
        assertThat(hold.body().get("tickets").asInt()).isEqualTo(3);
        assertThat(hold.body().get("price").asInt()).isPositive();
        String order = fan.order(hold.string("hold")).string("order");
        assertThat(fan.pay(order, "tok_ok", UUID.randomUUID().toString()).status())
                .isEqualTo(201);
        Answer view = fan.get("/orders/" + order);
        assertThat(view.string("status")).isEqualTo("paid");
        assertThat(view.body().get("tickets").asInt()).isEqualTo(3);
        // Each node keeps its answer for a moment.
        long giveUpAtNanos = System.nanoTime() + 5_000_000_000L;
        int seatsLeft = 100;
        while (seatsLeft == 100 && System.nanoTime() < giveUpAtNanos) {
            seatsLeft = fan.get("/events/arena/seats").body().get("seatsLeft").asInt();
        }
        assertThat(seatsLeft).isEqualTo(97);
        Answer occupancy = fan.with("Staff-Key", "practice-staff").get("/back-office/occupancy");
        assertThat(occupancy.body().get("blocks").toString())
                .isEqualTo("[{\"block\":\"general\",\"sold\":3,\"held\":0,\"free\":97}]");
    }

    @ParameterizedTest
    @CsvSource({"general", "numbered"})
    void aTypeIsSoldOutByItself(String seating) {
        Customer fan = admitted(seating, 20, 4, 60_000);
        for (int ticket = 0; ticket < 5; ticket++) {
            Answer hold = fan.hold("{\"party\":1,\"ticketType\":\"arena-3\"}");
            assertThat(hold.status()).as(hold.text()).isEqualTo(201);
            assertThat(hold.body().get("price").asInt()).isEqualTo(6_000);
        }
        assertThat(fan.hold("{\"party\":1,\"ticketType\":\"arena-3\"}").status())
                .isEqualTo(410);
        assertThat(fan.get("/events/arena")
                        .body()
                        .at("/ticketTypes/2/available")
                        .asInt())
                .isZero();
        assertThat(fan.hold("{\"party\":5,\"ticketType\":\"arena-4\"}").status())
                .isEqualTo(201);
        assertThat(fan.hold("{\"party\":5,\"ticketType\":\"arena-1\"}").status())
                .isEqualTo(201);
        assertThat(fan.hold("{\"party\":5}").status()).isEqualTo(201);
        assertThat(fan.hold("{\"party\":1}").status()).isEqualTo(410);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"party\":1,\"ticketType\":\"arena-5\"}; 422",
                "{\"seats\":[\"A-1-1\"]}; 422",
                "{\"party\":6}; 422",
                "{\"party\":0}; 422"
            })
    void whatMakesNoSenseIsRefused(String body, int status) {
        assertThat(general(20, 4, 60_000).hold(body).status()).isEqualTo(status);
    }

    @Test
    void buyersAtOnceGetEveryPlaceAndNotOneMore() throws Exception {
        int places = 97;
        Customer fan = general(places, 5, 60_000);
        AtomicInteger held = new AtomicInteger();
        AtomicInteger busy = new AtomicInteger();
        together(BUYERS, buyer -> {
            for (int party = 1 + buyer % 3; party > 0; ) {
                Answer hold = fan.hold("{\"party\":" + party + "}");
                if (hold.status() == 201) {
                    held.addAndGet(party);
                } else if (hold.status() == 410) {
                    party--;
                } else {
                    assertThat(hold.status()).as(hold.text()).isEqualTo(409);
                    busy.incrementAndGet();
                }
            }
            return buyer;
        });
        JsonNode seats = fan.status().body().get("seats");
        assertThat(held).hasValue(places);
        assertThat(seats.get("held").asInt()).isEqualTo(places);
        assertThat(seats.get("free").asInt()).isZero();
        assertThat(busy).hasValueLessThan(BUYERS);
    }

    /** Holds lapse all the time while everybody buys: what is sold is what was paid for, and no more than there is. */
    @Test
    void nothingIsOversoldWhileHoldsLapse() throws Exception {
        int places = 40;
        Customer fan = general(places, 2, 300);
        AtomicInteger sold = new AtomicInteger();
        long giveUpAtNanos = System.nanoTime() + 60_000_000_000L;
        together(BUYERS, buyer -> {
            int turn = buyer;
            while (sold.get() < places && System.nanoTime() < giveUpAtNanos) {
                Answer hold = fan.hold("{\"party\":" + (1 + turn++ % 2) + "}");
                if (hold.status() != 201 || turn % 3 == 0) {
                    continue;
                }
                Answer order = fan.order(hold.string("hold"));
                if (order.status() == 201
                        && fan.pay(
                                                order.string("order"),
                                                "tok_ok",
                                                UUID.randomUUID().toString())
                                        .status()
                                == 201) {
                    sold.addAndGet(hold.body().get("tickets").asInt());
                }
            }
            return buyer;
        });
        JsonNode status = fan.status().body();
        assertThat(sold).hasValue(places);
        assertThat(status.at("/seats/sold").asInt()).isEqualTo(places);
        assertThat(status.get("charged").asInt())
                .isEqualTo(status.at("/seats/paymentsPaid").asInt());
    }

    private static Customer general(int places, int types, int holdForMs) {
        return admitted("general", places, types, holdForMs);
    }

    private static Customer admitted(String seating, int places, int types, int holdForMs) {
        return Customer.admitted(
                Shared.boxOffice(),
                "{\"doorsInMs\":0,\"outflowPerSecond\":1000,\"seating\":\"" + seating + "\",\"seats\":" + places
                        + ",\"ticketTypes\":" + types + ",\"holdForMs\":" + holdForMs + "}");
    }
}
