package dev.onsale.load;

import static dev.onsale.scenario.Refreshing.whenSlowerThan;
import static dev.onsale.scenario.Retries.retries;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.Program;
import dev.onsale.gatling.Tap;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import dev.onsale.plan.Accounts;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Delay;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Shard;
import dev.onsale.record.Journey;
import dev.onsale.scenario.Behaviour;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Rehearsal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** One seed, one crowd: whatever the target answers, and however fast. */
class DrawsIT {

    private static final Map<String, Double> FANS = Map.of("fan", 1.0);

    private static final class Crowd extends OnSale {
        {
            visitors("fan")
                    .patience(Delay.exponential(ofSeconds(60)).atMost(ofSeconds(90)))
                    .buying(Behaviour.partySizes())
                    .having("card", weighted("visa", 1).or("amex", 1))
                    .refreshing(whenSlowerThan(ofMillis(800)).upTo(2))
                    .refreshingBeforeDoors(http("reload").get("/event"), ofSeconds(1))
                    .doing(
                            waitInQueue()
                                    .join(http("join").post("/queue"))
                                    .poll(http("place")
                                            .get("/queue")
                                            .check(jsonPath("$.token")
                                                    .optional()
                                                    .saveAs("token")))
                                    .every(ofMillis(500))
                                    .until("token"),
                            browse(http("browse").get("/event"))
                                    .thinking(ofMillis(200), ofSeconds(2))
                                    .abandoning(0.1)
                                    .retryingErrors(retries(2).backingOff(ofMillis(100), ofSeconds(1))),
                            pickSeats(http("hold").post("/holds"))
                                    .seatTakenOn(409, tryingElsewhere(3, Delay.between(ofMillis(100), ofSeconds(1))))
                                    .soldOutOn(410)
                                    .abandoning(0.2),
                            checkout(http("checkout").post("/orders")).thinking(ofMillis(100), ofSeconds(1)),
                            pay(http("pay").post("/payments")).declinedOn(402));
        }
    }

    /** Draws by (visitor, decision, occurrence). */
    private record Draws(Map<String, Double> shares, Set<String> outcomes) implements Rehearsal.Listener {
        Draws() {
            this(new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet());
        }

        @Override
        public void drawn(long visitor, String decision, int occurrence, double share) {
            Double before = shares.put(visitor + " " + decision + " " + occurrence, share);
            assertThat(before).as("each key is drawn once").isNull();
        }

        @Override
        public void ended(Journey journey) {
            outcomes.add(journey.visitor() + " " + journey.outcome());
        }

        @Override
        public void felt(String step, long feltMs, boolean ok) {}

