package dev.onsale.load;

import static dev.onsale.scenario.Answer.jsonIs;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import dev.onsale.plan.Delay;
import dev.onsale.scenario.Behaviour;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Seats;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Fans who choose on the map, come back, try another card and ask, and clerks at the counter: all that is drawn. */
final class SeatCrowd extends OnSale {

    /** Decisions that any run of it meets, and those that only a shop makes them meet that refuses. */
    static final List<String> USUAL =
            List.of("seat preference", "seats", "ticket type", "think hold", "abandon hold", "think serve sell");

    static final List<String> REFUSED =
            List.of("back off", "come back", "ask after timeout", "another card", "think challenge");

    private static final String MAP = IntStream.rangeClosed(1, 6)
            .mapToObj(row -> "{\"row\":" + row + ",\"free\":[1,2,3,4,5,6,7,8,9,10,11,12]}")
            .collect(Collectors.joining(",", "{\"blocks\":[{\"block\":\"A\",\"rows\":[", "]}]}"));

    {
        visitors("fan")
                .patience(Delay.exponential(ofSeconds(60)).atMost(ofSeconds(90)))
                .buying(Behaviour.partySizes())
                .doing(
                        pickSeats(http("hold").post("/holds").body(StringBody("#{seats}")))
                                .lookingAt(seatMap(http("seat-map").get("/seats"))
                                        .choosing(weighted(Seats.together(), 60)
                                                .or(Seats.nearTheStage(), 25)
                                                .or(Seats.anywhere(), 15))
                                        .studying(ofMillis(50), ofMillis(300)))
                                .ofType(weighted("full", 3).or("reduced", 1))
                                .seatTakenOn(409, tryingElsewhere(3, Delay.between(ofMillis(50), ofMillis(300))))
                                .soldOutOn(410)
                                .comingBack(0.5, Delay.between(ofMillis(100), ofSeconds(1)))
                                .thinking(ofMillis(50), ofMillis(500))
                                .abandoning(
                                        0.2,
                                        releasing(http("release").delete("/holds"))
                                                .byShare(0.5)),
                        pay(http("pay").post("/payments").header("Idempotency-Key", "#{payKey}"))
                                .declinedOn(
                                        402,
                                        anotherCard(0.7, weighted("visa", 1).or("amex", 1)))
                                .challengedOn(
                                        202,
                                        challenge(http("3-d-secure").post("/challenges"))
                                                .solving(Delay.between(ofMillis(50), ofMillis(300)))
                                                .abandoning(0.2))
                                .askingAfterTimeout(
                                        orderStatus(http("order-status").get("/orders"))
                                                .paid(jsonIs("$.status", "paid"))
                                                .open(jsonIs("$.status", "open"))
                                                .asking(4, Delay.between(ofMillis(50), ofMillis(300)))),
                        cancel(http("cancel").post("/cancel"))
                                .thinking(ofMillis(50), ofMillis(300))
                                .byShare(0.5));
        visitors("clerk")
                .doing(
                        sellInPerson(http("sell").post("/sales"))
                                .serving(Delay.between(ofMillis(50), ofMillis(500)))
                                .declinedOn(402),
                        cancel(http("cancel").post("/cancel")).byShare(0.5));
    }

    static Answer kindly(Received request) {
        return request.path().equals("/seats") ? Answer.of(200, MAP) : Answer.of(201);
    }

    /** Taken, sold out, declined, challenged and lost take turns. */
    static Function<Received, Answer> grimly() {
        Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();
        return request -> grimly(
                request.method() + " " + request.path(),
                turns.computeIfAbsent(request.path(), path -> new AtomicInteger())
                                .getAndIncrement()
                        % 5);
    }

    private static Answer grimly(String request, int turn) {
        return switch (request) {
            case "GET /seats" -> Answer.of(200, MAP).after(30L * turn);
            case "POST /holds" ->
                Answer.of(turn < 2 ? 409 : turn == 2 ? 410 : 201).after(10L * turn);
            case "POST /payments", "POST /challenges" ->
                Answer.of(List.of(504, 402, 202, 202, 201).get(turn));
            case "GET /orders" ->
                turn == 0 ? Answer.of(503) : Answer.of(200, "{\"status\":\"" + (turn < 3 ? "open" : "paid") + "\"}");
            case "DELETE /holds" -> Answer.of(204, "");
            default -> Answer.of(turn == 0 ? 402 : 201).after(20L * turn);
        };
    }
}
