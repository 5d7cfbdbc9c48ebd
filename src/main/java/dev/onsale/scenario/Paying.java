package dev.onsale.scenario;

import io.gatling.javaapi.core.Session;

/**
 * How far a visitor has come in paying.
 *
 * @param next what to do now
 * @param cards used, this one included
 * @param questions asked about the order
 * @param challenges that the bank has put for this card
 */
record Paying(Next next, int cards, int questions, int challenges) {

    enum Next {
        PAY,
        SOLVE,
        ASK,
        OVER
    }

    private static final String ATTRIBUTE = "onsale.paying";
    private static final String KEY = "payKey";

    static Session begin(Session session) {
        return new Paying(Next.PAY, 0, 0, 0).withNextCard(session);
    }

    static Paying of(Session session) {
        Paying paying = session.get(ATTRIBUTE);
        if (paying == null) {
            throw new IllegalStateException("no payment is under way");
        }
        return paying;
    }

    static boolean isNext(Session session, Next step) {
        return of(session).next() == step;
    }

    Session then(Session session, Next step) {
        return session.set(ATTRIBUTE, new Paying(step, cards, questions, challenges));
    }

    Session asked(Session session, Next step) {
        return session.set(ATTRIBUTE, new Paying(step, cards, questions + 1, challenges));
    }

    Session challenged(Session session) {
        return session.set(ATTRIBUTE, new Paying(Next.SOLVE, cards, questions, challenges + 1));
    }

    /** Another card is another payment and needs a key of its own; whatever else is repeated keeps its key. */
    Session withNextCard(Session session) {
        String key = session.getString("visit") + "-" + (cards + 1);
        return session.set(ATTRIBUTE, new Paying(Next.PAY, cards + 1, questions, 0))
                .set(KEY, key);
    }
}
