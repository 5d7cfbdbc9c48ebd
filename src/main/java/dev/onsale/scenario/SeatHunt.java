package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@link PickSeats} sends, and what it makes of the answers. */
record SeatHunt(Request hold, Looking looking, Buying buying, Contest contest, Holding holding) {

    private static final String HELD_UNTIL = "onsale.heldUntil";
    private static final String RELEASES = "onsale.releases";

    private static final String ABSENCE_MS = "onsale.absenceMs";

    /** Looks of which the map showed too little, so that nothing was asked of the shop. */
    private static final String NOT_ASKED = "onsale.notAsked";

    /** @throws dev.onsale.plan.BadInputException if it lacks what it needs */
    void requireWhole(Origin origin) {
        if (looking.wishesWithoutLooking()) {
            throw origin.mistake(
                    "chooses seats on no map", "say .lookingAt(http(\"seat-map\").get(\"/events/#{event}/seats\"))");
        }
        if (contest.retries() > 0 && contest.taken().isEmpty()) {
            throw origin.mistake("retries, but knows no answer that says taken", "say .seatTakenOn(409)");
        }
        if (contest.absence() != null && contest.soldOut().isEmpty() && looking.wishes() == null) {
            throw origin.mistake("comes back, but knows no answer that says sold out", "say .soldOutOn(410)");
        }
        if (holding.release() != null && holding.abandonShare() == 0) {
            throw origin.mistake("releases what nobody abandons", "say .abandoning(0.35)");
        }
    }

    ChainBuilder chain() {
        ChainBuilder begin = exec(session -> Search.begun(
                        looking.wishes() == null ? 0 : Visit.of(session).chance("seat preference"))
                .in(buying.decided(session)));
        ChainBuilder until = begin.exec(asLongAs(session -> Search.of(session).next() != Search.Next.HELD)
                .on(attempt()));
        return holding.lapses() > 0 ? until : until.exec(afterwards());
    }

    private ChainBuilder attempt() {
        ChainBuilder ask = looking.wishes() == null
                ? hold.send()
                : exec(doIf(session -> !session.contains(NOT_ASKED)).then(hold.send()));
        ChainBuilder attempt = exec(looking.chain())
                .exec(this::choose)
                .exec(ended())
                .exec(ask)
                .exec(this::judge)
                .exec(ended())
                .exec(doIf(session -> Search.of(session).next() == Search.Next.BACK_OFF)
                        .then(pauseThenTry(session -> Visit.of(session).draw(contest.backOff(), "back off"))));
        if (contest.absence() != null) {
            attempt = attempt.exec(doIf(session -> Search.of(session).next() == Search.Next.COME_BACK)
                    .then(pauseThenTry(session -> Duration.ofMillis(session.getLong(ABSENCE_MS)))));
        }
        return holding.lapses() > 0
                ? attempt.exec(doIf(session -> Search.of(session).next() == Search.Next.HELD)
                        .then(lapse()))
                : attempt;
    }

    private Session choose(Session session) {
        Search search = Search.of(session);
        Visit visit = Visit.of(session);
        String mistake = looking.mistake(session);
        if (mistake != null) {
            visit.end(Outcome.ERROR, mistake);
            return Looking.forgotten(session);
        }
        Seats.Choice choice = looking.choose(session, search);
        if (choice == null) {
            return search.tried(List.of()).in(session);
        }
        Session looked = Looking.forgotten(session).remove(NOT_ASKED);
        return switch (choice.found()) {
            case SEATS -> search.tried(choice.names()).in(looked.set("seats", Seats.json(choice.names())));
            case TOO_FEW -> search.tried(List.of()).in(looked.set(NOT_ASKED, true));
            case NONE_TOGETHER -> {
                visit.end(Outcome.ABANDONED, "no " + Looking.party(session) + " seats together");
                yield looked;
            }
        };
    }

