package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Looks for seats and holds them; when somebody else was faster, looks again.
 *
 * <pre>{@code
 * // numbered seats, chosen on the live map: the body is {"seats":#{seats}}
 * pickSeats(http("hold").post("/events/#{event}/holds").body(StringBody("{\"seats\":#{seats}}")).asJson())
 *     .lookingAt(http("seat-map").get("/events/#{event}/seats")).choosing(Seats.bestAvailable())
 *     .seatTakenOn(409).soldOutOn(410)
 *     .retrying(3, between(ofSeconds(1), ofSeconds(10)))
 *
 * // general admission, two ticket types: the body is {"party":#{party},"ticketType":"#{ticketType}"}
 * pickSeats(http("hold").post(…)).ofType(weighted("t1", 80).or("t2", 20)).soldOutOn(410)
 *     .comingBack(between(ofMinutes(1), ofMinutes(4)), 0.3)
 *
 * // a bot: holds, never pays, holds again
 * pickSeats(http("hold").post(…)).soldOutOn(410).lettingItLapse(3)
 * }</pre>
 *
 * <p>Without {@code choosing(Seats…)} the shop chooses. Journeys end here as {@code sold-out}, {@code seat-lost} (the
 * retries are used up, or the hold has lapsed), {@code refused}, {@code abandoned} or {@code gave-up}.
 */
public final class PickSeats implements Word {

    private final Origin origin;
    private final Request hold;
    private final Looking looking;
    private final Buying buying;
    private final Contest contest;
    private final Holding holding;

    private PickSeats(Origin origin, Request hold, Looking looking, Buying buying, Contest contest, Holding holding) {
        this.origin = origin;
        this.hold = hold;
        this.looking = looking;
        this.buying = buying;
        this.contest = contest;
        this.holding = holding;
    }

    static PickSeats of(HttpRequestActionBuilder hold) {
        return new PickSeats(
                Origin.of("pickSeats"),
                Request.of(hold),
                Looking.NOWHERE,
                Buying.AS_DRAWN,
                Contest.NONE,
                Holding.PLAIN);
    }

    /** The seat map that is looked at before each try. */
    public PickSeats lookingAt(HttpRequestActionBuilder map) {
        return with(looking.at(map));
    }

    /**
     * Where that map says which seats are free; unless told otherwise as the practice box office does. A map that is
     * not built so is an {@code error}, never {@code sold-out}.
     */
    public PickSeats reading(SeatMap mapping) {
        return with(looking.reading(mapping));
    }

    /** How long people study the seat map, in the sale's clock. */
    public PickSeats choosing(Duration least, Duration most) {
        return choosing(Delay.between(least, most));
    }

    public PickSeats choosing(Delay time) {
        return with(looking.studying(time));
    }

    /** They choose seats on the map: in the session as {@code seats}, e.g. {@code ["A-1-5","A-1-6"]}. */
    public PickSeats choosing(Seats wish) {
        return choosing(Weighted.weighted(wish, 1));
    }

    /** The same, some wanting these seats and some those; drawn once for each visitor. */
    public PickSeats choosing(Weighted<Seats> wishes) {
        return with(looking.wishing(wishes));
    }

    /** Which type of ticket they want; in the session as {@code ticketType}. */
    public PickSeats ofType(Weighted<String> types) {
        return with(buying.ofType(types));
    }

    /** Who wants more tickets than this takes so many: {@code party} in the session is at most this. */
    public PickSeats limitedTo(int tickets) {
        return with(buying.limitedTo(tickets));
    }

    /** Who wants more tickets than the plan's {@code maxPerOrder} takes so many. */
    public PickSeats limitedByThePlan() {
        return with(buying.limitedByThePlan());
    }

    /** The status that says that the visitor may not have so many: {@code refused}, no error. */
    public PickSeats refusedOn(int status) {
        return refusedOn(Answer.status(status));
    }

    /** The same, for an answer that a status alone does not tell. */
    public PickSeats refusedOn(Answer answer) {
        return with(hold.endingOn(answer, Outcome.REFUSED));
    }

    /** The status that says that somebody else has the seats: an outcome once the retries are used up, no error. */
    public PickSeats seatTakenOn(int status) {
        return seatTakenOn(Answer.status(status));
    }

    /** The same, for an answer that a status alone does not tell. */
    public PickSeats seatTakenOn(Answer answer) {
        return new PickSeats(origin, hold.tolerating(answer), looking, buying, contest.takenOn(answer), holding);
    }

    /** The status that says that nothing is left: an outcome, no error. */
    public PickSeats soldOutOn(int status) {
        return soldOutOn(Answer.status(status));
    }

