package dev.onsale.examples;

import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.PickSeats;

/**
 * Kinds of visitor ready made: who they are, how long they stay, how many tickets they want and what they do over and
 * over, with the sources of each figure in its Javadoc. The requests stay yours, since they are your shop's; and the same
 * word serves several kinds, for it is the kind that decides whether a hold is paid for or left to lapse. What is said
 * after the ready-made replaces it: these bots take four seats, and two holds instead of three.
 */
public final class ReadyMade extends OnSale {
    {
        bot().buying(weighted(4, 1)).lettingHoldsLapse(2).doing(seats());

        fan().doing(seats(), pay(http("pay").post("/payments")));

        refresher(http("reload").get("/events/#{event}"))
                .doing(seats(), pay(http("pay").post("/payments")));

        clerk().doing(sellInPerson(http("sell").post("/box-office/sales")));

        backOffice().doing(report(http("occupancy").get("/back-office/occupancy")));

        apiPartner().doing(poll(http("availability").get("/api/events/#{event}/availability")));
    }

    private static PickSeats seats() {
        return pickSeats(http("hold")
                .post("/events/#{event}/holds")
                .body(StringBody("{\"party\":#{party}}"))
                .asJson());
    }
}
