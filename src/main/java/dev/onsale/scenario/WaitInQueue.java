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
 * Waits in a waiting room: joins, then polls its place until admitted or out of patience.
 *
 * <p>A token in the body, sent in a header with every request after it:
 *
 * <pre>{@code
 * waitInQueue()
 *     .join(http("join-queue").post("/queue").check(saving("queueId")))
 *     .poll(http("queue-place").get("/queue/#{queueId}").check(savingIfThere("token")))
 *     .every(ofSeconds(5)).until("token").sendingToken("Admission-Token")
 * }</pre>
 *
 * <p>A token in a cookie: Gatling stores and sends it; some value must still be saved as the sign of admission:
 *
 * <pre>{@code
 *     .poll(http("queue-place").get("/queue").check(headerRegex("Set-Cookie", "admission=").optional().saveAs("in")))
 *     .every(ofSeconds(5)).until("in")
 * }</pre>
 *
 * <p>A JWT that expires soon, in a response header, sent as a bearer token and renewed in time:
 *
 * <pre>{@code
 *     .poll(http("queue-place").get("/queue/#{queueId}").check(
 *         header("Admission-Token").optional().saveAs("token"), savingIfThere("place")))
 *     .every(ofSeconds(5)).until("token").placeFrom("place").refreshing(ofSeconds(45))
 *     .sendingToken("Authorization", "Bearer #{token}")
 * }</pre>
 *
 * <p>Before doors many waiting rooms keep a pre-queue, without places or with provisional ones; at doors they shuffle
 * it (Queue-it). So the first place that counts is the first one shown at or after the plan's {@code doorsAt}. Joining,
 * place and admission are recorded in the visitor's line in {@code journeys.ndjson.gz}.
 */
public final class WaitInQueue implements Word {

    /** The share of the interval by which polls vary, so that browsers do not poll in step. */
    private static final double JITTER = 0.2;

    private final SourceLine origin;
    private final Polling polling;
    private final Admission admission;

    /**
     * @param direct the request to try before queueing; {@code null} if everybody queues
     * @param admitted the session attribute whose presence means admission
     */
    private record Polling(
            @Nullable DirectEntry direct, Request join, Request poll, Duration interval, String admitted) {}

    /**
     * @param place the session attribute that contains it; {@code null} if there is none
     * @param tokenLife the age at which the token is renewed; {@code null} if it lives long enough
     * @param sent how the token is sent; {@code null} if the author writes its header, or a cookie carries it
     */
    private record Admission(
            @Nullable String place,
            @Nullable Duration tokenLife,
            @Nullable SentToken sent) {}

    private WaitInQueue(SourceLine origin, Polling polling, Admission admission) {
        this.origin = origin;
        this.polling = polling;
        this.admission = admission;
    }

    static WaitInQueue of(SourceLine origin, Request join, Request poll, Duration interval, String admitted) {
        return new WaitInQueue(
                origin, new Polling(null, join, poll, interval, admitted), new Admission(null, null, null));
    }

    /**
     * Sends the token to the shop with every request after the waiting room, in this header; a request that has a
     * header of that name keeps its own. It goes only to the plan's target, and is not added to plain Gatling chains.
     *
     * <p>{@code queue.sendingToken("Admission-Token")}
     */
    public WaitInQueue sendingToken(String header) {
        return sendingToken(header, "#{" + polling.admitted + "}");
    }

    /**
     * The same, for a header that contains more than the token.
     *
     * <p>{@code queue.sendingToken("Authorization", "Bearer #{token}")}
     */
    public WaitInQueue sendingToken(String header, String value) {
        return with(new Admission(admission.place, admission.tokenLife, new SentToken(header, value)));
    }

    /**
     * Tries the shop first, and queues only if sent to the queue, as browsers do: the shop decides who has to wait.
     * Being turned away is not an error.
     *
     * <p>{@code queue.onlyWhenTurnedAway(http("enter").get("/events/#{event}"), 403)}
     *
     * @param entry the request without a token: the page that people come for
     * @param status the one that sends them to the queue, such as 403; a redirect only if the request does not follow
     *     it
     */
    public WaitInQueue onlyWhenTurnedAway(HttpRequestActionBuilder entry, int status) {
        return onlyWhenTurnedAway(entry, Answer.httpStatus(status));
    }

