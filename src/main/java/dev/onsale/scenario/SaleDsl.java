package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import io.gatling.javaapi.core.Body;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.function.UnaryOperator;

/**
 * The words of the language, for subclasses of {@link OnSale}. Most take a Gatling request and return a builder that
 * defines what its responses mean and what people do. No word has the name of one of Gatling's.
 */
public abstract class SaleDsl {

    SaleDsl() {}

    /**
     * Waits in a waiting room.
     *
     * <p>{@code waitInQueue().join(http("join-queue").post("/queue")).poll(http("place").get("/queue")).until("in")}
     */
    protected static WaitingRoom.Unjoined waitInQueue() {
        return new WaitingRoom.Unjoined();
    }

    /**
     * Looks at a page.
     *
     * <p>{@code browse(http("browse").get("/events/#{event}")).thinking(ofSeconds(4), ofSeconds(8))}
     */
    protected static Step browse(HttpRequestActionBuilder request) {
        return Step.of(SourceLine.of("browse"), request);
    }

    /**
     * Sends one request that is not a page and has no word of its own: a log-in, an API call.
     *
     * <p>{@code step(http("log-in").post("/log-in").body(json("email", "password")).asJson()).refusedOn(403)}
     */
    protected static Step step(HttpRequestActionBuilder request) {
        return Step.of(SourceLine.of("step"), request);
    }

    /**
     * Looks for seats and holds them.
     *
     * <p>{@code pickSeats(http("hold").post("/events/#{event}/holds")).soldOutOn(410)}
     */
    protected static PickSeats pickSeats(HttpRequestActionBuilder hold) {
        return PickSeats.of(hold);
    }

    /**
     * The live seat map that people look at before they hold seats.
     *
     * <p>{@code pickSeats(hold).lookingAt(seatMap(http("seat-map").get("/seats")).choosing(Seats.bestAvailable()))}
     */
    protected static SeatMapPage seatMap(HttpRequestActionBuilder map) {
        return SeatMapPage.of(map);
    }

    /**
     * What people do if their seats are taken: look again, this many times, after these waits in the sale clock.
     *
     * <p>{@code pickSeats(hold).seatTakenOn(409, tryingElsewhere(3, between(ofSeconds(1), ofSeconds(10))))}
     *
     * @param times 1 or more
     */
    protected static TryElsewhere tryingElsewhere(int times, Delay waits) {
        return TryElsewhere.of(times, waits);
    }

    /**
     * The request that releases unwanted seats.
     *
     * <p>{@code pickSeats(hold).abandoning(0.35, releasing(http("release").delete("/holds/#{hold}")))}
     */
    protected static Release releasing(HttpRequestActionBuilder release) {
        return Release.of(release);
    }

    /**
     * Orders what is held.
     *
     * <p>{@code checkout(http("checkout").post("/orders").body(json("hold")).asJson()).seatLostOn(409)}
     */
    protected static Checkout checkout(HttpRequestActionBuilder order) {
        return Checkout.of(order);
    }

    /**
     * Pays for the order.
     *
     * <p>{@code pay(http("pay").post("/payments").header("Idempotency-Key", "#{payKey}")).declinedOn(402)}
     */
    protected static Pay pay(HttpRequestActionBuilder payment) {
        return Pay.of(payment);
    }

    /**
     * Some people whose card is declined try another one, once.
     *
     * <p>{@code pay(payment).declinedOn(402, anotherCard(0.5, weighted("tok_ok", 1)))}
     *
     * @param share of those declined, 0 to 1
     */
    protected static AnotherCard anotherCard(double share, Weighted<?> cards) {
        return AnotherCard.of(share, cards);
    }

    /**
     * Answers the bank's challenge before the payment (3-D Secure).
     *
     * <p>{@code pay(payment).challengedOn(202, challenge(http("3-d-secure").post("/challenges/#{challenge}")))}
     */
    protected static Challenge challenge(HttpRequestActionBuilder solution) {
        return Challenge.of(solution);
    }

    /**
     * The request that returns whether an order is paid.
     *
     * <p>{@code pay(payment).askingAfterTimeout(orderStatus(request).paid(jsonIs("$.status", "paid")))}
     */
    protected static OrderStatus.Unread orderStatus(HttpRequestActionBuilder request) {
        return new OrderStatus.Unread(request);
    }

