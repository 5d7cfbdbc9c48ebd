package dev.onsale.practice;

import static dev.onsale.practice.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsale.practice.Customer.Answer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The box office, the back office and the partners: keys instead of places in the queue. */
class ChannelsIT {
    private static final String OPEN =
            "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000,\"seats\":300,\"ticketTypes\":3}";

    private final Customer outside = new Customer(Shared.boxOffice().front());
    private final Customer clerk = outside.with("Staff-Key", "practice-staff");
    private final Customer partner = outside.with("Api-Key", "practice-partner");

    @ParameterizedTest
    @CsvSource({
        "/box-office/sales, Staff-Key",
        "/box-office/orders/o1/print, Staff-Key",
        "/back-office/occupancy, Staff-Key",
        "/api/events/arena/availability, Api-Key"
    })
    void withoutTheRightKeyNobodyComesIn(String path, String header) {
        for (Customer stranger : List.of(outside, outside.with(header, "wrong"))) {
            Answer answer = stranger.get(path);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.string("error")).contains(header);
            assertThat(answer.timing()).contains("node;desc=front");
        }
    }

    @Test
    void theKeyOfOneChannelDoesNotOpenAnother() {
        assertThat(partner.get("/back-office/occupancy").status()).isEqualTo(401);
        assertThat(clerk.get("/api/events/arena/availability").status()).isEqualTo(401);
        assertThat(clerk.get("/events/arena").status()).isEqualTo(403);
    }

    @Test
    void aClerkSellsByChipAndPinAndPrints() {
        reset(OPEN);
        Answer sale = clerk.post("/box-office/sales", "{\"party\":2}");
        assertThat(sale.status()).as(sale.text()).isEqualTo(201);
        assertThat(sale.body().get("seats")).hasSize(2);
        assertThat(sale.body().get("amount").asInt()).isPositive();
        assertThat(sale.timing()).contains("queries", "node;desc=n");
        Answer printed = clerk.post("/box-office/orders/" + sale.string("order") + "/print", "");
        assertThat(printed.status()).isEqualTo(200);
        assertThat(printed.text()).isEqualTo("{\"printed\":2}");
        JsonNode status = outside.status().body();
        assertThat(status.at("/seats/sold").asInt()).isEqualTo(2);
        assertThat(status.get("charged").asInt()).isZero();
        assertThat(status.get("chargedAtTerminals").asInt()).isEqualTo(1);
        assertThat(status.get("ticketsPrinted").asInt()).isEqualTo(2);
    }

    @Test
    void aCardTypedInByNumberNeedsNoTerminal() {
        reset(OPEN.replace("}", ",\"terminalSlots\":0}"));
        Answer sale = clerk.post("/box-office/sales", "{\"party\":1,\"card\":\"tok_ok\"}");
        assertThat(sale.status()).isEqualTo(201);
        JsonNode status = outside.status().body();
        assertThat(status.get("charged").asInt()).isEqualTo(1);
        assertThat(status.get("chargedAtTerminals").asInt()).isZero();
        Answer print = clerk.post("/box-office/orders/" + sale.string("order") + "/print", "");
        assertThat(print.status()).isEqualTo(503);
        assertThat(print.string("error")).isEqualTo("terminal refused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"party\":2,\"card\":\"tok_declined\"}; 402",
                "{\"party\":2,\"card\":\"tok_challenge\"}; 402",
                "{\"party\":9}; 422",
                "{}; 422"
            })
    void aSaleThatComesToNothingLeavesNothing(String body, int status) {
        reset(OPEN);
        assertThat(clerk.post("/box-office/sales", body).status()).isEqualTo(status);
        nothingIsSold();
    }

    @Test
    void aTerminalThatRefusesSellsNothing() {
        reset(OPEN.replace("}", ",\"terminalSlots\":0}"));
        Answer sale = clerk.post("/box-office/sales", "{\"party\":2}");
        assertThat(sale.status()).isEqualTo(503);
        assertThat(sale.string("error")).isEqualTo("terminal refused");
        nothingIsSold();
        assertThat(outside.status().body().at("/seats/paymentsPending").asInt()).isZero();
    }

    @Test
    void aTerminalRefusesWhatIsTooMuchAtOnceAndSeatsAndMoneyStayInStep() throws Exception {
        reset(OPEN.replace("}", ",\"terminalSlots\":2}"));
        List<Integer> statuses = together(
                12,
                clerkNumber -> clerk.post("/box-office/sales", "{\"party\":1}").status());
        assertThat(statuses).contains(201, 503).isSubsetOf(201, 503, 409);
        int sold = (int) statuses.stream().filter(status -> status == 201).count();
        JsonNode status = outside.status().body();
        assertThat(status.at("/seats/sold").asInt()).isEqualTo(sold);
        assertThat(status.at("/seats/held").asInt()).isZero();
        assertThat(status.get("chargedAtTerminals").asInt()).isEqualTo(sold);
    }

    @Test
    void nothingIsLeftToSellOrPrintOrSee() {
        reset("{\"doorsInMs\":0,\"seats\":3,\"ticketTypes\":1}");
        assertThat(clerk.post("/box-office/sales", "{\"party\":3}").status()).isEqualTo(201);
        assertThat(clerk.post("/box-office/sales", "{\"party\":1}").status()).isEqualTo(410);
        assertThat(clerk.post("/box-office/orders/none/print", "").status()).isEqualTo(404);
        assertThat(partner.get("/api/events/circus/availability").status()).isEqualTo(404);
    }

    @Test
    void onlyPaidOrdersArePrintedAndASaleByChipCanBeTakenBack() {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);
        String open = fan.order(fan.hold("{\"party\":1}").string("hold")).string("order");
        assertThat(clerk.post("/box-office/orders/" + open + "/print", "").status())
                .isEqualTo(409);
        Answer sale = clerk.post("/box-office/sales", "{\"party\":2}");
        Answer cancelled = fan.post("/orders/" + sale.string("order") + "/cancel", "");
        assertThat(cancelled.body().get("refunded").asInt())
                .isEqualTo(sale.body().get("amount").asInt());
        assertThat(fan.status().body().get("chargedAtTerminals").asInt()).isZero();
    }

    /** The database refuses what comes after the hold, as a full disk would. */
    @ParameterizedTest
    @ValueSource(strings = {"orders", "payment"})
    void aSaleThatBreaksAfterItsHoldKeepsNoSeats(String table) throws Exception {
        reset(OPEN);
        try (Connection connection =
                DriverManager.getConnection(Shared.boxOffice().databaseUrl())) {
            connection
                    .createStatement()
                    .execute("create function practice.break() returns trigger language plpgsql as"
                            + " $$ begin raise exception 'no space left'; end $$;"
                            + " create trigger breaking before insert on practice." + table
                            + " execute function practice.break()");
            try {
                assertThat(clerk.post("/box-office/sales", "{\"party\":2}").status())
                        .isEqualTo(500);
            } finally {
                connection.createStatement().execute("drop function practice.break cascade");
            }
        }
        nothingIsSold();
    }

    @Test
    void theBackOfficeSeesTheHouseBlockByBlock() {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);
        String order = fan.order(fan.hold("{\"seats\":[\"A-1-1\",\"A-1-2\"]}").string("hold"))
                .string("order");
        fan.pay(order, "tok_ok", UUID.randomUUID().toString());
        fan.hold("{\"seats\":[\"B-1-1\"]}");
        Answer occupancy = clerk.get("/back-office/occupancy");
        assertThat(occupancy.text())
                .isEqualTo("{\"event\":\"arena\",\"sold\":2,\"held\":1,\"free\":297,\"blocks\":["
                        + "{\"block\":\"A\",\"sold\":2,\"held\":0,\"free\":248},"
                        + "{\"block\":\"B\",\"sold\":0,\"held\":1,\"free\":49}],\"soldLastMinute\":2}");
        assertThat(occupancy.timing()).contains("1 queries");
    }

    @Test
    void partnersSeeWhatIsLeftOfEachType() {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);
        fan.hold("{\"seats\":[\"A-1-1\"]}");
        Answer availability = partner.get("/api/events/arena/availability");
        assertThat(availability.text())
                .isEqualTo("{\"event\":\"arena\",\"seatsLeft\":299,\"ticketTypes\":["
                        + "{\"id\":\"arena-1\",\"available\":99},{\"id\":\"arena-2\",\"available\":100},"
                        + "{\"id\":\"arena-3\",\"available\":100}]}");
    }

    @Test
    void channelsAreNotCountedAsPeopleWhoSlippedPastTheQueue() {
        reset(OPEN);
        clerk.get("/back-office/occupancy");
        List<Integer> slipped = new ArrayList<>();
        outside.status()
                .body()
                .get("nodes")
                .forEach(node -> slipped.add(node.get("originWithoutToken").asInt()));
        assertThat(slipped).containsOnly(0);
    }

    private void nothingIsSold() {
        JsonNode status = outside.status().body();
        assertThat(status.at("/seats/free").asInt()).isEqualTo(300);
        assertThat(status.get("charged").asInt()).isZero();
        assertThat(status.get("chargedAtTerminals").asInt()).isZero();
    }

    private void reset(String settings) {
        assertThat(outside.post("/practice/reset", settings).status()).isEqualTo(200);
    }
}