    private Session judge(Session session) {
        Search search = Search.of(session);
        Visit visit = Visit.of(session);
        if (session.contains(NOT_ASKED)) {
            return nothingLeft(session, "the seat map shows too few free seats");
        }
        if (Contest.anyOf(contest.taken(), visit)) {
            if (search.tries() > contest.retries()) {
                visit.end(Outcome.SEAT_LOST, null);
            }
            return search.beaten().in(session);
        }
        if (Contest.anyOf(contest.soldOut(), visit)) {
            return nothingLeft(session, null);
        }
        OptionalLong endsMs = holding.endsMs(session);
        Session held = search.held().in(session);
        return endsMs.isPresent() ? held.set(HELD_UNTIL, endsMs.getAsLong()) : held.remove(HELD_UNTIL);
    }

    /** Whoever would run out of patience before coming back need not wait for it: there was nothing left. */
    private Session nothingLeft(Session session, @Nullable String detail) {
        Visit visit = Visit.of(session);
        Delay absence = contest.absence();
        Session leftEmpty = Search.of(session).leftEmpty().in(session);
        if (absence != null && visit.chance("come back") < contest.returning()) {
            long absenceMs = visit.draw(absence, "come back after").toMillis();
            if (absenceMs < visit.patienceLeftMs()) {
                return leftEmpty.set(ABSENCE_MS, absenceMs);
            }
        }
        visit.end(Outcome.SOLD_OUT, detail);
        return leftEmpty;
    }

    private static ChainBuilder pauseThenTry(Function<Session, Duration> time) {
        return pause(session -> Visit.of(session).pausing(time.apply(session)))
                .exec(session -> {
                    Visit.of(session).giveUpIfImpatient();
                    Search search = Search.of(session);
                    return (search.next() == Search.Next.COME_BACK ? search.afresh() : search.again()).in(session);
                })
                .exec(ended());
    }

    /** Waits until the hold is gone; then the next one, or the end. */
    private ChainBuilder lapse() {
        return exec(session -> {
                    if (!session.contains(HELD_UNTIL)) {
                        Visit.of(session)
                                .end(Outcome.ERROR, "nobody says how long a hold lasts: neither the shop nor the plan");
                    }
                    return session;
                })
                .exec(ended())
                .exec(pause(session -> {
                    Visit visit = Visit.of(session);
                    long leftMs = session.getLong(HELD_UNTIL) - visit.dueMs();
                    return visit.pausing(Duration.ofMillis(Math.max(0, leftMs)));
                }))
                .exec(session -> {
                    Search search = Search.of(session).lapsed();
                    Visit visit = Visit.of(session);
                    if (search.holds() >= holding.lapses()) {
                        visit.end(Outcome.ABANDONED, "let " + search.holds() + " hold(s) lapse");
                    }
                    visit.giveUpIfImpatient();
                    return search.in(session);
                })
                .exec(ended());
    }

    private ChainBuilder afterwards() {
        String step = hold.step();
        Delay think = holding.think();
        ChainBuilder decide = exec(session -> decide(session, step)).exec(ended());
        ChainBuilder thought = think == null
                ? decide
                : pause(session -> Visit.of(session).thinking(think, step)).exec(decide);
        Request release = holding.release();
        return release == null
                ? thought
                : thought.exec(doIf(session -> session.contains(RELEASES))
                        .then(exec(release.send())
                                .exec(session -> {
                                    Visit.of(session).end(Outcome.ABANDONED, null);
                                    return session;
                                })
                                .exec(ended())));
    }

    private Session decide(Session session, String step) {
        Visit visit = Visit.of(session);
        visit.giveUpIfImpatient();
        if (holding.abandonShare() > 0 && visit.chance("abandon " + step) < holding.abandonShare()) {
            if (holding.release() != null && visit.chance("release " + step) < holding.releaseShare()) {
                return session.set(RELEASES, true);
            }
            visit.end(Outcome.ABANDONED, null);
        }
        if (holding.expiry() != null && session.contains(HELD_UNTIL) && !visit.isBefore(session.getLong(HELD_UNTIL))) {
            visit.end(Outcome.SEAT_LOST, "the hold lapsed while its holder was thinking");
        }
        return session;
    }

    private static ChainBuilder ended() {
        return exec(exitHereIf(session -> Visit.of(session).hasEnded()));
    }
}
