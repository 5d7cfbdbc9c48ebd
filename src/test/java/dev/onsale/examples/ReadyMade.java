package dev.onsale.examples;

import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.PickSeats;

/**
 * Ready-made kinds of visitor: who they are, how long they stay, how many tickets they want and what they repeat,
 * with the source of each figure in its Javadoc. The requests are yours, because they are your shop's. The same word
 * serves several kinds: the kind decides whether a hold is paid or left to lapse. Later settings replace the
 * ready-made ones: these bots take four seats, and two holds instead of three.
 */
public final class ReadyMade extends OnSale {
    {
        bot().buying(weighted(4, 1)).lettingHoldsLapse(2).doing(seats());

        fan().doing(seats(), pay(http("pay").post("/payments")));

        refresher(http("reload").get("/events/#{event}"))
                .doing(seats(), pay(http("pay").post("/payments")));

        clerk().doing(sellInPerson(http("sell").post("/box-office/sales")));

        backOffice().doing(report(http("occupancy").get("/back-office/occupancy")));

        apiPartner().doing(watch(http("availability").get("/api/events/#{event}/availability")));
    }

    private static PickSeats seats() {
        return pickSeats(postJson("hold", "/events/#{event}/holds", "party"));
    }
}
