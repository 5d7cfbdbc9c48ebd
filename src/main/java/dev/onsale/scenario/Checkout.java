package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Orders what is held; then the visitor decides how to pay, and perhaps leaves.
 *
 * <pre>{@code
 * checkout(http("checkout").post("/orders").body(StringBody("{\"hold\":\"#{hold}\"}")).asJson())
 *     .seatLostOn(409)
 *     .refusedOn(refusal(422, "$.error", "limit"))    // so many tickets an account
 *     .thinking(ofSeconds(10), ofSeconds(45))
 * }</pre>
 */
public final class Checkout implements Word {

    private final Step page;

    private Checkout(Step page) {
        this.page = page;
    }

    static Checkout of(HttpRequestActionBuilder order) {
        return new Checkout(Step.of(SourceLine.of("checkout"), order));
    }

    /**
     * The status that means that the hold has expired meanwhile: {@code seat-lost}, not an error.
     *
     * <p>{@code checkout(http("checkout").post("/orders")).seatLostOn(409)}
     */
    public Checkout seatLostOn(int status) {
        return seatLostOn(Answer.httpStatus(status));
    }

    /** The same, for a response that a status alone does not identify. */
    public Checkout seatLostOn(Answer answer) {
        return endingOn(answer, Outcome.SEAT_LOST);
    }

    /**
     * The status that means that the account may not buy that many: {@code refused}, not an error.
     *
     * <p>{@code checkout(http("checkout").post("/orders")).refusedOn(refusal(422, "$.error", "limit"))}
     */
    public Checkout refusedOn(int status) {
        return refusedOn(Answer.httpStatus(status));
    }

    /** The same, for a response that a status alone does not identify. */
    public Checkout refusedOn(Answer answer) {
        return endingOn(answer, Outcome.REFUSED);
    }

    /**
     * A status that ends the journey this way and is not an error.
     *
     * <p>{@code checkout(http("checkout").post("/orders")).endingOn(410, Outcome.SOLD_OUT)}
     */
    public Checkout endingOn(int status, Outcome outcome) {
        return endingOn(Answer.httpStatus(status), outcome);
    }

    /** The same, for a response that a status alone does not identify. */
    public Checkout endingOn(Answer answer, Outcome outcome) {
        return new Checkout(page.endingOn(answer, outcome));
    }

    /**
     * The order is created in the background, and polled until it is ready.
     *
     * <p>{@code checkout(post).polling(task(http("ready").get("#{taskUrl}")).at("$.url").until(jsonIs("$.ready", "true")))}
     */
    public Checkout polling(Task task) {
        return new Checkout(page.polling(task));
    }

    /**
     * How long people take to enter their payment details, in the sale clock.
     *
     * <p>{@code checkout(http("checkout").post("/orders")).thinking(ofSeconds(10), ofSeconds(45))}
     */
    public Checkout thinking(Duration least, Duration most) {
        return thinking(Delay.between(least, most));
    }

    /** The same, with any distribution. */
    public Checkout thinking(Delay time) {
        return new Checkout(page.thinking(time));
    }

    /**
     * The share of those who get here and then choose not to buy ({@link Outcome#ABANDONED}).
     *
     * <p>{@code checkout(http("checkout").post("/orders")).abandoning(0.1)}
     *
     * @param share 0 to 1
     */
    public Checkout abandoning(double share) {
        return new Checkout(page.abandoning(share));
    }

    /**
     * Sends the request again after errors, as the policy says.
     *
     * <p>{@code checkout(http("checkout").post("/orders")).retryingErrors(retries(2))}
     */
    public Checkout retryingErrors(Retries policy) {
        return new Checkout(page.retryingErrors(policy));
    }

    @Override
    public SourceLine origin() {
        return page.origin();
    }

    @Override
    public Stage stage() {
        return Stage.CHECKOUT;
    }

    @Override
    public Checkout withRequests(UnaryOperator<Request> change) {
        return new Checkout(page.withRequests(change));
    }

    @Override
    public List<String> steps() {
        return page.steps();
    }

    @Override
    public double goingOn() {
        return page.goingOn();
    }

    @Override
    public Duration typicalLength() {
        return page.typicalLength();
    }

    @Override
    public ChainBuilder toChainBuilder() {
        return page.toChainBuilder();
    }
}
