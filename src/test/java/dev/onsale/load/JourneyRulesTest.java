package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.forever;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Delay;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Pay;
import dev.onsale.scenario.PickSeats;
import dev.onsale.scenario.SeatMapPage;
import dev.onsale.scenario.Step;
import dev.onsale.scenario.WaitInQueue;
import dev.onsale.scenario.WaitingRoom;
import io.gatling.javaapi.core.exec.Executable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Journeys that cannot be: refused when the scenario is built, by word, file and line. */
class JourneyRulesTest {

    /** The author's words, each on a line of its own. */
    private static final class Author extends OnSale {
        static WaitInQueue queue() {
            return waitInQueue()
                    .join(http("join").post("/queue"))
                    .poll(http("place").get("/queue"))
                    .until("token");
        }

        static Step page() {
            return browse(http("browse").get("/event"));
        }

        static Step named(String step, String url) {
            return browse(http(step).get(url));
        }

        static PickSeats seats() {
            return pickSeats(http("hold").post("/holds"));
        }

        static SeatMapPage map() {
            return seatMap(http("hold").get("/map"));
        }

        static Executable order() {
            return checkout(http("checkout").post("/orders"));
        }

        static Pay payment() {
            return pay(http("pay").post("/payments"));
        }

        static Executable again(Duration every, Duration lasting) {
            return repeating(page()).every(every).lasting(lasting);
        }

        static WaitingRoom.Unjoined parts() {
            return waitInQueue();
        }

        private Author(Delay patience, Executable... journey) {
            visitors("fan").patience(patience).doing(journey);
        }
    }

    private static final class Lonely extends OnSale {
        static final int LINE = new Throwable().getStackTrace()[0].getLineNumber();

        {
            visitors("fan").doing(pay(http("pay").post("/payments")));
        }
    }

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void aPurchaseInItsOrderIsAccepted() {
        assertThatCode(() -> build(
                        Author.queue(), Author.page(), Author.seats(), Author.order(), Author.page(), Author.payment()))
                .doesNotThrowAnyException();
    }

    @Test
    void aMistakeNamesTheWordItsFileAndItsLine() {
        assertThat(refused(new Lonely()))
                .hasMessage("JourneyRulesTest.java:" + (Lonely.LINE + 3) + ": pay(…) comes before anything is held");
    }

    @Test
    void wordsInAnOrderInWhichNobodyBuysAreRefused() {
        assertRefused("checkout(…) comes before anything is held", Author.order());
        assertRefused("pay(…) comes before anything is held", Author.page(), Author.payment());
        assertRefused("pickSeats(…) comes after checkout(…)", Author.seats(), Author.order(), Author.seats());
        assertRefused("waitInQueue(…) is the second of its kind", Author.queue(), Author.page(), Author.queue());
        assertRefused(
                "pay(…) ends the journey, and browse(…) at JourneyRulesTest.java:",
                Author.seats(),
                Author.payment(),
                Author.page());
        assertRefused(
                "pay(…) ends the journey, and a Gatling chain comes after it",
                Author.seats(),
                Author.payment(),
                exec(session -> session));
    }

    @Test
    void aPlainChainMayHaveDoneWhatIsMissing() {
        assertThatCode(() -> build(exec(http("own hold").post("/holds")), Author.order(), Author.payment()))
                .doesNotThrowAnyException();
    }

    @Test
    void whatMightNeverEndIsRefused() {
        assertRefused(
                "waitInQueue(…) polls every 0 ms, without pausing",
                Author.parts()
                        .join(http("join").post("/queue"))
                        .poll(http("place").get("/queue"))
                        .every(Duration.ZERO)
                        .until("token"));
        assertRefused("repeating(…) without every(…) above 0", Author.again(Duration.ZERO, ofMinutes(1)));
        assertRefused("repeating(…) without lasting(…) above 0", Author.again(ofSeconds(1), Duration.ZERO));
    }

    @Test
    void anyGatlingLoopIsAcceptedForPatienceEndsIt() {
        assertThatCode(() -> build(
                        forever().on(exec(http("page").get("/event")).exitHereIfFailed()),
                        asLongAs(session -> true).on(exec(http("page").get("/event"))),
                        during(10).on(forever().on(exec(http("page").get("/event")))),
                        exitBlockOnFail().on(forever().on(exec(http("page").get("/event")))),
                        forever().on(Author.page())))
                .doesNotThrowAnyException();
    }

    @Test
    void oneNameForTwoRequestsIsRefusedWithBothPlaces() {
        assertRefused(
                "browse(…) calls GET /other/#{visitor} 'hold', which is POST /holds in pickSeats(…) at"
                        + " JourneyRulesTest.java:",
                Author.seats(),
                Author.named("hold", "/other/#{visitor}"));
        assertRefused("calls GET /a 'browse', which is GET /event", Author.page(), Author.named("browse", "/a"));
        assertRefused(
                "calls GET /#{event}/a 'x', which is GET /#{event}/b",
                Author.named("x", "/#{event}/b"),
                Author.named("x", "/#{event}/a"));
        assertRefused(
                "calls GET /queue 'join', which is POST /queue",
                Author.parts()
                        .join(http("join").post("/queue"))
                        .poll(http("join").get("/queue"))
                        .until("token"));
        assertRefused(
                "calls GET /map 'hold', which is POST /holds", Author.seats().lookingAt(Author.map()));
    }

    @Test
    void oneRequestMayBeSentFromManyPlaces() {
        assertThatCode(() -> build(
                        Author.page(),
                        Author.page(),
                        Author.named("x", "/#{event}/#{visitor}?a=#{party}"),
                        Author.named("x", "/#{event}/#{visitor}?a=#{party}")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {8L * 24 * 60, 500L * 365 * 24 * 60, Long.MAX_VALUE / 60})
    void aPatienceThatBoundsNothingIsRefused(long minutes) {
        BadInputException refused = refused(new Author(Delay.fixed(ofMinutes(minutes)), Author.page()));
        assertThat(refused).hasMessageContaining("visitors(\"fan\")").hasMessageContaining("patience");
        assertThat(refused.hint()).contains("atMost");
        assertThat(refused(new Author(Delay.exponential(ofMinutes(minutes)), Author.page())))
                .hasMessageContaining("never end");
    }

    @Test
    void anExponentialPatienceEndsEvenWithoutALongest() {
        assertThatCode(() -> estimate(new Author(Delay.exponential(ofMinutes(8)), Author.page())))
                .doesNotThrowAnyException();
    }

    private static void assertRefused(String message, Executable... journey) {
        BadInputException refused = refused(new Author(Delay.fixed(ofMinutes(1)), journey));
        assertThat(refused.getMessage()).contains(message).startsWith("JourneyRulesTest.java:");
        assertThat(refused.hint()).isNotBlank();
    }

    private static BadInputException refused(OnSale onSale) {
        BadInputException refused = catchThrowableOfType(BadInputException.class, () -> estimate(onSale));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static void build(Executable... journey) {
        estimate(new Author(Delay.fixed(ofMinutes(1)), journey));
    }

    private static void estimate(OnSale onSale) {
        onSale.estimate(
                Orders.of(URI.create("http://127.0.0.1:1"), Path.of("reports")).plan());
    }
}
