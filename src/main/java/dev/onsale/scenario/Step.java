package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One page or action: sends a request, thinks about the response, and perhaps leaves. {@code browse(…)} reads well for
 * a page, {@code step(…)} for everything else: a log-in, an API call.
 *
 * <pre>{@code
 * browse(http("browse").get("/events/#{event}")).thinking(ofSeconds(4), ofSeconds(8))
 * step(http("categories").get("/events/#{event}/categories"))
 *     .soldOutOn(nothingAt("$.categories"))
 *     .choosing("category", "$.categories[*].id")
 * }</pre>
 */
public final class Step implements Word {

    private final SourceLine origin;
    private final Request request;
    private final @Nullable Delay think;
    private final double abandonShare;

    private Step(SourceLine origin, Request request, @Nullable Delay think, double abandonShare) {
        this.origin = origin;
        this.request = request;
        this.think = think;
        this.abandonShare = abandonShare;
    }

    static Step of(SourceLine origin, HttpRequestActionBuilder request) {
        return new Step(origin, Request.of(request), null, 0);
    }

    /**
     * How long people look at it before they go on, in the sale clock.
     *
     * <p>{@code browse(http("browse").get("/events/#{event}")).thinking(ofSeconds(4), ofSeconds(8))}
     */
    public Step thinking(Duration least, Duration most) {
        return thinking(Delay.between(least, most));
    }

    /** The same, with any distribution. */
    public Step thinking(Delay time) {
        return new Step(origin, request, time, abandonShare);
    }

    /**
     * The share of those who get here and then choose not to buy ({@link Outcome#ABANDONED}).
     *
     * <p>{@code browse(http("terms").get("/terms")).abandoning(0.05)}
     *
     * @param share 0 to 1
     */
    public Step abandoning(double share) {
        return new Step(origin, request, think, Shares.checked("abandoning", share));
    }

    /**
     * Draws one of several values that the response offers, equally likely, and puts it into the session: a ticket
     * type, a category, a date. A response that offers none is an {@code error}, unless a rule says what it means.
     *
     * <p>{@code step(http("types").get("/events/#{event}/types")).choosing("ticketType", "$.types[*].id")}
     *
     * @param attribute of the session that receives it
     * @param path a JSON path that finds all values
     */
    public Step choosing(String attribute, String path) {
        return with(request.choosing(new ChosenValue(attribute, path)));
    }

    /**
     * The response only starts a background task, which is polled until it is done.
     *
     * <p>{@code step(post).polling(task(http("ready").get("#{taskUrl}")).at("$.url").until(jsonIs("$.ready", "true")))}
     */
    public Step polling(Task task) {
        return with(request.polling(task));
    }

    /**
     * The status that means sold out: {@code sold-out}, not an error.
     *
     * <p>{@code step(http("categories").get("/categories")).soldOutOn(410)}
     */
    public Step soldOutOn(int status) {
        return soldOutOn(Answer.httpStatus(status));
    }

    /** The same, for a response that a status alone does not identify. */
    public Step soldOutOn(Answer answer) {
        return endingOn(answer, Outcome.SOLD_OUT);
    }

    /**
     * The status that means that the visitor's seats are gone: {@code seat-lost}, not an error.
     *
     * <p>{@code step(http("cart").get("/cart/#{cart}")).seatLostOn(404)}
     */
    public Step seatLostOn(int status) {
        return seatLostOn(Answer.httpStatus(status));
    }

    /** The same, for a response that a status alone does not identify. */
    public Step seatLostOn(Answer answer) {
        return endingOn(answer, Outcome.SEAT_LOST);
    }

    /**
     * The status that means that the visitor may not continue: {@code refused}, not an error.
     *
     * <p>{@code step(http("log-in").post("/log-in")).refusedOn(403)}
     */
    public Step refusedOn(int status) {
        return refusedOn(Answer.httpStatus(status));
    }

    /** The same, for a response that a status alone does not identify. */
    public Step refusedOn(Answer answer) {
        return endingOn(answer, Outcome.REFUSED);
    }

    /**
     * A status that ends the journey this way and is not an error.
     *
     * <p>{@code browse(http("browse").get("/events/#{event}")).endingOn(451, Outcome.REFUSED)}
     */
    public Step endingOn(int status, Outcome outcome) {
        return endingOn(Answer.httpStatus(status), outcome);
    }

    /** The same, for a response that a status alone does not identify. */
    public Step endingOn(Answer answer, Outcome outcome) {
        return with(request.endingOn(answer, outcome));
    }

    /**
     * Sends the request again after errors, as the policy says.
     *
     * <p>{@code browse(http("browse").get("/events/#{event}")).retryingErrors(retries(3))}
     */
    public Step retryingErrors(Retries policy) {
        return with(request.retrying(policy));
    }

    private Step with(Request other) {
        return new Step(origin, other, think, abandonShare);
    }

    @Override
    public SourceLine origin() {
        return origin;
    }

    @Override
    public Stage stage() {
        return Stage.ANYWHERE;
    }

    @Override
    public Step withRequests(UnaryOperator<Request> change) {
        return with(request.changedBy(change));
    }

    @Override
    public List<String> steps() {
        return request.steps();
    }

    @Override
    public double goingOn() {
        return 1 - abandonShare;
    }

    @Override
    public Duration typicalLength() {
        return think == null ? Duration.ZERO : think.median();
    }

    @Override
    public ChainBuilder toChainBuilder() {
        return exec(request.send()).exec(afterwards(request.step(), think, abandonShare));
    }

    /** Thinks, then leaves if patience has run out or the visitor is one of those who abandon. */
    static ChainBuilder afterwards(String step, @Nullable Delay think, double abandonShare) {
        ChainBuilder decide = exec(exitHereIf(session -> {
            Visit visit = Visit.of(session);
            visit.giveUpIfImpatient();
            if (abandonShare > 0 && visit.chance("abandon " + step) < abandonShare) {
                visit.end(Outcome.ABANDONED, null);
            }
            return visit.hasEnded();
        }));
        if (think == null) {
            return decide;
        }
        return pause(session -> Visit.of(session).thinking(think, step)).exec(decide);
    }
}
