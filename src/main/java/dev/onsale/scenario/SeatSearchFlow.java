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

/** What {@link PickSeats} sends, and what it does with the responses. */
final class SeatSearchFlow {

    private static final String HELD_UNTIL = "onsale.heldUntil";
    private static final String RELEASES = "onsale.releases";

    private static final String ABSENCE_MS = "onsale.absenceMs";

    /** Looks at maps that showed too few seats, so that nothing was requested from the shop. */
    private static final String NOT_ASKED = "onsale.notAsked";

    private final Request hold;
    private final MapLook look;
    private final TicketChoice choice;
    private final Contention contention;
    private final HoldRules rules;

    SeatSearchFlow(SeatSearch search) {
        this.hold = search.hold();
        this.look = search.look();
        this.choice = search.choice();
        this.contention = search.contention();
        this.rules = search.rules();
    }

    ChainBuilder chain() {
        ChainBuilder begin = exec(session -> SeatSearchState.begun(
                        look.wishes() == null ? 0 : Visit.of(session).chance("seat preference"))
                .in(choice.decided(session)));
        ChainBuilder until =
                begin.exec(asLongAs(session -> SeatSearchState.of(session).next() != SeatSearchState.Next.HELD)
                        .on(attempt()));
        return rules.lapses() > 0 ? until : until.exec(afterwards());
    }

    private ChainBuilder attempt() {
        ChainBuilder ask = look.wishes() == null
                ? hold.send()
                : exec(doIf(session -> !session.contains(NOT_ASKED)).then(hold.send()));
        ChainBuilder attempt = exec(look.chain())
                .exec(this::choose)
                .exec(ended())
                .exec(ask)
                .exec(this::judge)
                .exec(ended())
                .exec(doIf(session -> SeatSearchState.of(session).next() == SeatSearchState.Next.BACK_OFF)
                        .then(pauseThenTry(
                                session -> Visit.of(session).draw(contention.waitsElsewhere(), "back off"))));
        if (contention.absence() != null) {
            attempt = attempt.exec(doIf(session -> SeatSearchState.of(session).next() == SeatSearchState.Next.COME_BACK)
                    .then(pauseThenTry(session -> Duration.ofMillis(session.getLong(ABSENCE_MS)))));
        }
        return rules.lapses() > 0
                ? attempt.exec(doIf(session -> SeatSearchState.of(session).next() == SeatSearchState.Next.HELD)
                        .then(lapse()))
                : attempt;
    }

    private Session choose(Session session) {
        SeatSearchState search = SeatSearchState.of(session);
        Visit visit = Visit.of(session);
        String mistake = look.mistake(session);
        if (mistake != null) {
            visit.end(Outcome.ERROR, mistake);
            return MapLook.forgotten(session);
        }
        Seats.Choice found = look.choose(session, search);
        if (found == null) {
            return search.tried(List.of()).in(session);
        }
        Session looked = MapLook.forgotten(session).remove(NOT_ASKED);
        return switch (found.found()) {
            case SEATS -> search.tried(found.names()).in(looked.set("seats", new ChosenSeats(found.names())));
            case TOO_FEW -> search.tried(List.of()).in(looked.set(NOT_ASKED, true));
            case NONE_TOGETHER -> {
                visit.end(Outcome.ABANDONED, "no " + MapLook.party(session) + " seats together");
                yield looked;
            }
        };
    }

    private Session judge(Session session) {
        SeatSearchState search = SeatSearchState.of(session);
        Visit visit = Visit.of(session);
        if (session.contains(NOT_ASKED)) {
            return nothingLeft(session, "the seat map shows too few free seats");
        }
        if (Contention.anyOf(contention.taken(), visit)) {
            if (search.tries() > contention.triesElsewhere()) {
                visit.end(Outcome.SEAT_LOST, null);
            }
            return search.beaten().in(session);
        }
        if (Contention.anyOf(contention.soldOut(), visit)) {
            return nothingLeft(session, null);
        }
        OptionalLong endsMs = rules.endsMs(session);
        Session held = search.held().in(session);
        return endsMs.isPresent() ? held.set(HELD_UNTIL, endsMs.getAsLong()) : held.remove(HELD_UNTIL);
    }

    /** A visitor whose patience would end before coming back need not wait for that: there was nothing left. */
    private Session nothingLeft(Session session, @Nullable String detail) {
        Visit visit = Visit.of(session);
        Delay absence = contention.absence();
        Session leftEmpty = SeatSearchState.of(session).leftEmpty().in(session);
        if (absence != null && visit.chance("come back") < contention.returning()) {
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
                    SeatSearchState search = SeatSearchState.of(session);
                    return (search.next() == SeatSearchState.Next.COME_BACK ? search.afresh() : search.again())
                            .in(session);
                })
                .exec(ended());
    }

    /** Waits until the hold has lapsed; then the next one, or the end. */
    private ChainBuilder lapse() {
        return exec(session -> {
                    if (!session.contains(HELD_UNTIL)) {
                        Visit.of(session)
                                .end(
                                        Outcome.ERROR,
                                        "the duration of a hold is unknown: neither the shop nor the plan sets it");
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
                    SeatSearchState search = SeatSearchState.of(session).lapsed();
                    Visit visit = Visit.of(session);
                    if (search.holds() >= rules.lapses()) {
                        visit.end(Outcome.ABANDONED, "let " + search.holds() + " hold(s) lapse");
                    }
                    visit.giveUpIfImpatient();
                    return search.in(session);
                })
                .exec(ended());
    }

    private ChainBuilder afterwards() {
        String step = hold.step();
        Delay think = rules.think();
        ChainBuilder decide = exec(session -> decide(session, step)).exec(ended());
        ChainBuilder thought = think == null
                ? decide
                : pause(session -> Visit.of(session).thinking(think, step)).exec(decide);
        Release release = rules.release();
        return release == null
                ? thought
                : thought.exec(doIf(session -> session.contains(RELEASES))
                        .then(exec(release.request().send())
                                .exec(session -> {
                                    Visit.of(session).end(Outcome.ABANDONED, null);
                                    return session;
                                })
                                .exec(ended())));
    }

    private Session decide(Session session, String step) {
        Visit visit = Visit.of(session);
        visit.giveUpIfImpatient();
        Release release = rules.release();
        if (rules.abandonShare() > 0 && visit.chance("abandon " + step) < rules.abandonShare()) {
            if (release != null && visit.chance("release " + step) < release.share()) {
                return session.set(RELEASES, true);
            }
            visit.end(Outcome.ABANDONED, null);
        }
        if (rules.expiry() != null && session.contains(HELD_UNTIL) && !visit.isBefore(session.getLong(HELD_UNTIL))) {
            visit.end(Outcome.SEAT_LOST, "the hold lapsed while its holder was thinking");
        }
        return session;
    }

    private static ChainBuilder ended() {
        return exec(exitHereIf(session -> Visit.of(session).hasEnded()));
    }
}
