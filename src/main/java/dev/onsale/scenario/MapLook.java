package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onsale.plan.Delay;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a visitor looks for seats before each try to hold some.
 *
 * @param page the seat map's request as its author wrote it, {@code null} if nobody looks
 * @param request the same with the rules of its visitors
 * @param mapping where the map says which seats are free
 * @param study how long people look at it
 * @param wishes what they want; {@code null} leaves the choice to the shop
 */
record MapLook(
        @Nullable HttpRequestActionBuilder page,
        UnaryOperator<Request> request,
        SeatMap mapping,
        @Nullable Delay study,
        @Nullable Weighted<Seats> wishes) {

    private static final String MAP = "onsale.seatMap";

    static final MapLook NOWHERE = new MapLook(null, UnaryOperator.identity(), SeatMap.PRACTICE, null, null);

    MapLook at(HttpRequestActionBuilder map) {
        return new MapLook(map, request, mapping, study, wishes);
    }

    MapLook reading(SeatMap other) {
        return new MapLook(page, request, other, study, wishes);
    }

    MapLook studying(Delay time) {
        return new MapLook(page, request, mapping, time, wishes);
    }

    MapLook wishing(Weighted<Seats> some) {
        return new MapLook(page, request, mapping, study, some);
    }

    MapLook sending(UnaryOperator<Request> change) {
        return new MapLook(page, asked -> change.apply(request.apply(asked)), mapping, study, wishes);
    }

    List<String> steps() {
        return page == null ? List.of() : List.of(Request.of(page).step());
    }

    ChainBuilder chain() {
        if (page == null) {
            return ChainBuilder.EMPTY;
        }
        Request look = request.apply(Request.of(wishes == null ? page : read(page)));
        return exec(look.send()).exec(Step.afterwards(look.step(), study, 0));
    }

    private HttpRequestActionBuilder read(HttpRequestActionBuilder map) {
        return map.check(mapping.savedAs(MAP))
                .checkIf(session -> MapReading.NOTHING.equals(session.get(MAP)))
                .then(mapping.nothingSavedAs(MAP));
    }

    /** Why the map just looked at is none; {@code null} if it was understood, or the choice is the shop's. */
    @Nullable
    String mistake(Session session) {
        if (wishes == null) {
            return null;
        }
        MapReading reading = session.contains(MAP) ? session.get(MAP) : null;
        return reading == null
                ? "no seat map in the answer, status "
                        + Visit.of(session).pending().status()
                : reading.mistake();
    }

    /** Chooses on the map just looked at; {@code null} if the choice is the shop's. */
    Seats.@Nullable Choice choose(Session session, SeatSearchState search) {
        if (wishes == null) {
            return null;
        }
        MapReading reading = session.get(MAP);
        List<FreeRow> rows = reading == null ? List.of() : reading.rows();
        Seats wish = wishes.at(search.wish());
        double chance = Visit.of(session).chance("seats");
        return wish.choose(rows, party(session), search.lost(), chance);
    }

    /** The map has served; a long wait in a session of thousands must not keep it. */
    static Session forgotten(Session session) {
        return session.remove(MAP);
    }

    static int party(Session session) {
        return session.contains("party") ? session.getInt("party") : 1;
    }
}
