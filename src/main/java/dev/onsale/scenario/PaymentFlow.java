package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.onsale.plan.Outcome;
import dev.onsale.scenario.PaymentState.Next;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;

/**
 * What {@link Pay} sends, and what it does with the responses. Nobody pays twice: a payment is repeated only after the
 * shop has said that the order is open, with the same key; a new key is used with a new card, after a decline.
 */
record PaymentFlow(PaymentRules rules) {

    /** A bank that demands more challenges than this has lost its customer. */
    private static final int CHALLENGES_MOST = 3;

    ChainBuilder chain() {
        ChainBuilder once = exec(doIf(session -> PaymentState.isNext(session, Next.PAY))
                .then(exec(rules.sent(rules.payment()).send()).exec(this::judge).exec(ended())));
        Challenge challenge = rules.challenged().challenge();
        if (challenge != null) {
            once = once.exec(
                    doIf(session -> PaymentState.isNext(session, Next.SOLVE)).then(solve(challenge)));
        }
        OrderStatus status = rules.doubt().status();
        if (status != null) {
            once = once.exec(
                    doIf(session -> PaymentState.isNext(session, Next.ASK)).then(ask(status)));
        }
        return exec(PaymentState::begin)
                .exec(asLongAs(session -> !PaymentState.isNext(session, Next.OVER))
                        .on(once));
    }

    private ChainBuilder solve(Challenge challenge) {
        return pause(session -> Visit.of(session).thinking(challenge.solving(), "challenge"))
                .exec(session -> {
                    Visit visit = Visit.of(session);
                    visit.giveUpIfImpatient();
                    if (visit.chance("abandon challenge") < challenge.abandonShare()) {
                        visit.end(Outcome.ABANDONED, null);
                    }
                    return session;
                })
                .exec(ended())
                .exec(rules.sent(challenge.request()).send())
                .exec(this::judge)
                .exec(ended());
    }

    private ChainBuilder ask(OrderStatus status) {
        return pause(session -> {
                    Visit visit = Visit.of(session);
                    return visit.pausing(visit.draw(status.before(), "ask after timeout"));
                })
                .exec(exitHereIf(session -> Visit.of(session).isOverByNow()))
                .exec(status.sent().send())
                .exec(session -> learn(session, status))
                .exec(ended());
    }

    private Session judge(Session session) {
        Visit visit = Visit.of(session);
        PaymentState paying = PaymentState.of(session);
        if (visit.unanswered() || visit.answeredBy(rules.doubt().noAnswer())) {
            visit.purchase(Purchase.IN_DOUBT);
            OrderStatus status = rules.doubt().status();
            if (status == null) {
                visit.end(
                        Outcome.UNKNOWN,
                        visit.unanswered()
                                ? "no response"
                                : "status " + visit.pending().status());
            } else if (paying.questions() >= status.most()) {
                visit.end(Outcome.UNKNOWN, neverTold(status));
            }
            return paying.then(session, Next.ASK);
        }
        if (Contention.anyOf(rules.refusals().declined(), visit)) {
            return declined(session);
        }
        if (Contention.anyOf(rules.refusals().seatLost(), visit)) {
            visit.end(Outcome.SEAT_LOST, null);
            return session;
        }
        Answer challenged = rules.challenged().when();
        if (challenged != null && visit.answeredBy(challenged)) {
            visit.purchase(Purchase.NONE);
            if (paying.challenges() == CHALLENGES_MOST) {
                visit.end(Outcome.DECLINED, "challenged more than " + CHALLENGES_MOST + " times");
            }
            return paying.challenged(session);
        }
        if (!rules.doubt().confirms()) {
            return paid(session);
        }
        // The shop has accepted it: from now on it may have been paid, and is not sent again.
        visit.purchase(Purchase.IN_DOUBT);
        return paying.accepted(session);
    }

    private Session learn(Session session, OrderStatus status) {
        Visit visit = Visit.of(session);
        PaymentState paying = PaymentState.of(session);
        if (status.saysPaid(visit)) {
            return paid(session);
        }
        if (status.saysSeatLost(visit)) {
            visit.end(Outcome.SEAT_LOST, null);
            return session;
        }
        // After a second card's payment, the order's status may still show the result of the first.
        if (status.saysDeclined(visit) && paying.cards() == 1) {
            return declined(session);
        }
        if (status.saysOpen(visit) && !paying.isAccepted()) {
            return paying.asked(session, Next.PAY);
        }
        if (paying.questions() + 1 >= status.most()) {
            visit.end(Outcome.UNKNOWN, neverTold(status));
        }
        return paying.asked(session, Next.ASK);
    }

    private static String neverTold(OrderStatus status) {
        return "asked " + status.most() + " times, and the order's status is still unknown";
    }

    private Session declined(Session session) {
        Visit visit = Visit.of(session);
        AnotherCard another = rules.refusals().anotherCard();
        PaymentState paying = PaymentState.of(session);
        visit.purchase(Purchase.NONE);
        if (another == null || paying.cards() > 1 || visit.chance("another card") >= another.share()) {
            visit.end(Outcome.DECLINED, null);
            return session;
        }
        return paying.withNextCard(session).set("card", another.cards().at(visit.chance("other card")));
    }

    private static Session paid(Session session) {
        Visit.of(session).purchase(Purchase.MADE);
        return PaymentState.of(session).then(session, Next.OVER);
    }

    private static ChainBuilder ended() {
        return exec(exitHereIf(session -> Visit.of(session).hasEnded()));
    }
}