    /** The same, for an answer that a status alone does not tell. */
    public PickSeats soldOutOn(Answer answer) {
        return new PickSeats(origin, hold.tolerating(answer), looking, buying, contest.soldOutOn(answer), holding);
    }

    /**
     * How often a taken seat is tried again elsewhere, and how long people wait before they do.
     *
     * @param times 0 or more
     */
    public PickSeats retrying(int times, Delay waiting) {
        return with(contest.retrying(times, waiting));
    }

    /**
     * The second wave: of those who find it sold out this share comes back for the holds that have lapsed meanwhile,
     * each time anew, as long as their patience would last. No sale is truly sold out before about twice the time that
     * holds last (Queue-it).
     *
     * @param after how long they stay away, in the sale's clock
     * @param share 0 to 1
     */
    public PickSeats comingBack(Delay after, double share) {
        return with(contest.comingBack(after, share));
    }

    /** How long people think once they hold the seats, in the sale's clock. */
    public PickSeats thinking(Duration least, Duration most) {
        return thinking(Delay.between(least, most));
    }

    public PickSeats thinking(Delay time) {
        return with(holding.thinking(time));
    }

    /** The share of holders who then choose not to buy; their hold lapses, but see {@link #releasingBy}. */
    public PickSeats abandoning(double share) {
        return with(holding.abandoning(share));
    }

    /** Those who choose not to buy give the seats back by this request, as a page does on its Cancel button. */
    public PickSeats releasingBy(HttpRequestActionBuilder release) {
        return releasingBy(release, 1);
    }

    /** @param share of those who choose not to buy; the others just close the page */
    public PickSeats releasingBy(HttpRequestActionBuilder release, double share) {
        return with(holding.releasingBy(Request.of(release), share));
    }

    /**
     * The session value that says when the hold ends, in epoch ms or as ISO 8601; the countdown that people see. Who
     * thinks longer has lost the seats.
     */
    public PickSeats expiresAt(String attribute) {
        return with(holding.expiring(new Holding.Expiry(attribute, null)));
    }

    /** The session value that says how much longer the hold lasts from the answer on. */
    public PickSeats expiresIn(String attribute, ChronoUnit unit) {
        return with(holding.expiring(new Holding.Expiry(attribute, unit)));
    }

    /** A bot: holds, never pays, and leaves when the hold has lapsed ({@code abandoned}). */
    public PickSeats lettingItLapse() {
        return lettingItLapse(1);
    }

    /**
     * The same, so many holds in a row. A hold lasts as long as the shop says ({@link #expiresAt}), else as the plan's
     * {@code holdFor}.
     */
    public PickSeats lettingItLapse(int holds) {
        return with(holding.lapsing(holds));
    }

    PickSeats lettingLapseUnlessTold(int holds) {
        return holding.lapses() > 0 ? this : lettingItLapse(holds);
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Stage stage() {
        return Stage.SEATS;
    }

    @Override
    public PickSeats withRequests(UnaryOperator<Request> change) {
        Request release = holding.release();
        Holding changed =
                release == null ? holding : holding.releasingBy(change.apply(release), holding.releaseShare());
        return new PickSeats(origin, change.apply(hold), looking.sending(change), buying, contest, changed);
    }

    @Override
    public List<String> steps() {
        List<String> steps = new ArrayList<>(looking.steps());
        steps.add(hold.step());
        Request release = holding.release();
        if (release != null) {
            steps.add(release.step());
        }
        return steps;
    }

    @Override
    public double requestsOf(String step) {
        Request release = holding.release();
        if (release != null && release.step().equals(step)) {
            return holding.lapses() > 0 ? 0 : holding.abandonShare() * holding.releaseShare();
        }
        return Math.max(1, holding.lapses());
    }

    @Override
    public double goingOn() {
        return holding.lapses() > 0 ? 0 : 1 - holding.abandonShare();
    }

    @Override
    public Duration typicalLength() {
        return Stream.of(looking.study(), holding.think())
                .filter(Objects::nonNull)
                .map(Delay::median)
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public ChainBuilder toChainBuilder() {
        SeatHunt hunt = new SeatHunt(hold, looking, buying, contest, holding);
        hunt.requireWhole(origin);
        return hunt.chain();
    }

    private PickSeats with(Request other) {
        return new PickSeats(origin, other, looking, buying, contest, holding);
    }

    private PickSeats with(Looking other) {
        return new PickSeats(origin, hold, other, buying, contest, holding);
    }

    private PickSeats with(Buying other) {
        return new PickSeats(origin, hold, looking, other, contest, holding);
    }

    private PickSeats with(Contest other) {
        return new PickSeats(origin, hold, looking, buying, other, holding);
    }

    private PickSeats with(Holding other) {
        return new PickSeats(origin, hold, looking, buying, contest, other);
    }
}
