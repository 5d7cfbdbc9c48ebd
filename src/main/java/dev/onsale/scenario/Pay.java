package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Pays; a visitor whose payment goes through has bought. A payment without an answer, or with 502 or 504 from somebody
 * between, may have happened: its outcome is {@link Outcome#UNKNOWN}, never an error and never a purchase, until the
 * order's status says more. So may one that a failing shop answers with 500 or 503, for it may fail after it has
 * charged: who can ask for the order's status asks after any of 500 to 599. Without that question 500 and 503 say that
 * the shop failed, and end the journey as an error. In either case they are errors of the step.
 *
 * <pre>{@code
 * pay(http("pay").post("/payments").header("Idempotency-Key", "#{payKey}").body(…).asJson())
 *     .declinedOn(402).tryingAnotherCard(0.5, weighted("tok_ok", 1))
 *     .lapsedOn(409)
 *     .challengedOn(status(202), http("3-d-secure").post("/challenges/#{challenge}").body(…).asJson())
 *         .solving(between(ofSeconds(10), ofSeconds(60))).abandoningChallenge(0.1)
 *     .askingAfterTimeout(http("order-status").get("/orders/#{order}"))
 *         .paidOn(jsonPath("$.status", "paid")).openOn(jsonPath("$.status", "open"))
 * }</pre>
 *
 * <p>{@code payKey} in the session is the idempotency key: one for each card, the same whenever a payment is repeated.
 * A payment is sent again only when the shop says that the order is open, and never by a kind's {@link Retries}.
 */
public final class Pay implements Word {

    private static final int[] NO_ANSWER = {502, 504};
    private static final int[] SERVER_ERRORS = IntStream.range(500, 600).toArray();

    private final Origin origin;
    private final PayRules rules;

    private Pay(Origin origin, PayRules rules) {
        this.origin = origin;
        this.rules = rules;
    }

    static Pay of(HttpRequestActionBuilder payment) {
        return new Pay(Origin.of("pay"), PayRules.of(Request.of(payment), Answer.status(NO_ANSWER)));
    }

    /** The status that says that the card was declined: an outcome, no error. */
    public Pay declinedOn(int status) {
        return declinedOn(Answer.status(status));
    }

    /** The same, for an answer that a status alone does not tell. */
    public Pay declinedOn(Answer answer) {
        return with(rules.declinedOn(answer));
    }

    /**
     * The share of those declined who try another card, once; it is in the session as {@code card}, with a new {@code
     * payKey}.
     *
     * @param share 0 to 1
     * @param cards what the other card is
     */
    public Pay tryingAnotherCard(double share, Weighted<?> cards) {
        return with(rules.tryingAnotherCard(Shares.checked("tryingAnotherCard", share), cards));
    }

    /** The status that says that the hold has lapsed meanwhile: an outcome, no error. */
    public Pay lapsedOn(int status) {
        return lapsedOn(Answer.status(status));
    }

    /** The same, for an answer that a status alone does not tell. */
    public Pay lapsedOn(Answer answer) {
        return with(rules.lapsedOn(answer));
    }

    /** The status that says that the account may not buy so many: {@code refused}, no error. */
    public Pay refusedOn(int status) {
        return refusedOn(Answer.status(status));
    }

    /** The same, for an answer that a status alone does not tell. */
    public Pay refusedOn(Answer answer) {
        return with(rules.refusedOn(answer));
    }

    /**
     * The bank asks before it pays (3-D Secure), and this request answers it; what comes back is read as the payment's
     * own answers are. Whether a card is asked is up to the card: 70 to 85 % are not ({@link Behaviour#FRICTIONLESS}).
     */
    public Pay challengedOn(Answer answer, HttpRequestActionBuilder solution) {
        return with(rules.challengedOn(Challenge.of(answer, Request.of(solution))));
    }

    /** How long people take to answer the bank, in the sale's clock; 10 to 60 s unless told otherwise. */
    public Pay solving(Delay time) {
        return with(rules.challengedOn(challenge("solving(…)").solving(time)));
    }

    /** The share of those whom the bank asks that leave instead ({@code abandoned}). */
    public Pay abandoningChallenge(double share) {
        return with(rules.challengedOn(challenge("abandoningChallenge(…)").abandoning(share)));
    }

    /**
     * Whoever does not know what became of the payment, after no answer or any of 500 to 599, asks for the order's
     * status, up to 5 times, 2 to 10 s after one another unless told otherwise; still not knowing is the outcome
     * {@code unknown}.
     */
    public Pay askingAfterTimeout(HttpRequestActionBuilder orderStatus) {
        return with(rules.asking(OrderStatus.of(Request.of(orderStatus))).leavingOpen(Answer.status(SERVER_ERRORS)));
    }

    /** The order's status that says that it is paid. */
    public Pay paidOn(Answer answer) {
        return with(rules.asking(status("paidOn(…)").paidOn(answer)));
    }

    /** The order's status that says that it is not paid, so that the payment is sent again with its key. */
    public Pay openOn(Answer answer) {
        return with(rules.asking(status("openOn(…)").openOn(answer)));
    }

    /** The order's status that says that the card was declined. */
    public Pay foundDeclinedOn(Answer answer) {
        return with(rules.asking(status("foundDeclinedOn(…)").declinedOn(answer)));
    }

    /** The order's status that says that the seats are gone, and not paid for. */
    public Pay foundLapsedOn(Answer answer) {
        return with(rules.asking(status("foundLapsedOn(…)").lapsedOn(answer)));
    }

    /**
     * How often the status is asked, and when.
     *
     * @param times 1 or more
     * @param wait before each question, in the sale's clock
     */
    public Pay askingUpTo(int times, Delay wait) {
        return with(rules.asking(status("askingUpTo(…)").asking(times, wait)));
    }

    @Override
    public Origin origin() {
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
        List<String> steps = new ArrayList<>();
        steps.add(rules.payment().step());
        Challenge challenge = rules.challenge();
        if (challenge != null) {
            steps.add(challenge.request().step());
        }
        OrderStatus status = rules.status();
        if (status != null) {
            steps.add(status.request().step());
        }
        return steps;
    }

    /** Of a challenge as many as have a card that is asked, as is usual; of the order's status none. */
    @Override
    public double requestsOf(String step) {
        if (step.equals(rules.payment().step())) {
            return 1;
        }
        Challenge challenge = rules.challenge();
        return challenge != null && step.equals(challenge.request().step()) ? 1 - Behaviour.FRICTIONLESS : 0;
    }

    @Override
    public ChainBuilder toChainBuilder() {
        OrderStatus status = rules.status();
        if (status != null && status.paid().isEmpty()) {
            throw origin.mistake(
                    "asks for the order's status, but knows no answer that says paid",
                    "say .paidOn(jsonPath(\"$.status\", \"paid\"))");
        }
        if (rules.cards() != null && rules.declined().isEmpty()) {
            throw origin.mistake("tries another card, but knows no answer that says declined", "say .declinedOn(402)");
        }
        return new PayTalk(rules).chain();
    }

    private Challenge challenge(String part) {
        return needed(rules.challenge(), part, ".challengedOn(status(202), request)");
    }

    private OrderStatus status(String part) {
        return needed(rules.status(), part, ".askingAfterTimeout(request)");
    }

    private <T> T needed(@Nullable T there, String part, String before) {
        if (there == null) {
            throw origin.mistake("has " + part + " without what it belongs to", "say " + before + " before " + part);
        }
        return there;
    }

    private Pay with(PayRules other) {
        return new Pay(origin, other);
    }
}
