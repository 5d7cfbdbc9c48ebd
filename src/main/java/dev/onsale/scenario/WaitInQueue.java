package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.onsale.plan.Delay;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Waits in a waiting room: joins, then asks for its place again and again until admitted or out of patience.
 *
 * <p>A token in the body, passed on in a header:
 *
 * <pre>{@code
 * waitInQueue()
 *     .join(http("join-queue").post("/queue").check(jsonPath("$.queueId").saveAs("queueId")))
 *     .poll(http("queue-place").get("/queue/#{queueId}").check(jsonPath("$.token").optional().saveAs("token")))
 *     .every(ofSeconds(5)).until("token"),
 * browse(http("browse").get("/events/#{event}").header("Admission-Token", "#{token}"))
 * }</pre>
 *
 * <p>A token in a cookie: Gatling keeps it and sends it by itself; something must still be saved to wait for:
 *
 * <pre>{@code
 *     .poll(http("queue-place").get("/queue").check(headerRegex("Set-Cookie", "admission=").optional().saveAs("in")))
 *     .every(ofSeconds(5)).until("in")
 * }</pre>
 *
 * <p>A JWT that expires soon, in a response header, passed on as a bearer token and renewed in time by the words after:
 *
 * <pre>{@code
 *     .poll(http("queue-place").get("/queue/#{queueId}").check(
 *         header("Admission-Token").optional().saveAs("token"),
 *         jsonPath("$.place").optional().saveAs("place")))
 *     .every(ofSeconds(5)).until("token").placeFrom("place").refreshing(ofSeconds(45)),
 * browse(http("browse").get("/events/#{event}").header("Authorization", "Bearer #{token}"))
 * }</pre>
 *
 * <p>Most shops send people to the queue when they come without a token, and not before:
 *
 * <pre>{@code
 *     .onlyWhenTurnedAway(http("enter").get("/events/#{event}"), 403)
 * }</pre>
 *
 * <p>Before doors many waiting rooms keep a pre-queue, without places or with provisional ones; at doors its places are
 * drawn by lot (Queue-it). So the first place that counts is the first one shown at or after the plan's {@code
 * doorsAt}. Joining, place and admission go into the visitor's line in {@code journeys.ndjson.gz}.
 */
public final class WaitInQueue implements Word {

    /** Share of the interval by which a poll comes earlier or later, so that browsers do not march in step. */
    private static final double JITTER = 0.2;

    private static final String HINT = "say waitInQueue().join(request).poll(request).until(\"attribute\")";

    private record Parts(
            @Nullable Knock knock,
            @Nullable Request join,
            @Nullable Request poll,
            Duration interval,
            @Nullable String admitted,
            @Nullable String place,
            @Nullable Duration tokenLife) {}

    private final Origin origin;
    private final Parts parts;

    private WaitInQueue(Origin origin, Parts parts) {
        this.origin = origin;
        this.parts = parts;
    }

    /** Polls every 5 s unless told otherwise (waiting rooms ask for 1 to 20 s). */
    static WaitInQueue waitInQueue() {
        return new WaitInQueue(
                Origin.of("waitInQueue"), new Parts(null, null, null, Behaviour.POLL_INTERVAL, null, null, null));
    }

    /**
     * Knocks at the shop first, and queues only when it sends people to the queue, as browsers do: it is the shop that
     * decides who has to wait. Being turned away is no error.
     *
     * @param knock what is asked for without a token: the page that people come for
     * @param status the one that sends them to the queue, 403 say; a redirect only if the request does not follow it
     */
    public WaitInQueue onlyWhenTurnedAway(HttpRequestActionBuilder knock, int status) {
        return onlyWhenTurnedAway(knock, Answer.status(status));
    }

    /**
     * The same, for an answer that a status alone does not tell. Whoever is let in at once goes on without a token: what
     * {@link #until} names is then empty text, and later requests leave headers out that hold nothing else.
     */
    public WaitInQueue onlyWhenTurnedAway(HttpRequestActionBuilder knock, Answer turnedAway) {
        return new WaitInQueue(
                origin,
                new Parts(
                        new Knock(Request.of(knock), turnedAway),
                        parts.join,
                        parts.poll,
                        parts.interval,
                        parts.admitted,
                        parts.place,
                        parts.tokenLife));
    }

    /** The request that takes a place in the queue. */
    public WaitInQueue join(HttpRequestActionBuilder request) {
        return new WaitInQueue(
                origin,
                new Parts(
                        parts.knock,
                        Request.of(request),
                        parts.poll,
                        parts.interval,
                        parts.admitted,
                        parts.place,
                        parts.tokenLife));
    }

    /** The request that asks for the place; it must save an attribute once admitted. */
    public WaitInQueue poll(HttpRequestActionBuilder request) {
        return new WaitInQueue(
                origin,
                new Parts(
                        parts.knock,
                        parts.join,
                        Request.of(request),
                        parts.interval,
                        parts.admitted,
                        parts.place,
                        parts.tokenLife));
    }

