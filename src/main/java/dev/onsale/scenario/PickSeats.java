package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Looks for seats and holds them; looks again if somebody else was faster.
 *
 * <pre>{@code
 * // numbered seats, chosen on the live map: the body is {"seats":["A-1-5","A-1-6"]}
 * pickSeats(http("hold").post("/events/#{event}/holds").body(json("seats")).asJson())
 *     .lookingAt(seatMap(http("seat-map").get("/events/#{event}/seats")).choosing(Seats.bestAvailable()))
 *     .seatTakenOn(409, tryingElsewhere(3, between(ofSeconds(1), ofSeconds(10))))
 *     .soldOutOn(410)
 *
 * // general admission, two ticket types: the body is {"party":2,"ticketType":"t1"}
 * pickSeats(http("hold").post("/holds").body(json("party", "ticketType")).asJson())
 *     .ofType(weighted("t1", 80).or("t2", 20)).soldOutOn(410)
 *     .comingBack(0.3, between(ofMinutes(1), ofMinutes(4)))
 *
 * // a bot: holds, never pays, holds again
 * pickSeats(http("hold").post("/holds")).soldOutOn(410).lettingItLapse(3)
 * }</pre>
 *
 * <p>Unless visitors choose on a map, the shop chooses. Journeys end here as {@code sold-out}, {@code seat-lost}
 * (others were faster, or the hold has lapsed), {@code refused}, {@code abandoned} or {@code gave-up}.
 */
public final class PickSeats implements Word {

    private final SourceLine origin;
    private final SeatSearch search;

    private PickSeats(SourceLine origin, SeatSearch search) {
        this.origin = origin;
        this.search = search;
    }

    static PickSeats of(HttpRequestActionBuilder hold) {
        return new PickSeats(
                SourceLine.of("pickSeats"),
                new SeatSearch(
                        Request.of(hold), MapLook.NOWHERE, TicketChoice.AS_DRAWN, Contention.NONE, HoldRules.PLAIN));
    }

    /**
     * The seat map that visitors look at before each attempt.
     *
     * <p>{@code pickSeats(hold).lookingAt(seatMap(http("seat-map").get("/events/#{event}/seats")))}
     */
    public PickSeats lookingAt(SeatMapPage map) {
        return with(search.looking(map.look()));
    }

    /**
     * The type of ticket they want; in the session as {@code ticketType}.
     *
     * <p>{@code pickSeats(hold).ofType(weighted("standing", 60).or("seated", 40))}
     */
    public PickSeats ofType(Weighted<String> types) {
        return with(search.choosing(search.choice().ofType(types)));
    }

    /**
     * Limits the number of tickets to this: {@code party} in the session is at most this.
     *
     * <p>{@code pickSeats(hold).limitedTo(4)}
     */
    public PickSeats limitedTo(int tickets) {
        return with(search.choosing(search.choice().limitedTo(tickets)));
    }

    /**
     * Limits the number of tickets to the plan's {@code maxPerOrder}.
     *
     * <p>{@code pickSeats(hold).limitedByThePlan()}
     */
    public PickSeats limitedByThePlan() {
        return with(search.choosing(search.choice().limitedByThePlan()));
    }

    /**
     * The status that means that the visitor may not have that many: {@code refused}, not an error.
     *
     * <p>{@code pickSeats(hold).refusedOn(refusal(422, "$.error", "limit"))}
     */
    public PickSeats refusedOn(int status) {
        return refusedOn(Answer.httpStatus(status));
    }

    /** The same, for a response that a status alone does not identify. */
    public PickSeats refusedOn(Answer answer) {
        return with(search.holding(search.hold().endingOn(answer, Outcome.REFUSED)));
    }

    /**
     * The status that means that somebody else has the seats, and what people do then: try others. After that many
     * attempts the outcome is {@code seat-lost}; none of them is an error.
     *
     * <p>{@code pickSeats(hold).seatTakenOn(409, tryingElsewhere(3, between(ofSeconds(1), ofSeconds(10))))}
     */
    public PickSeats seatTakenOn(int status, TryElsewhere then) {
        return seatTakenOn(Answer.httpStatus(status), then);
    }

    /** The same, for a response that a status alone does not identify. */
    public PickSeats seatTakenOn(Answer answer, TryElsewhere then) {
        return with(search.holding(search.hold().tolerating(answer))
                .contending(search.contention().takenOn(answer, then)));
    }

    /**
     * The status that means that somebody else has the seats, without another try: {@code seat-lost}, not an error.
     *
     * <p>{@code pickSeats(hold).seatLostOn(409)}
     */
    public PickSeats seatLostOn(int status) {
        return seatLostOn(Answer.httpStatus(status));
    }

