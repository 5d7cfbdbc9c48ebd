package dev.onsale.scenario;

import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Pays; a visitor whose payment succeeds has bought. A payment without a response, or with 502 or 504 from a proxy, may
 * have succeeded: its outcome is {@link Outcome#UNKNOWN}, never an error and never a purchase, until the order's status
 * is known. The same applies to 500 and 503, because a shop may fail after charging: with {@link #askingAfterTimeout}
 * the status is requested after any of 500 to 599. Without it, 500 and 503 mean that the shop failed, and end the
 * journey as an error. In any case they are errors of the step.
 *
 * <pre>{@code
 * pay(http("pay").post("/payments").header("Idempotency-Key", "#{payKey}").body(json("order", "card")).asJson())
 *     .declinedOn(402, anotherCard(0.5, weighted("tok_ok", 1)))
 *     .seatLostOn(409)
 *     .challengedOn(202, challenge(http("3-d-secure").post("/challenges/#{challenge}")).abandoning(0.1))
 *     .askingAfterTimeout(orderStatus(http("order-status").get("/orders/#{order}"))
 *         .paid(jsonIs("$.status", "paid"))
 *         .open(jsonIs("$.status", "open")))
 * }</pre>
 *
 * <p>{@code payKey} in the session is the idempotency key: one per card, the same whenever a payment is repeated. A
 * payment is repeated only if the shop says that the order is open, and never by a kind's {@link Retries}.
 */
public final class Pay implements Word {

    private static final int[] NO_ANSWER = {502, 504};
    private static final int[] SERVER_ERRORS = IntStream.range(500, 600).toArray();

    private final SourceLine origin;
    private final PaymentRules rules;

    private Pay(SourceLine origin, PaymentRules rules) {
        this.origin = origin;
        this.rules = rules;
    }

    static Pay of(HttpRequestActionBuilder payment) {
        return new Pay(SourceLine.of("pay"), PaymentRules.of(Request.of(payment), Answer.httpStatus(NO_ANSWER)));
    }

    /**
     * The status which means that the card was declined: an outcome, not an error.
     *
     * <p>{@code pay(http("pay").post("/payments")).declinedOn(402)}
     */
    public Pay declinedOn(int status) {
        return declinedOn(Answer.httpStatus(status));
    }

    /** The same, for a response that a status alone does not identify. */
    public Pay declinedOn(Answer answer) {
        return with(rules.declinedOn(answer));
    }

    /** The same; some then try another card, in the session as {@code card}, with a new {@code payKey}. */
    public Pay declinedOn(int status, AnotherCard card) {
        return declinedOn(Answer.httpStatus(status), card);
    }

    /** The same, for a response that a status alone does not identify. */
    public Pay declinedOn(Answer answer, AnotherCard card) {
        return with(rules.declinedOn(answer).trying(card));
    }

    /**
     * The status that means that the hold has expired meanwhile: {@code seat-lost}, not an error.
     *
     * <p>{@code pay(http("pay").post("/payments")).seatLostOn(409)}
     */
    public Pay seatLostOn(int status) {
        return seatLostOn(Answer.httpStatus(status));
    }

    /** The same, for a response that a status alone does not identify. */
    public Pay seatLostOn(Answer answer) {
        return with(rules.seatLostOn(answer));
    }

    /**
     * The status that means that the account may not buy that many: {@code refused}, not an error.
     *
     * <p>{@code pay(http("pay").post("/payments")).refusedOn(refusal(422, "$.error", "limit"))}
     */
    public Pay refusedOn(int status) {
        return refusedOn(Answer.httpStatus(status));
    }

    /** The same, for a response that a status alone does not identify. */
    public Pay refusedOn(Answer answer) {
        return with(rules.refusedOn(answer));
    }

    /**
     * The status with which the bank demands a challenge before it pays (3-D Secure), and how the visitor answers it.
     * The card decides: 70 to 85 % are not challenged ({@link Behaviour#FRICTIONLESS}).
     *
     * <p>{@code pay(payment).challengedOn(202, challenge(http("3-d-secure").post("/challenges/#{challenge}")))}
     */
    public Pay challengedOn(int status, Challenge challenge) {
        return challengedOn(Answer.httpStatus(status), challenge);
    }

    /** The same, for a response that a status alone does not identify. */
    public Pay challengedOn(Answer answer, Challenge challenge) {
        return with(rules.challengedOn(answer, challenge));
    }

    /**
     * After no response or any of 500 to 599, requests the order's status to find out whether the payment succeeded; if
     * it is still unknown, the outcome is {@code unknown}.
     *
     * <p>{@code pay(payment).askingAfterTimeout(orderStatus(request).paid(jsonIs("$.status", "paid")))}
     */
    public Pay askingAfterTimeout(OrderStatus status) {
        return with(rules.doubting(new PaymentRules.Doubt(Answer.httpStatus(SERVER_ERRORS), status, false)));
    }

    /**
     * A payment counts only once the order's status says so: after an accepted payment, and after a lost response, the
     * status is requested until it does. For shops that learn from a call of their payment provider that the money has
     * arrived.
     *
     * <p>{@code pay(payment).confirmedBy(orderStatus(request).paid(jsonIs("$.status", "paid")))}
     */
    public Pay confirmedBy(OrderStatus status) {
        return with(rules.doubting(new PaymentRules.Doubt(Answer.httpStatus(SERVER_ERRORS), status, true)));
    }

    /**
     * The payment is made in the background, and polled until it is complete.
     *
     * <p>{@code pay(payment).polling(task(http("ready").get("#{taskUrl}")).at("$.url").until(jsonIs("$.ready", "true")))}
     */
    public Pay polling(Task task) {
        return with(rules.sending(rules.payment().polling(task)));
    }

    @Override
    public SourceLine origin() {
        return origin;
    }

    @Override
    public Stage stage() {
        return Stage.PAYMENT;
    }

    @Override
    public Pay withRequests(UnaryOperator<Request> change) {
        return with(rules.sending(change));
    }

    @Override
    public List<String> steps() {
        List<String> steps = new ArrayList<>(rules.payment().steps());
        Challenge challenge = rules.challenged().challenge();
        if (challenge != null) {
            steps.add(challenge.request().step());
        }
        OrderStatus status = rules.doubt().status();
        if (status != null) {
            steps.add(status.request().step());
        }
        return steps;
    }

    /** The number of requests: challenges for the usual share of cards; order statuses as a payment needs them. */
    @Override
    public double requestsOf(String step) {
        if (rules.payment().steps().contains(step)) {
            return 1;
        }
        Challenge challenge = rules.challenged().challenge();
        if (challenge != null && step.equals(challenge.request().step())) {
            return 1 - Behaviour.FRICTIONLESS;
        }
        return rules.doubt().confirms() ? 1 : 0;
    }

    @Override
    public ChainBuilder toChainBuilder() {
        return new PaymentFlow(rules).chain();
    }

    private Pay with(PaymentRules other) {
        return new Pay(origin, other);
    }
}
