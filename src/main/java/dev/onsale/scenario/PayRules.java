package dev.onsale.scenario;

import dev.onsale.plan.Outcome;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a payment's answers mean, and what follows from them.
 *
 * @param payment as its author wrote it, with the rules that end a journey
 * @param noAnswer answers that leave open what became of the payment
 * @param otherCardShare of those declined who try another card
 * @param cards what that card is; {@code null} if nobody tries
 */
record PayRules(
        Request payment,
        Answer noAnswer,
        List<Answer> declined,
        List<Answer> lapsed,
        double otherCardShare,
        @Nullable Weighted<?> cards,
        @Nullable Challenge challenge,
        @Nullable OrderStatus status) {

    static PayRules of(Request payment, Answer noAnswer) {
        return new PayRules(payment, noAnswer, List.of(), List.of(), 0, null, null, null);
    }

    PayRules refusedOn(Answer answer) {
        return new PayRules(
                payment.endingOn(answer, Outcome.REFUSED),
                noAnswer,
                declined,
                lapsed,
                otherCardShare,
                cards,
                challenge,
                status);
    }

    PayRules declinedOn(Answer answer) {
        return new PayRules(
                payment, noAnswer, Contest.and(declined, answer), lapsed, otherCardShare, cards, challenge, status);
    }

    PayRules lapsedOn(Answer answer) {
        return new PayRules(
                payment, noAnswer, declined, Contest.and(lapsed, answer), otherCardShare, cards, challenge, status);
    }

    PayRules tryingAnotherCard(double share, Weighted<?> some) {
        return new PayRules(payment, noAnswer, declined, lapsed, share, some, challenge, status);
    }

    PayRules challengedOn(Challenge other) {
        return new PayRules(payment, noAnswer, declined, lapsed, otherCardShare, cards, other, status);
    }

    PayRules asking(OrderStatus other) {
        return new PayRules(payment, noAnswer, declined, lapsed, otherCardShare, cards, challenge, other);
    }

    PayRules leavingOpen(Answer answer) {
        return new PayRules(payment, answer, declined, lapsed, otherCardShare, cards, challenge, status);
    }

    /** Retries of a whole kind are not for payments: those are repeated only after asking. */
    PayRules sending(UnaryOperator<Request> change) {
        return new PayRules(
                changed(payment, change),
                noAnswer,
                declined,
                lapsed,
                otherCardShare,
                cards,
                challenge == null ? null : challenge.with(changed(challenge.request(), change)),
                status == null ? null : status.with(change.apply(status.request())));
    }

    /** A payment, or the answer to a challenge, as it is sent. */
    Request sent(Request request) {
        Request sent = request.toleratingSilence();
        for (Answer answer : declined) {
            sent = sent.tolerating(answer);
        }
        for (Answer answer : lapsed) {
            sent = sent.tolerating(answer);
        }
        if (challenge != null) {
            sent = sent.tolerating(challenge.when());
        }
        return sent.surviving(noAnswer);
    }

    private static Request changed(Request request, UnaryOperator<Request> change) {
        return change.apply(request).withoutRetries();
    }
}
