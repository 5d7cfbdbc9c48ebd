package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;

/**
 * The live seat map that people look at before each attempt to hold seats: how long they study it, and what they choose
 * on it. Unless they choose, the shop does.
 *
 * <pre>{@code
 * seatMap(http("seat-map").get("/events/#{event}/seats"))
 *     .reading(SeatMap.rows("$.rows[*]", "seats"))
 *     .studying(ofSeconds(10), ofSeconds(15))
 *     .choosing(weighted(Seats.bestAvailable(), 75).or(Seats.anywhere(), 25))
 * }</pre>
 */
public final class SeatMapPage {

    private final MapLook look;

    private SeatMapPage(MapLook look) {
        this.look = look;
    }

    static SeatMapPage of(HttpRequestActionBuilder map) {
        return new SeatMapPage(MapLook.NOWHERE.at(map));
    }

    /**
     * Where the map lists free seats; default: as in the practice box office. A map with another structure is an {@code
     * error}, never {@code sold-out}.
     *
     * <p>{@code seatMap(http("seat-map").get("/seats")).reading(SeatMap.rows("$.rows[*]", "free"))}
     */
    public SeatMapPage reading(SeatMap mapping) {
        return new SeatMapPage(look.reading(mapping));
    }

    /**
     * How long people study the map, in the sale clock.
     *
     * <p>{@code seatMap(http("seat-map").get("/seats")).studying(ofSeconds(10), ofSeconds(15))}
     */
    public SeatMapPage studying(Duration least, Duration most) {
        return studying(Delay.between(least, most));
    }

    /** The same, with any distribution. */
    public SeatMapPage studying(Delay time) {
        return new SeatMapPage(look.studying(time));
    }

    /**
     * They choose seats on the map: in the session as {@code seats}, which becomes a JSON list when inserted into a
     * text.
     *
     * <p>{@code seatMap(http("seat-map").get("/seats")).choosing(Seats.bestAvailable())}
     */
    public SeatMapPage choosing(Seats wish) {
        return choosing(Weighted.weighted(wish, 1));
    }

    /** The same, with several wishes; drawn once per visitor. */
    public SeatMapPage choosing(Weighted<Seats> wishes) {
        return new SeatMapPage(look.wishing(wishes));
    }

    MapLook look() {
        return look;
    }
}
