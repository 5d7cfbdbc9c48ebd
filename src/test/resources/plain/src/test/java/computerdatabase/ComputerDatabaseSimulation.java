package computerdatabase;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;
import io.gatling.javaapi.http.*;
import java.time.Duration;

/** Written as Gatling's own Java demo projects are, for Gatling and for nobody else. */
public class ComputerDatabaseSimulation extends Simulation {

    private static final int VISITORS = Integer.getInteger("visitors", 20);

    private static final FeederBuilder<String> feeder = csv("search.csv").random();

    private static final ChainBuilder search = exec(http("Home").get("/"))
            .pause(Duration.ofMillis(20))
            .feed(feeder)
            .exec(http("Search")
                    .get("/computers?f=#{searchCriterion}")
                    .check(regex("href=\"([^\"]+)\">#{searchComputerName}<").saveAs("computerUrl")))
            .pause(Duration.ofMillis(10), Duration.ofMillis(30))
            .exec(http("Select").get("#{computerUrl}").check(status().is(200)));

    private static final ChainBuilder edit = tryMax(2)
            .on(exec(http("Form").get("/computers/new"))
                    .pause(Duration.ofMillis(10))
                    .exec(http("Post")
                            .post("/computers")
                            .formParam("name", "Beautiful Computer")
                            .formParam("company", "#{companyId}")
                            .check(status().is(200))))
            .exitHereIfFailed();

    private static final HttpProtocolBuilder httpProtocol = http.baseUrl("https://computer-database.gatling.io")
            .acceptHeader("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
            .acceptLanguageHeader("en-US,en;q=0.5")
            .userAgentHeader("Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/119.0");

    private static final ScenarioBuilder users = scenario("Users").exec(search, Pages.browse(3));
    private static final ScenarioBuilder admins = scenario("Admins")
            .exec(session -> session.set("companyId", Pages.COMPANY))
            .exec(search, edit);

    {
        setUp(users.injectOpen(rampUsers(VISITORS).during(2)), admins.injectOpen(nothingFor(1), atOnceUsers(5)))
                .assertions(
                        global().responseTime().max().lt(20_000),
                        global().successfulRequests().percent().gt(80.0),
                        details("Search").responseTime().percentile(95.0).lt(10_000),
                        forAll().failedRequests().percent().lte(70.0))
                .protocols(httpProtocol);
    }
}
