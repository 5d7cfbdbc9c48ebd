package dev.onsale.scenario;

import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Pays; a visitor whose payment goes through has bought. A payment without an answer, or with 502 or 504 from somebody
 * between, may have happened: its outcome is {@link Outcome#UNKNOWN}, never an error and never a purchase, until the
 * order's status says more. So may one that a failing shop answers with 500 or 503, for it may fail after it has
 * charged: who can ask for the order's status asks after any of 500 to 599. Without that question 500 and 503 say that
 * the shop failed, and end the journey as an error. In either case they are errors of the step.
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
 * <p>{@code payKey} in the session is the idempotency key: one for each card, the same whenever a payment is repeated.
 * A payment is sent again only when the shop says that the order is open, and never by a kind's {@link Retries}.
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
     * The status that says that the card was declined: an outcome, not an error.
     *
     * <p>{@code pay(http("pay").post("/payments")).declinedOn(402)}
     */
    public Pay declinedOn(int status) {
        return declinedOn(Answer.httpStatus(status));
    }

    /** The same, for an answer that a status alone does not tell. */
    public Pay declinedOn(Answer answer) {
        return with(rules.declinedOn(answer));
    }

    /** The same, and what some then do: they try another card, in the session as {@code card}, with a new {@code payKey}. */
    public Pay declinedOn(int status, AnotherCard card) {
        return declinedOn(Answer.httpStatus(status), card);
    }

    /** The same, for an answer that a status alone does not tell. */
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

    /** The same, for an answer that a status alone does not tell. */
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

    /** The same, for an answer that a status alone does not tell. */
    public Pay refusedOn(Answer answer) {
        return with(rules.refusedOn(answer));
    }

    /**
     * The status by which the bank asks before it pays (3-D Secure), and what answers it. Whether a card is asked is up to
     * the card: 70 to 85 % are not ({@link Behaviour#FRICTIONLESS}).
     *
     * <p>{@code pay(payment).challengedOn(202, challenge(http("3-d-secure").post("/challenges/#{challenge}")))}
     */
    public Pay challengedOn(int status, Challenge challenge) {
        return challengedOn(Answer.httpStatus(status), challenge);
    }

    /** The same, for an answer that a status alone does not tell. */
    public Pay challengedOn(Answer answer, Challenge challenge) {
        return with(rules.challengedOn(answer, challenge));
    }

    /**
     * Whoever does not know what became of the payment, after no answer or any of 500 to 599, asks for the order's
     * status; still not knowing is the outcome {@code unknown}.
     *
     * <p>{@code pay(payment).askingAfterTimeout(orderStatus(request).paid(jsonIs("$.status", "paid")))}
     */
    public Pay askingAfterTimeout(OrderStatus status) {
        return with(rules.doubting(new PaymentRules.Doubt(Answer.httpStatus(SERVER_ERRORS), status, false)));
    }

    /**
     * A payment counts only when the order's status says so: an accepted one is asked about until it does, as is one
     * whose answer got lost. Shops that are told by their payment provider's call when the money has come work so.
     *
     * <p>{@code pay(payment).confirmedBy(orderStatus(request).paid(jsonIs("$.status", "paid")))}
     */
    public Pay confirmedBy(OrderStatus status) {
        return with(rules.doubting(new PaymentRules.Doubt(Answer.httpStatus(SERVER_ERRORS), status, true)));
    }

    /**
     * The payment is made in the background: it is asked for until it is there.
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

    /** Of a challenge as many as have a card that is asked, as is usual; of the order's status what a payment needs. */
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
