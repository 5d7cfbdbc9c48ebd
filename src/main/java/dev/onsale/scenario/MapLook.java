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
 * How a visitor chooses seats before each attempt to hold some.
 *
 * @param page the seat map's request as its author wrote it, {@code null} if there is no map
 * @param request the same with the rules of its visitors
 * @param mapping where the map lists free seats
 * @param study how long people look at it
 * @param wishes what they want; {@code null} if the shop chooses
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

    /** Why the last map could not be read; {@code null} if it could, or if the shop chooses. */
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

    /** Chooses on the last map; {@code null} if the shop chooses. */
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

    /** The map is no longer needed; thousands of waiting sessions must not keep theirs. */
    static Session forgotten(Session session) {
        return session.remove(MAP);
    }

    static int party(Session session) {
        return session.contains("party") ? session.getInt("party") : 1;
    }
}