        Set<String> decisions() {
            Set<String> decisions = new TreeSet<>();
            shares.keySet().forEach(key -> decisions.add(key.replaceAll("^\\d+ | \\d+$", "")));
            return decisions;
        }
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void oneSeedMakesTheSameDrawsWhateverTheTargetAnswersAndWhen(@ForAll long seed) {
        GatlingEngine.prepareDsl();
        Draws swift = draws(seed, FANS, Crowd::new, request -> Answer.of(200, "{\"token\":\"t\"}"));
        Draws grim = draws(seed, FANS, Crowd::new, DrawsIT::grimly);

        assertTheSameWhereverBothAreMet(swift, grim);
        assertThat(swift.decisions()).contains("patience", "party", "card", "think browse");
        assertThat(grim.decisions()).contains("poll interval", "retry browse", "reload reload");
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void whoeverChoosesSeatsComesBackPaysOrSellsDrawsTheSameToo(@ForAll long seed) {
        GatlingEngine.prepareDsl();
        Map<String, Double> kinds = Map.of("fan", 0.75, "clerk", 0.25);
        Draws kind = draws(seed, kinds, SeatCrowd::new, SeatCrowd::kindly);
        Draws grim = draws(seed, kinds, SeatCrowd::new, SeatCrowd.grimly());

        assertTheSameWhereverBothAreMet(kind, grim);
        assertThat(kind.decisions()).containsAll(SeatCrowd.USUAL);
        assertThat(grim.decisions()).containsAll(SeatCrowd.REFUSED);
    }

    private static void assertTheSameWhereverBothAreMet(Draws one, Draws other) {
        Map<String, Double> ofBoth = new TreeMap<>(one.shares());
        ofBoth.keySet().retainAll(other.shares().keySet());
        assertThat(ofBoth)
                .hasSizeGreaterThan(40)
                .allSatisfy((key, share) ->
                        assertThat(other.shares().get(key)).as(key).isEqualTo(share));
        assertThat(one.outcomes()).as("the targets did differ").isNotEqualTo(other.outcomes());
    }

    /** Slow, busy, and nearly sold out: by the request's own number, so that it takes turns. */
    private static Answer grimly(Received request) {
        int turn = Math.floorMod(request.header("Traceparent").hashCode(), 5);
        return switch (request.path()) {
            case "/queue" ->
                turn < 3 ? Answer.of(200) : Answer.of(200, "{\"token\":\"t\"}").after(20L * turn);
            case "/event" -> turn == 0 ? Answer.of(503) : Answer.of(200).after(turn == 1 ? 600 : 30L * turn);
            case "/holds" -> Answer.of(turn < 3 ? 409 : turn == 3 ? 410 : 200);
            default ->
                turn == 0 ? Answer.silence() : Answer.of(turn == 1 ? 402 : 200).after(10L * turn);
        };
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void shardsTogetherAreTheSameVisitorsWithTheSameDrawsAsOneInjectors(@ForAll long seed) {
        GatlingEngine.prepareDsl();
        Map<String, Double> kinds = Map.of("fan", 0.75, "clerk", 0.25);
        Draws whole = draws(seed, kinds, SeatCrowd::new, SeatCrowd::kindly);
        Map<String, Double> shares = new TreeMap<>();
        Set<String> outcomes = new TreeSet<>();
        for (int index = 0; index < 3; index++) {
            Draws part = draws(new Shard(index, 3), seed, kinds, SeatCrowd::new, SeatCrowd::kindly);
            assertThat(part.outcomes()).hasSize(8);
            shares.putAll(part.shares());
            outcomes.addAll(part.outcomes());
        }

        Map<String, Double> first = new TreeMap<>(whole.shares());
        first.keySet().retainAll(shares.keySet());
        assertThat(outcomes)
                .extracting(each -> each.replaceAll(" .*", ""))
                .hasSize(24)
                .doesNotHaveDuplicates();
        assertThat(first)
                .hasSizeGreaterThan(100)
                .allSatisfy((key, share) -> assertThat(shares.get(key)).as(key).isEqualTo(share));
        assertThat(visitorsOf(shares)).isEqualTo(visitorsOf(whole.shares()));
    }

    private static Set<String> visitorsOf(Map<String, Double> shares) {
        Set<String> visitors = new TreeSet<>();
        shares.keySet().forEach(key -> visitors.add(key.replaceAll(" .*", "")));
        return visitors;
    }

    private static Draws draws(
            long seed, Map<String, Double> kinds, Supplier<OnSale> crowd, Function<Received, Answer> script) {
        return draws(Shard.WHOLE, seed, kinds, crowd, script);
    }

    private static Draws draws(
            Shard shard,
            long seed,
            Map<String, Double> kinds,
            Supplier<OnSale> crowd,
            Function<Received, Answer> script) {
        try (ScriptedServer server = ScriptedServer.answering(script)) {
            Plan plan = Orders.of(server.address(), Path.of("reports"))
                    .rate(24, ofSeconds(1))
                    .pace(2)
                    .visitors(kinds)
                    .seed(seed)
                    .plan();
            ArrivalSchedule schedule = ArrivalSchedule.of(plan);
            Draws draws = new Draws();
            Rehearsal rehearsal = new Rehearsal(plan, schedule, shard, Accounts.NONE, System::currentTimeMillis, draws);
            EventLoops loops = EventLoops.passing(new Interlock(Set.of()), 2);
            try {
                Program.Content content = new Program.Content(
                        () -> crowd.get()
                                .scenario(rehearsal)
                                .injectOpen(GatlingEngine.exactly(schedule.part(shard), rehearsal::loadStarted)),
                        () -> http.baseUrl(server.address().toString()),
                        ofSeconds(30));
                assertTimeoutPreemptively(
                        ofSeconds(60), () -> new GatlingEngine(loops, Tap.DEAF).run(content, () -> {}, () -> {}));
            } finally {
                Injector.close(loops);
            }
            assertThat(List.copyOf(draws.outcomes())).hasSize(shard.of(24));
            return draws;
        }
    }
}
