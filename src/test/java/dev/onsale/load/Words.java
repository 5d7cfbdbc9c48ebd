package dev.onsale.load;

import dev.onsale.plan.Delay;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Page;
import dev.onsale.scenario.Pay;
import dev.onsale.scenario.PickSeats;
import dev.onsale.scenario.WaitInQueue;
import io.gatling.javaapi.core.exec.Executable;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;

/** The words are for scenarios only: this one lends them out, and makes on-sales of one kind, the fan. */
abstract class Words extends OnSale {

    private static final class Fans extends OnSale {
        Fans(Duration patience, Executable... journey) {
            visitors("fan").patience(Delay.fixed(patience)).doing(journey);
        }
    }

    static OnSale fans(Executable... journey) {
        return new Fans(Duration.ofMillis(1_500), journey);
    }

    static WaitInQueue queue() {
        return waitInQueue();
    }

    static Page page(HttpRequestActionBuilder request) {
        return browse(request);
    }

    static PickSeats seats(HttpRequestActionBuilder hold) {
        return pickSeats(hold);
    }

    static Pay payment(HttpRequestActionBuilder request) {
        return pay(request);
    }
}