    /**
     * Work that the target does in the background, and how to poll for its end.
     *
     * <p>{@code pickSeats(hold).polling(task(http("ready").get("#{taskUrl}")).at("$.url").until(jsonIs("$.ready", "true")))}
     */
    protected static Task.Unaddressed task(HttpRequestActionBuilder poll) {
        return new Task.Unaddressed(poll);
    }

    /**
     * A header that all requests of a visitor carry, and that responses renew.
     *
     * <p>{@code visitors("fan").carrying(sessionHeader("X-CSRF-Token"))}
     */
    protected static SessionHeader sessionHeader(String name) {
        return SessionHeader.of(name);
    }

    /**
     * A clerk sells to somebody at the counter.
     *
     * <p>{@code sellInPerson(http("sell").post("/box-office/sales")).soldOutOn(410)}
     */
    protected static SellInPerson sellInPerson(HttpRequestActionBuilder sale) {
        return SellInPerson.of(sale);
    }

    /**
     * Prints the tickets that were sold.
     *
     * <p>{@code print(http("print").post("/box-office/orders/#{order}/print"))}
     */
    protected static AfterSale print(HttpRequestActionBuilder tickets) {
        return AfterSale.of("print", tickets);
    }

    /**
     * Cancels an order.
     *
     * <p>{@code cancel(http("cancel").post("/orders/#{order}/cancel")).byShare(0.02)}
     */
    protected static AfterSale cancel(HttpRequestActionBuilder order) {
        return AfterSale.of("cancel", order);
    }

    /**
     * Repeats a word for some time.
     *
     * <p>{@code repeating(browse(http("left").get("/left"))).every(ofSeconds(10)).lasting(ofMinutes(8))}
     */
    protected static Repeat.Unpaced repeating(Word word) {
        return Repeat.of(word);
    }

    /**
     * Looks at a report every {@link Behaviour#REPORT_INTERVAL} while a {@link Behaviour#SURGE} lasts.
     *
     * <p>{@code report(http("occupancy").get("/back-office/occupancy"))}
     */
    protected static Repeat report(HttpRequestActionBuilder report) {
        return Repeat.watching("report", "report", report, Behaviour.REPORT_INTERVAL);
    }

    /**
     * Requests availability every {@link Behaviour#PARTNER_INTERVAL} while a {@link Behaviour#SURGE} lasts.
     *
     * <p>{@code watch(http("availability").get("/events/#{event}/availability")).every(ofSeconds(5))}
     */
    protected static Repeat watch(HttpRequestActionBuilder availability) {
        return Repeat.watching("watch", "poll", availability, Behaviour.PARTNER_INTERVAL);
    }

    /**
     * A POST of a JSON object whose members are the session values with these names: {@link #json} as its body.
     *
     * <p>{@code pay(postJson("pay", "/payments", "order", "card"))}
     */
    protected static HttpRequestActionBuilder postJson(String step, String url, String... attributes) {
        return HttpDsl.http(step).post(url).body(json(attributes)).asJson();
    }

    /**
     * A JSON object whose members are the session values with these names: values from earlier responses, drawn values,
     * the account. Numbers and lists keep their type; text is escaped.
     *
     * <p>{@code pay(http("pay").post("/payments").body(json("order", "card")).asJson())}
     */
    protected static Body json(String... attributes) {
        return JsonObject.of(attributes).body();
    }

    /**
     * A JSON object with other names than in the session, or with an object per ticket or seat.
     *
     * <p>{@code checkout(http("checkout").post("/orders").body(json(order -> order.saved("cart", "cartId"))).asJson())}
     */
    protected static Body json(UnaryOperator<JsonObject> object) {
        return object.apply(JsonObject.EMPTY).body();
    }

    /**
     * Saves the value under this name in the response's JSON; a response without it is an error, unless a rule says
     * what it means.
     *
     * <p>{@code waitInQueue().join(http("join").post("/queue").check(saving("queueId"))).poll(request).until("token")}
     */
    protected static CheckBuilder saving(String name) {
        return CoreDsl.jsonPath("$." + name).saveAs(name);
    }

    /**
     * Saves the value under this name in the response's JSON, if present.
     *
     * <p>{@code pickSeats(http("hold").post("/holds").check(savingIfThere("hold")))}
     */
    protected static CheckBuilder savingIfThere(String name) {
        return CoreDsl.jsonPath("$." + name).optional().saveAs(name);
    }
}