    /** The same, for a response that a status alone does not identify. */
    public PickSeats seatLostOn(Answer answer) {
        return with(search.holding(search.hold().endingOn(answer, Outcome.SEAT_LOST)));
    }

    /**
     * The status that means sold out: {@code sold-out}, not an error.
     *
     * <p>{@code pickSeats(hold).soldOutOn(410)}
     */
    public PickSeats soldOutOn(int status) {
        return soldOutOn(Answer.httpStatus(status));
    }

    /** The same, for a response that a status alone does not identify. */
    public PickSeats soldOutOn(Answer answer) {
        return with(search.holding(search.hold().tolerating(answer))
                .contending(search.contention().soldOutOn(answer)));
    }

    /**
     * The second wave: this share of those who find it sold out comes back for holds that have lapsed meanwhile,
     * repeatedly, while their patience lasts. No sale is truly sold out before about twice the duration of a hold
     * (Queue-it).
     *
     * <p>{@code pickSeats(hold).soldOutOn(410).comingBack(0.3, between(ofMinutes(1), ofMinutes(4)))}
     *
     * @param share 0 to 1
     * @param after how long they stay away, in the sale clock
     */
    public PickSeats comingBack(double share, Delay after) {
        return with(search.contending(search.contention().comingBack(share, after)));
    }

    /**
     * The hold is created in the background, and polled until it is ready.
     *
     * <p>{@code pickSeats(hold).polling(task(http("ready").get("#{taskUrl}")).at("$.url").until(jsonIs("$.ready", "true")))}
     */
    public PickSeats polling(Task task) {
        return with(search.holding(search.hold().polling(task)));
    }

    /**
     * How long people think once they hold the seats, in the sale clock.
     *
     * <p>{@code pickSeats(hold).thinking(ofSeconds(10), ofSeconds(20))}
     */
    public PickSeats thinking(Duration least, Duration most) {
        return thinking(Delay.between(least, most));
    }

    /** The same, with any distribution. */
    public PickSeats thinking(Delay time) {
        return with(search.rules().thinking(time));
    }

    /**
     * The share of holders who then choose not to buy; their hold lapses.
     *
     * <p>{@code pickSeats(hold).abandoning(0.35)}
     *
     * @param share 0 to 1
     */
    public PickSeats abandoning(double share) {
        return with(search.rules().abandoning(share));
    }

    /** The same, and some of them give the seats back. */
    public PickSeats abandoning(double share, Release release) {
        return with(search.rules().abandoning(share).releasing(release));
    }

    /**
     * The session value with the end of the hold, in epoch ms or as ISO 8601: the countdown that people see. Visitors
     * who think longer lose the seats.
     *
     * <p>{@code pickSeats(hold).expiresAt("holdEnds")}
     */
    public PickSeats expiresAt(String attribute) {
        return with(search.rules().expiring(new HoldRules.Expiry(attribute, null)));
    }

    /**
     * The session value with the remaining time of the hold, counted from the response.
     *
     * <p>{@code pickSeats(hold).expiresIn("secondsLeft", ChronoUnit.SECONDS)}
     */
    public PickSeats expiresIn(String attribute, ChronoUnit unit) {
        return with(search.rules().expiring(new HoldRules.Expiry(attribute, unit)));
    }

    /**
     * A bot: holds, never pays, and leaves when the hold has lapsed ({@code abandoned}).
     *
     * <p>{@code pickSeats(hold).soldOutOn(410).lettingItLapse()}
     */
    public PickSeats lettingItLapse() {
        return lettingItLapse(1);
    }

    /**
     * The same, with this many holds in succession. A hold lasts as long as the shop says ({@link #expiresAt}), else as
     * the plan's {@code holdFor}.
     */
    public PickSeats lettingItLapse(int holds) {
        return with(search.rules().lapsing(holds));
    }

    PickSeats lettingLapseUnlessTold(int holds) {
        return search.rules().lapses() > 0 ? this : lettingItLapse(holds);
    }

    @Override
    public SourceLine origin() {
        return origin;
    }

    @Override
    public Stage stage() {
        return Stage.SEATS;
    }

    @Override
    public PickSeats withRequests(UnaryOperator<Request> change) {
        return with(search.sending(change));
    }

    @Override
    public List<String> steps() {
        return search.steps();
    }

    @Override
    public double requestsOf(String step) {
        return search.requestsOf(step);
    }

    @Override
    public double goingOn() {
        return search.goingOn();
    }

    @Override
    public Duration typicalLength() {
        return search.typicalLength();
    }

    @Override
    public ChainBuilder toChainBuilder() {
        search.requireWhole(origin);
        return new SeatSearchFlow(search).chain();
    }

    private PickSeats with(SeatSearch other) {
        return new PickSeats(origin, other);
    }

    private PickSeats with(HoldRules other) {
        return with(search.holding(other));
    }
}
