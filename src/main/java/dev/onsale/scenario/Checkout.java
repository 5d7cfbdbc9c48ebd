package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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

    private final Origin origin;
    private final Request order;
    private final @Nullable Delay think;
    private final double abandonShare;

    private Checkout(Origin origin, Request order, @Nullable Delay think, double abandonShare) {
        this.origin = origin;
        this.order = order;
        this.think = think;
        this.abandonShare = abandonShare;
    }

    static Checkout of(HttpRequestActionBuilder order) {
        return new Checkout(Origin.of("checkout"), Request.of(order), null, 0);
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
        return new Checkout(origin, order.endingOn(answer, outcome), think, abandonShare);
    }

    /** How long people take to fill in how they pay, in the sale's clock. */
    public Checkout thinking(Duration least, Duration most) {
        return thinking(Delay.between(least, most));
    }

    public Checkout thinking(Delay time) {
        return new Checkout(origin, order, time, abandonShare);
    }

    /**
     * The share of those who get here and then choose not to buy ({@link Outcome#ABANDONED}).
     *
     * @param share 0 to 1
     */
    public Checkout abandoning(double share) {
        return new Checkout(origin, order, think, Shares.checked("abandoning", share));
    }

    /** Sends the request again after errors, as the policy says. */
    public Checkout retryingErrors(Retries policy) {
        return new Checkout(origin, order.retrying(policy), think, abandonShare);
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Stage stage() {
        return Stage.CHECKOUT;
    }

    @Override
    public Checkout withRequests(UnaryOperator<Request> change) {
        return new Checkout(origin, change.apply(order), think, abandonShare);
    }

    @Override
    public List<String> steps() {
        return List.of(order.step());
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
        return exec(order.send()).exec(Page.afterwards(order.step(), think, abandonShare));
    }
}
