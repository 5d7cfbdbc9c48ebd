package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Makes an order of what is held, then thinks about how to pay, and perhaps walks away.
 *
 * <pre>{@code
 * checkout(http("checkout").post("/orders").body(StringBody("{\"hold\":\"#{hold}\"}")).asJson())
 *     .seatLostOn(409)
 *     .refusedOn(status(422).and(jsonPath("$.error", "limit")))     // so many tickets an account
 *     .thinking(ofSeconds(10), ofSeconds(45))
 * }</pre>
 */
public final class Checkout implements Word {

    private final Page page;

    private Checkout(Page page) {
        this.page = page;
    }

    static Checkout of(HttpRequestActionBuilder order) {
        return new Checkout(Page.of(Origin.of("checkout"), order));
    }

    /** The status that says that the hold has lapsed meanwhile: {@code seat-lost}, no error. */
    public Checkout seatLostOn(int status) {
        return seatLostOn(Answer.status(status));
    }

    /** The same, for an answer that a status alone does not tell. */
    public Checkout seatLostOn(Answer answer) {
        return endingOn(answer, Outcome.SEAT_LOST);
    }

    /** The status that says that the account may not buy so many: {@code refused}, no error. */
    public Checkout refusedOn(int status) {
        return refusedOn(Answer.status(status));
    }

    /** The same, for an answer that a status alone does not tell. */
    public Checkout refusedOn(Answer answer) {
        return endingOn(answer, Outcome.REFUSED);
    }

    /** A status that ends the journey this way and is no error. */
    public Checkout endingOn(int status, Outcome outcome) {
        return endingOn(Answer.status(status), outcome);
    }

    /** An answer that ends the journey this way and is no error. */
    public Checkout endingOn(Answer answer, Outcome outcome) {
        return new Checkout(page.endingOn(answer, outcome));
    }

    /** How long people take to fill in how they pay, in the sale's clock. */
    public Checkout thinking(Duration least, Duration most) {
        return thinking(Delay.between(least, most));
    }

    public Checkout thinking(Delay time) {
        return new Checkout(page.thinking(time));
    }

    /**
     * The share of those who get here and then choose not to buy ({@link Outcome#ABANDONED}).
     *
     * @param share 0 to 1
     */
    public Checkout abandoning(double share) {
        return new Checkout(page.abandoning(share));
    }

    /** Sends the request again after errors, as the policy says. */
    public Checkout retryingErrors(Retries policy) {
        return new Checkout(page.retryingErrors(policy));
    }

    @Override
    public Origin origin() {
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
