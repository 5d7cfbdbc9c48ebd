package dev.onsale.load;

import dev.onsale.plan.Delay;
import dev.onsale.scenario.AnotherCard;
import dev.onsale.scenario.Challenge;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.OrderStatus;
import dev.onsale.scenario.Pay;
import dev.onsale.scenario.PickSeats;
import dev.onsale.scenario.Release;
import dev.onsale.scenario.SeatMapPage;
import dev.onsale.scenario.Step;
import dev.onsale.scenario.TryElsewhere;
import dev.onsale.scenario.WaitingRoom;
import dev.onsale.scenario.Weighted;
import io.gatling.javaapi.core.exec.Executable;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;

/** The words are for scenarios only: this one lends them out, and makes on-sales of one kind, the fan. */
abstract class LentWords extends OnSale {

    private static final class Fans extends OnSale {
        Fans(Duration patience, Executable... journey) {
            visitors("fan").patience(Delay.fixed(patience)).doing(journey);
        }
    }

    static OnSale fans(Executable... journey) {
        return new Fans(Duration.ofMillis(1_500), journey);
    }

    static WaitingRoom.Unjoined queue() {
        return waitInQueue();
    }

    static Step page(HttpRequestActionBuilder request) {
        return browse(request);
    }

    static PickSeats seats(HttpRequestActionBuilder hold) {
        return pickSeats(hold);
    }

    static SeatMapPage map(HttpRequestActionBuilder request) {
        return seatMap(request);
    }

    static TryElsewhere elsewhere(int times, Delay waits) {
        return tryingElsewhere(times, waits);
    }

    static Release release(HttpRequestActionBuilder request) {
        return releasing(request);
    }

    static OrderStatus.Unread status(HttpRequestActionBuilder request) {
        return orderStatus(request);
    }

    static Challenge bank(HttpRequestActionBuilder solution) {
        return challenge(solution);
    }

    static AnotherCard card(double share, Weighted<?> cards) {
        return anotherCard(share, cards);
    }

    static Pay payment(HttpRequestActionBuilder request) {
        return pay(request);
    }
}
