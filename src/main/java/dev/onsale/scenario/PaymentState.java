package dev.onsale.scenario;

import io.gatling.javaapi.core.Session;

/**
 * A visitor's progress in paying.
 *
 * @param next what to do now
 * @param cards used, including this one
 * @param questions how often the order's status has been requested
 * @param challenges for this card so far
 * @param isAccepted whether the shop has accepted this card's payment
 */
record PaymentState(Next next, int cards, int questions, int challenges, boolean isAccepted) {

    enum Next {
        PAY,
        SOLVE,
        ASK,
        OVER
    }

    private static final String ATTRIBUTE = "onsale.paying";
    private static final String KEY = "payKey";

    static Session begin(Session session) {
        return new PaymentState(Next.PAY, 0, 0, 0, false).withNextCard(session);
    }

    static PaymentState of(Session session) {
        PaymentState paying = session.get(ATTRIBUTE);
        if (paying == null) {
            throw new IllegalStateException("no payment is under way");
        }
        return paying;
    }

    static boolean isNext(Session session, Next step) {
        return of(session).next() == step;
    }

    Session then(Session session, Next step) {
        return session.set(ATTRIBUTE, new PaymentState(step, cards, questions, challenges, isAccepted));
    }

    Session asked(Session session, Next step) {
        return session.set(ATTRIBUTE, new PaymentState(step, cards, questions + 1, challenges, isAccepted));
    }

    Session challenged(Session session) {
        return session.set(ATTRIBUTE, new PaymentState(Next.SOLVE, cards, questions, challenges + 1, isAccepted));
    }

    /** The shop has accepted the payment, and does not say yet whether the money has arrived. */
    Session accepted(Session session) {
        return session.set(ATTRIBUTE, new PaymentState(Next.ASK, cards, questions, challenges, true));
    }

    /** Another card is another payment and needs its own key; every other repetition keeps its key. */
    Session withNextCard(Session session) {
        String key = session.getString("visit") + "-" + (cards + 1);
        return session.set(ATTRIBUTE, new PaymentState(Next.PAY, cards + 1, questions, 0, false))
                .set(KEY, key);
    }
}
