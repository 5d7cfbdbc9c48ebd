package computerdatabase;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.ChainBuilder;

/** A helper class, as simulations have them beside them. */
final class Pages {

    static final String COMPANY = "37";

    private Pages() {}

    static ChainBuilder browse(int pages) {
        return repeat(pages, "page")
                .on(exec(http("Page #{page}").get("/computers?p=#{page}")).pause(java.time.Duration.ofMillis(10)));
    }
}
