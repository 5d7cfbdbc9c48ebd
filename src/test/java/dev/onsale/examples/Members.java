package dev.onsale.examples;

import static dev.onsale.scenario.Answer.header;
import static dev.onsale.scenario.Answer.jsonPath;
import static dev.onsale.scenario.Answer.status;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.onsale.plan.Outcome;
import dev.onsale.scenario.OnSale;

/**
 * Accounts and answers. The plan's accounts: file gives each visitor a row of its own, whose columns are in the
 * session, so that no two log in as one. Many shops answer every refusal alike; what it means stands in the body or in
 * a header. Whoever is refused for a limit is refused, and the shop has done its work.
 */
public final class Members extends OnSale {
    {
        visitors("member")
                .doing(
                        browse(http("log-in").post("/log-in").body(StringBody("#{email} #{password}")))
                                .endingOn(header("Account", "locked"), Outcome.REFUSED),
                        pickSeats(http("hold").post("/events/#{event}/holds"))
                                .refusedOn(status(422).and(jsonPath("$.error", "limit")))
                                .soldOutOn(status(422).and(jsonPath("$.error", "sold out"))));
    }
}
