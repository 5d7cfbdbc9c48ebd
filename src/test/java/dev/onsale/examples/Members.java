package dev.onsale.examples;

import static dev.onsale.scenario.Answer.headerIs;
import static dev.onsale.scenario.Answer.refusal;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.onsale.scenario.OnSale;

/**
 * Accounts and refusals. The plan's accounts: file gives each visitor its own row, whose columns are in the session,
 * so that no two visitors log in as the same account. Many shops use one status for every refusal; the body or a
 * header says what it means. A visitor refused because of a limit ends as refused: the shop has worked correctly.
 */
public final class Members extends OnSale {
    {
        visitors("member")
                .doing(
                        step(http("log-in").post("/log-in").body(StringBody("#{email} #{password}")))
                                .refusedOn(headerIs("Account", "locked")),
                        pickSeats(http("hold").post("/events/#{event}/holds"))
                                .refusedOn(refusal(422, "$.error", "limit"))
                                .soldOutOn(refusal(422, "$.error", "sold out", "quota reached")));
    }
}
