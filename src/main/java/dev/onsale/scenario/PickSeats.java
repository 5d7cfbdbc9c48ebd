package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for seats and holds them; when somebody else was faster, looks again.
 *
 * <pre>{@code
 * pickSeats(http("hold").post("/events/#{event}/holds"))
 *     .lookingAt(http("seat-map").get("/events/#{event}/seats"))
 *     .seatTakenOn(409).soldOutOn(410)
 *     .retrying(3, between(ofSeconds(1), ofSeconds(10)))
 * }</pre>
 */
public final class PickSeats implements Word {

    private static final String TRIES = "onsale.seatTries";
    private static final int UNSET = -1;

    private final Origin origin;
    private final Request hold;
    private final @Nullable Request seatMap;
    private final int takenStatus;
    private final int retries;
    private final Delay backOff;
    private final @Nullable Delay choosing;
    private final @Nullable Delay think;
    private final double abandonShare;

    private PickSeats(
            Origin origin,
            Request hold,
            @Nullable Request seatMap,
            int takenStatus,
            int retries,
            Delay backOff,
            @Nullable Delay choosing,
            @Nullable Delay think,
            double abandonShare) {
        this.origin = origin;
        this.hold = hold;
        this.seatMap = seatMap;
        this.takenStatus = takenStatus;
        this.retries = retries;
        this.backOff = backOff;
        this.choosing = choosing;
        this.think = think;
        this.abandonShare = abandonShare;
    }

    static PickSeats of(HttpRequestActionBuilder hold) {
        Delay backOff = Delay.between(Duration.ofSeconds(1), Duration.ofSeconds(10));
        return new PickSeats(Origin.of("pickSeats"), Request.of(hold), null, UNSET, 0, backOff, null, null, 0);
    }

    /** The seat map that is looked at before each try. */
    public PickSeats lookingAt(HttpRequestActionBuilder map) {
        return new PickSeats(
                origin, hold, Request.of(map), takenStatus, retries, backOff, choosing, think, abandonShare);
    }

    /** How long people study the seat map, in the sale's clock. */
    public PickSeats choosing(Duration least, Duration most) {
        Delay time = Delay.between(least, most);
        return new PickSeats(origin, hold, seatMap, takenStatus, retries, backOff, time, think, abandonShare);
    }

    /** The status that says that somebody else has the seats: an outcome once the retries are used up, no error. */
    public PickSeats seatTakenOn(int status) {
        return new PickSeats(
                origin, hold.tolerating(status), seatMap, status, retries, backOff, choosing, think, abandonShare);
    }

    /** The status that says that nothing is left: an outcome, no error. */
    public PickSeats soldOutOn(int status) {
        Request ending = hold.endingOn(status, Outcome.SOLD_OUT);
        return new PickSeats(origin, ending, seatMap, takenStatus, retries, backOff, choosing, think, abandonShare);
    }

    /**
     * How often a taken seat is tried again elsewhere, and how long people wait before they do.
     *
     * @param times 0 or more
     */
    public PickSeats retrying(int times, Delay waiting) {
        return new PickSeats(origin, hold, seatMap, takenStatus, times, waiting, choosing, think, abandonShare);
    }

    /** How long people think once they hold the seats, in the sale's clock. */
    public PickSeats thinking(Duration least, Duration most) {
        Delay time = Delay.between(least, most);
        return new PickSeats(origin, hold, seatMap, takenStatus, retries, backOff, choosing, time, abandonShare);
    }

    /** The share of holders who then choose not to buy. */
    public PickSeats abandoning(double share) {
        return new PickSeats(origin, hold, seatMap, takenStatus, retries, backOff, choosing, think, share);
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
        return new PickSeats(
                origin,
                change.apply(hold),
                seatMap == null ? null : change.apply(seatMap),
                takenStatus,
                retries,
                backOff,
                choosing,
                think,
                abandonShare);
    }

    @Override
    public List<String> steps() {
        List<String> steps = new ArrayList<>();
        if (seatMap != null) {
            steps.add(seatMap.step());
        }
        steps.add(hold.step());
        return steps;
    }

    @Override
    public double goingOn() {
        return 1 - abandonShare;
    }

    @Override
    public Duration typicalLength() {
        return Stream.of(choosing, think)
                .filter(Objects::nonNull)
                .map(Delay::median)
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public ChainBuilder toChainBuilder() {
        ChainBuilder look = seatMap == null
                ? ChainBuilder.EMPTY
                : seatMap.send().exec(Page.afterwards(seatMap.step(), choosing, 0));
        ChainBuilder attempt = exec(session -> session.set(TRIES, tries(session) + 1))
                .exec(look)
                .exec(hold.send())
                .exec(session -> {
                    if (taken(session) && tries(session) > retries) {
                        Visit.of(session).end(Outcome.SEAT_LOST, null);
                    }
                    return session;
                })
                .exec(exitHereIf(session -> Visit.of(session).hasEnded()))
                .doIf(this::taken)
                .then(pause(session -> {
                            Visit visit = Visit.of(session);
                            return visit.pausing(visit.draw(backOff, "back off"));
                        })
                        .exec(Page.afterwards(hold.step(), null, 0)));
        return exec(session -> session.set(TRIES, 0))
                .exec(asLongAs(session -> tries(session) == 0 || taken(session)).on(attempt))
                .exec(Page.afterwards(hold.step(), think, abandonShare));
    }

    private static int tries(Session session) {
        return session.getInt(TRIES);
    }

    private boolean taken(Session session) {
        return session.contains(Visit.STATUS) && session.getInt(Visit.STATUS) == takenStatus;
    }
}