    /** Time between two polls, in the sale's clock, give or take 20 %; above 0. */
    public WaitInQueue every(Duration pollInterval) {
        return new WaitInQueue(
                origin,
                new Parts(
                        parts.knock,
                        parts.join,
                        parts.poll,
                        pollInterval,
                        parts.admitted,
                        parts.place,
                        parts.tokenLife));
    }

    /** Admitted as soon as the session holds this attribute. */
    public WaitInQueue until(String sessionAttribute) {
        return new WaitInQueue(
                origin,
                new Parts(
                        parts.knock,
                        parts.join,
                        parts.poll,
                        parts.interval,
                        sessionAttribute,
                        parts.place,
                        parts.tokenLife));
    }

    /**
     * The attribute in which join or poll save the place in the queue, a whole number; recorded, so that it can be
     * audited whether who came first was let in first.
     */
    public WaitInQueue placeFrom(String sessionAttribute) {
        return new WaitInQueue(
                origin,
                new Parts(
                        parts.knock,
                        parts.join,
                        parts.poll,
                        parts.interval,
                        parts.admitted,
                        sessionAttribute,
                        parts.tokenLife));
    }

    /**
     * Keeps a token that expires soon valid: before any later request whose token is older than that, the poll is sent
     * once more, which must save the new one.
     *
     * @param every in the sale's clock; well below what the token lives
     */
    public WaitInQueue refreshing(Duration every) {
        return new WaitInQueue(
                origin,
                new Parts(parts.knock, parts.join, parts.poll, parts.interval, parts.admitted, parts.place, every));
    }

    /** Sends join and poll again after errors, as the policy says. */
    public WaitInQueue retryingErrors(Retries policy) {
        return withRequests(request -> request.retrying(policy));
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Stage stage() {
        return Stage.QUEUE;
    }

    @Override
    public WaitInQueue withRequests(UnaryOperator<Request> change) {
        Request join = parts.join == null ? null : change.apply(parts.join);
        Request poll = parts.poll == null ? null : change.apply(parts.poll);
        Knock knock = parts.knock == null ? null : parts.knock.with(change);
        return new WaitInQueue(
                origin, new Parts(knock, join, poll, parts.interval, parts.admitted, parts.place, parts.tokenLife));
    }

    @Override
    public List<String> steps() {
        return parts.knock == null
                ? List.of(join().step(), poll().step())
                : List.of(parts.knock.request().step(), join().step(), poll().step());
    }

    /** The attribute that a session holds once admitted; {@code null} if its author has not said it. */
    @Nullable
    String admittedAttribute() {
        return parts.admitted;
    }

    /** Where the words after it get a fresh token from; {@code null} if the token lives long enough. */
    @Nullable
    FreshToken freshToken() {
        return parts.tokenLife == null ? null : new FreshToken(poll(), parts.tokenLife);
    }

    @Override
    public ChainBuilder toChainBuilder() {
        String admitted = needed(parts.admitted, "until(\"attribute\")");
        Delay between = Delay.uniform(scaled(1 - JITTER), scaled(1 + JITTER));
        ChainBuilder askAgain = pause(session -> {
                    Visit visit = Visit.of(session);
                    return visit.pausing(visit.draw(between, "poll interval"));
                })
                .exec(exitHereIf(session -> Visit.of(session).isOverByNow()))
                .exec(poll().send());
        ChainBuilder observing = parts.place == null ? askAgain : askAgain.exec(this::observed);
        ChainBuilder waiting = exec(join().send())
                .exec(session -> {
                    Visit.of(session).queueing().joined();
                    return observed(session);
                })
                .exec(asLongAs(session -> !session.contains(admitted)).on(observing))
                .exec(session -> {
                    Visit.of(session).queueing().admitted();
                    return session;
                });
        return parts.knock == null ? waiting : parts.knock.before(waiting, admitted);
    }

    private Session observed(Session session) {
        if (parts.place != null && session.contains(parts.place)) {
            try {
                Visit.of(session).queueing().place(Long.parseLong(String.valueOf(session.<Object>get(parts.place))));
            } catch (NumberFormatException e) {
                // Some rooms say "soon" instead of a number: no place has been shown yet.
            }
        }
        return session;
    }

    private Request join() {
        return needed(parts.join, "join(…)");
    }

    private Request poll() {
        return needed(parts.poll, "poll(…)");
    }

    private Duration scaled(double factor) {
        if (parts.interval.isZero() || parts.interval.isNegative()) {
            throw origin.mistake(
                    "polls every " + parts.interval.toMillis() + " ms, without end", "poll every 1 s or so");
        }
        return Duration.ofNanos(Math.round(parts.interval.toNanos() * factor));
    }

    private <T> T needed(@Nullable T part, String missing) {
        if (part == null) {
            throw origin.mistake("without " + missing, HINT);
        }
        return part;
    }
}
