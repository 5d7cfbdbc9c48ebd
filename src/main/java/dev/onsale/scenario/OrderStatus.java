package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a visitor asks who does not know whether a payment went through.
 *
 * @param request asks for the order's status
 * @param paid answers that say it is paid
 * @param open answers that say it is not, so that the payment may be sent again with its key
 * @param declined answers that say the card was declined
 * @param lapsed answers that say the seats are gone, unpaid
 * @param before the time before each question
 * @param most questions of one visitor
 */
record OrderStatus(
        Request request,
        List<Answer> paid,
        List<Answer> open,
        List<Answer> declined,
        List<Answer> lapsed,
        Delay before,
        int most) {

    private static final Delay BEFORE = Delay.between(Duration.ofSeconds(2), Duration.ofSeconds(10));
    private static final int QUESTIONS = 5;
    private static final int[] SERVER_ERRORS = IntStream.range(500, 600).toArray();

    /** A failing answer is an error of the target's, and to the visitor no answer. */
    static OrderStatus of(Request request) {
        return new OrderStatus(
                request.toleratingSilence(), List.of(), List.of(), List.of(), List.of(), BEFORE, QUESTIONS);
    }

    OrderStatus paidOn(Answer answer) {
        return new OrderStatus(
                request.tolerating(answer), Contest.and(paid, answer), open, declined, lapsed, before, most);
    }

    OrderStatus openOn(Answer answer) {
        return new OrderStatus(
                request.tolerating(answer), paid, Contest.and(open, answer), declined, lapsed, before, most);
    }

    OrderStatus declinedOn(Answer answer) {
        return new OrderStatus(
                request.tolerating(answer), paid, open, Contest.and(declined, answer), lapsed, before, most);
    }

    OrderStatus lapsedOn(Answer answer) {
        return new OrderStatus(
                request.tolerating(answer), paid, open, declined, Contest.and(lapsed, answer), before, most);
    }

    OrderStatus asking(int times, Delay wait) {
        if (times < 1) {
            throw new IllegalArgumentException("askingUpTo(" + times + "): say 1 or more");
        }
        return new OrderStatus(request, paid, open, declined, lapsed, wait, times);
    }

    OrderStatus with(Request other) {
        return new OrderStatus(other, paid, open, declined, lapsed, before, most);
    }

    /** As it is sent: last of all rules, an error of the server's is survived. */
    Request sent() {
        return request.surviving(Answer.status(SERVER_ERRORS));
    }
}
