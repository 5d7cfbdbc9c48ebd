package dev.onsale.scenario;

import dev.onsale.plan.Outcome;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a payment's responses mean, and what happens next.
 *
 * @param payment as its author wrote it, with the rules that end a journey
 * @param refusals responses that refuse the payment
 * @param challenged responses that demand a challenge
 * @param doubt responses that leave the payment's result open, and how to find it out
 */
record PaymentRules(Request payment, Refusals refusals, Challenged challenged, Doubt doubt) {

    /**
     * @param declined responses which mean that the card was declined
     * @param seatLost responses which mean that the hold has lapsed meanwhile
     * @param anotherCard {@code null} if nobody tries another one
     */
    record Refusals(
            List<Answer> declined,
            List<Answer> seatLost,
            @Nullable AnotherCard anotherCard) {}

    /** @param when both {@code null} if there are no challenges */
    record Challenged(@Nullable Answer when, @Nullable Challenge challenge) {}

    /**
     * @param noAnswer responses that leave the payment's result open
     * @param status how to find it out; {@code null} if it is not requested
     * @param confirms whether a payment counts only once the status says so
     */
    record Doubt(Answer noAnswer, @Nullable OrderStatus status, boolean confirms) {}

    static PaymentRules of(Request payment, Answer noAnswer) {
        return new PaymentRules(
                payment,
                new Refusals(List.of(), List.of(), null),
                new Challenged(null, null),
                new Doubt(noAnswer, null, false));
    }

    PaymentRules sending(Request other) {
        return new PaymentRules(other, refusals, challenged, doubt);
    }

    PaymentRules refusedOn(Answer answer) {
        return sending(payment.endingOn(answer, Outcome.REFUSED));
    }

    PaymentRules declinedOn(Answer answer) {
        return with(new Refusals(Contention.and(refusals.declined, answer), refusals.seatLost, refusals.anotherCard));
    }

    PaymentRules seatLostOn(Answer answer) {
        return with(new Refusals(refusals.declined, Contention.and(refusals.seatLost, answer), refusals.anotherCard));
    }

    PaymentRules trying(AnotherCard card) {
        return with(new Refusals(refusals.declined, refusals.seatLost, card));
    }

    PaymentRules challengedOn(Answer answer, Challenge challenge) {
        return new PaymentRules(payment, refusals, new Challenged(answer, challenge), doubt);
    }

    PaymentRules doubting(Doubt other) {
        return new PaymentRules(payment, refusals, challenged, other);
    }

    /** Retries of a kind do not apply to payments: those are repeated only after the status is known. */
    PaymentRules sending(UnaryOperator<Request> change) {
        Challenge challenge = challenged.challenge;
        OrderStatus status = doubt.status;
        return new PaymentRules(
                payment.changedBy(change).withoutRetries(),
                refusals,
                new Challenged(challenged.when, challenge == null ? null : challenge.with(change)),
                new Doubt(doubt.noAnswer, status == null ? null : status.with(change), doubt.confirms));
    }

    /** A payment, or the solution of a challenge, as it is sent. */
    Request sent(Request request) {
        Request sent = request.toleratingSilence();
        for (Answer answer : refusals.declined) {
            sent = sent.tolerating(answer);
        }
        for (Answer answer : refusals.seatLost) {
            sent = sent.tolerating(answer);
        }
        if (challenged.when != null) {
            sent = sent.tolerating(challenged.when);
        }
        return sent.surviving(doubt.noAnswer);
    }

    private PaymentRules with(Refusals other) {
        return new PaymentRules(payment, other, challenged, doubt);
    }
}
