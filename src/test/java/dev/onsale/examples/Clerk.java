package dev.onsale.examples;

import static dev.onsale.plan.Delay.between;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.OnSale;

/**
 * A separate channel fails separately: in October 2024 an in-person app was down for six hours while online sales
 * were fine (Spektrix). So clerks are a kind, with the fallback they were told to use. The refusing terminal is an
 * error of its step; the customer still bought.
 */
public final class Clerk extends OnSale {
    {
        visitors("clerk")
                .doing(
                        sellInPerson(http("sell").post("/box-office/sales"))
                                .serving(between(ofSeconds(20), ofSeconds(60)))
                                .payingByCardNumberOn(
                                        503, http("sell-by-number").post("/box-office/sales-by-number")),
                        print(http("print").post("/box-office/print")));
    }
}