    /**
     * The same, for a response that a status alone does not identify. A visitor who is admitted at once continues
     * without a token: the attribute of {@code until} is then empty text, and later requests omit headers that contain
     * nothing else.
     */
    public WaitInQueue onlyWhenTurnedAway(HttpRequestActionBuilder entry, Answer turnedAway) {
        return with(new Polling(
                new DirectEntry(Request.of(entry), turnedAway),
                polling.join,
                polling.poll,
                polling.interval,
                polling.admitted));
    }

    /**
     * The attribute in which join or poll save the place in the queue, a whole number; recorded, so that an audit can
     * check whether visitors were admitted in order.
     *
     * <p>{@code queue.placeFrom("place")}
     */
    public WaitInQueue placeFrom(String sessionAttribute) {
        return with(new Admission(sessionAttribute, admission.tokenLife, admission.sent));
    }

    /**
     * Keeps a token that expires soon valid: before any later request, a token older than this is renewed by sending
     * the poll once more, which must save the new one.
     *
     * <p>{@code queue.refreshing(ofSeconds(45))}
     *
     * @param every in the sale clock; well below the lifetime of the token
     */
    public WaitInQueue refreshing(Duration every) {
        return with(new Admission(admission.place, every, admission.sent));
    }

    /**
     * Sends join and poll again after errors, as the policy says.
     *
     * <p>{@code queue.retryingErrors(retries(5))}
     */
    public WaitInQueue retryingErrors(Retries policy) {
        return withRequests(request -> request.retrying(policy));
    }

    @Override
    public SourceLine origin() {
        return origin;
    }

    @Override
    public Stage stage() {
        return Stage.QUEUE;
    }

    @Override
    public WaitInQueue withRequests(UnaryOperator<Request> change) {
        return with(new Polling(
                polling.direct == null ? null : polling.direct.with(change),
                polling.join.changedBy(change),
                polling.poll.changedBy(change),
                polling.interval,
                polling.admitted));
    }

    @Override
    public List<String> steps() {
        return polling.direct == null
                ? List.of(polling.join.step(), polling.poll.step())
                : List.of(polling.direct.request().step(), polling.join.step(), polling.poll.step());
    }

    /** The attribute that a session has once admitted. */
    String admittedAttribute() {
        return polling.admitted;
    }

    /** A request of a later word: it sends the token, and renews it first if necessary. */
    Request admitting(Request request) {
        SentToken sent = admission.sent;
        Duration life = admission.tokenLife;
        Request shown = sent == null ? request : request.sendingToken(sent);
        return life == null ? shown : shown.admittedBy(new FreshToken(polling.poll, life));
    }

    @Override
    public ChainBuilder toChainBuilder() {
        Delay between = Delay.uniform(scaled(1 - JITTER), scaled(1 + JITTER));
        ChainBuilder askAgain = pause(session -> {
                    Visit visit = Visit.of(session);
                    return visit.pausing(visit.draw(between, "poll interval"));
                })
                .exec(exitHereIf(session -> Visit.of(session).isOverByNow()))
                .exec(polling.poll.send());
        ChainBuilder observing = admission.place == null ? askAgain : askAgain.exec(this::observed);
        ChainBuilder waiting = exec(polling.join.send())
                .exec(session -> {
                    Visit.of(session).queueing().joined();
                    return observed(session);
                })
                .exec(asLongAs(session -> !session.contains(polling.admitted)).on(observing))
                .exec(session -> {
                    Visit.of(session).queueing().admitted();
                    return session;
                });
        return polling.direct == null ? waiting : polling.direct.before(waiting, polling.admitted);
    }

    private Session observed(Session session) {
        String place = admission.place;
        if (place != null && session.contains(place)) {
            try {
                Visit.of(session).queueing().place(Long.parseLong(String.valueOf(session.<Object>get(place))));
            } catch (NumberFormatException e) {
                // Some rooms return "soon" instead of a number: no place has been shown yet.
            }
        }
        return session;
    }

    private Duration scaled(double factor) {
        Duration interval = polling.interval;
        if (interval.isZero() || interval.isNegative()) {
            throw origin.mistake(
                    "polls every " + interval.toMillis() + " ms, without pausing", "poll about once a second");
        }
        return Duration.ofNanos(Math.round(interval.toNanos() * factor));
    }

    private WaitInQueue with(Polling other) {
        return new WaitInQueue(origin, other, admission);
    }

    private WaitInQueue with(Admission other) {
        return new WaitInQueue(origin, polling, other);
    }
}
