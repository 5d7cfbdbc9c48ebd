package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Weighted;
import java.util.Map;

/** Visitors whose URLs tell a scripted server how their journeys shall end: {@code /fate/visitor/page}. */
final class FatedOnSale extends OnSale {

    /** What happens to a fan by fate. */
    static final Map<String, Outcome> FATES = Map.ofEntries(
            Map.entry("buys", Outcome.BOUGHT),
            Map.entry("comes-too-late", Outcome.SOLD_OUT),
            Map.entry("loses-seats", Outcome.SEAT_LOST),
            Map.entry("hold-lapses", Outcome.SEAT_LOST),
            Map.entry("has-no-money", Outcome.DECLINED),
            Map.entry("is-refused", Outcome.REFUSED),
            Map.entry("meets-a-bug", Outcome.ERROR),
            Map.entry("pays-into-silence", Outcome.UNKNOWN),
            Map.entry("waits-for-ever", Outcome.CUT_OFF));

    /** What happens to each of the other kinds. */
    static final Map<String, Outcome> OTHER_KINDS =
            Map.of("walker", Outcome.ABANDONED, "hasty", Outcome.GAVE_UP, "reader", Outcome.DONE);

    private static final long FOR_EVER_MS = 60_000;

    {
        visitors("fan")
                .having("fate", fates())
                .buying(Weighted.weighted(1, 1).or(2, 1).or(3, 1))
                .having("card", Weighted.weighted("visa", 1).or("amex", 1))
                .doing(
                        browse(http("browse").get("/#{fate}/#{visitor}/event")).thinking(ofMillis(20), ofMillis(200)),
                        pickSeats(http("hold").post("/#{fate}/#{visitor}/holds").body(StringBody("#{party}")))
                                .seatTakenOn(409, tryingElsewhere(2, Delay.fixed(ofMillis(10))))
                                .soldOutOn(410),
                        checkout(http("checkout").post("/#{fate}/#{visitor}/orders"))
                                .endingOn(403, Outcome.REFUSED),
                        pay(http("pay").post("/#{fate}/#{visitor}/payments").body(StringBody("#{card}")))
                                .declinedOn(402)
                                .seatLostOn(409));
        visitors("walker")
                .doing(browse(http("browse").get("/any/#{visitor}/event")).abandoning(1));
        visitors("hasty")
                .patience(Delay.fixed(ofMillis(200)))
                .doing(browse(http("browse").get("/any/#{visitor}/event")).thinking(Delay.fixed(ofSeconds(30))));
        visitors("reader").doing(browse(http("browse").get("/any/#{visitor}/event")));
    }

    private static Weighted<String> fates() {
        return FATES.keySet().stream()
                .sorted()
                .map(fate -> Weighted.weighted(fate, 1))
                .reduce((all, one) -> all.or(one.values().get(0), 1))
                .orElseThrow();
    }

    static Answer answer(Received request) {
        return switch (fate(request) + " " + page(request)) {
            case "comes-too-late holds" -> Answer.of(410);
            case "loses-seats holds", "hold-lapses payments" -> Answer.of(409);
            case "has-no-money payments" -> Answer.of(402);
            case "is-refused orders" -> Answer.of(403);
            case "meets-a-bug orders" -> Answer.of(500);
            case "pays-into-silence payments" -> Answer.silence();
            case "waits-for-ever event" -> Answer.of(200).after(FOR_EVER_MS);
            default -> Answer.of(200);
        };
    }

    static String fate(Received request) {
        return request.path().split("/")[1];
    }

    static long visitor(Received request) {
        return Long.parseLong(request.path().split("/")[2]);
    }

    static String page(Received request) {
        return request.path().split("/")[3];
    }
}
