package dev.onsale.scenario;

import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.Set;

/**
 * A visitor's progress in looking for seats.
 *
 * @param next what to do now
 * @param tries since it was last sold out
 * @param wish in [0, 1): which seats this visitor wants, the same throughout
 * @param lost seats that others had
 * @param chosen the requested seats, as far as the visitor chose them
 * @param holds that have lapsed
 */
record SeatSearchState(Next next, int tries, double wish, Set<String> lost, List<String> chosen, int holds) {

    enum Next {
        TRY,
        BACK_OFF,
        COME_BACK,
        HELD
    }

    private static final String ATTRIBUTE = "onsale.search";

    static SeatSearchState begun(double wish) {
        return new SeatSearchState(Next.TRY, 0, wish, Set.of(), List.of(), 0);
    }

    static SeatSearchState of(Session session) {
        SeatSearchState search = session.get(ATTRIBUTE);
        if (search == null) {
            throw new IllegalStateException("no search for seats is under way");
        }
        return search;
    }

    Session in(Session session) {
        return session.set(ATTRIBUTE, this);
    }

    SeatSearchState tried(List<String> seats) {
        return new SeatSearchState(next, tries + 1, wish, lost, seats, holds);
    }

    SeatSearchState beaten() {
        return new SeatSearchState(Next.BACK_OFF, tries, wish, Seats.and(lost, chosen), List.of(), holds);
    }

    SeatSearchState leftEmpty() {
        return new SeatSearchState(Next.COME_BACK, tries, wish, lost, List.of(), holds);
    }

    SeatSearchState again() {
        return new SeatSearchState(Next.TRY, tries, wish, lost, List.of(), holds);
    }

    /** Seats come back, so those lost before are worth another attempt. */
    SeatSearchState afresh() {
        return new SeatSearchState(Next.TRY, 0, wish, Set.of(), List.of(), holds);
    }

    SeatSearchState held() {
        return new SeatSearchState(Next.HELD, tries, wish, lost, chosen, holds);
    }

    SeatSearchState lapsed() {
        return new SeatSearchState(Next.TRY, 0, wish, Set.of(), List.of(), holds + 1);
    }
}
