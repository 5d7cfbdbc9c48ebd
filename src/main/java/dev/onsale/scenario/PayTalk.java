package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.onsale.plan.Outcome;
import dev.onsale.scenario.Paying.Next;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;

/**
 * What {@link Pay} sends, and what it makes of the answers. Nobody pays twice: a payment goes out again only after the
 * shop has said that the order is open, with the key it had; a new key goes with a new card, after a decline.
 */
record PayTalk(PayRules rules) {

    /** A bank that asks more often has lost its customer. */
    private static final int CHALLENGES_MOST = 3;

    ChainBuilder chain() {
        ChainBuilder once = exec(doIf(session -> Paying.isNext(session, Next.PAY))
                .then(exec(rules.sent(rules.payment()).send()).exec(this::judge).exec(ended())));
        Challenge challenge = rules.challenge();
        if (challenge != null) {
            once = once.exec(doIf(session -> Paying.isNext(session, Next.SOLVE)).then(solve(challenge)));
        }
        OrderStatus status = rules.status();
        if (status != null) {
            once = once.exec(doIf(session -> Paying.isNext(session, Next.ASK)).then(ask(status)));
        }
        return exec(Paying::begin)
                .exec(asLongAs(session -> !Paying.isNext(session, Next.OVER)).on(once));
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
        Paying paying = Paying.of(session);
        if (visit.unanswered() || visit.answeredBy(rules.noAnswer())) {
            visit.purchase(Purchase.IN_DOUBT);
            OrderStatus status = rules.status();
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
        if (Contest.anyOf(rules.declined(), visit)) {
            return declined(session);
        }
        if (Contest.anyOf(rules.lapsed(), visit)) {
            visit.end(Outcome.SEAT_LOST, null);
            return session;
        }
        Challenge challenge = rules.challenge();
        if (challenge != null && visit.answeredBy(challenge.when())) {
            visit.purchase(Purchase.NONE);
            if (paying.challenges() == CHALLENGES_MOST) {
                visit.end(Outcome.DECLINED, "challenged more than " + CHALLENGES_MOST + " times");
            }
            return paying.challenged(session);
        }
        return paid(session);
    }

    private Session learn(Session session, OrderStatus status) {
        Visit visit = Visit.of(session);
        Paying paying = Paying.of(session);
        if (Contest.anyOf(status.paid(), visit)) {
            return paid(session);
        }
        if (Contest.anyOf(status.lapsed(), visit)) {
            visit.end(Outcome.SEAT_LOST, null);
            return session;
        }
        // Of a second card's payment the order may still tell what became of the first.
        if (Contest.anyOf(status.declined(), visit) && paying.cards() == 1) {
            return declined(session);
        }
        if (Contest.anyOf(status.open(), visit)) {
            return paying.asked(session, Next.PAY);
        }
        if (paying.questions() + 1 >= status.most()) {
            visit.end(Outcome.UNKNOWN, neverTold(status));
        }
        return paying.asked(session, Next.ASK);
    }

    private static String neverTold(OrderStatus status) {
        return "asked " + status.most() + " times, and the order's status did not tell";
    }

    private Session declined(Session session) {
        Visit visit = Visit.of(session);
        Weighted<?> cards = rules.cards();
        Paying paying = Paying.of(session);
        visit.purchase(Purchase.NONE);
        if (cards == null || paying.cards() > 1 || visit.chance("another card") >= rules.otherCardShare()) {
            visit.end(Outcome.DECLINED, null);
            return session;
        }
        return paying.withNextCard(session).set("card", cards.at(visit.chance("other card")));
    }

    private static Session paid(Session session) {
        Visit.of(session).purchase(Purchase.MADE);
        return Paying.of(session).then(session, Next.OVER);
    }

    private static ChainBuilder ended() {
        return exec(exitHereIf(session -> Visit.of(session).hasEnded()));
    }
}
