package dev.onsale.rehearse;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.load.ClassPath;
import dev.onsale.load.OnSaleScript;
import dev.onsale.load.RecordSettings;
import dev.onsale.load.ScenarioCompiler;
import dev.onsale.load.ScriptedPlan;
import dev.onsale.load.TargetAccess;
import dev.onsale.plan.Accounts;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Concern;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanOutlook;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.reading.PlanLoader;
import dev.onsale.practice.PracticeBoxOffice;
import dev.onsale.practice.PracticeOptions;
import dev.onsale.record.Journey;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.files.RunReader;
import dev.onsale.scenario.OnSale;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each scenario of {@code scenarios/} on the clean box office: who ends how, and what became of the seats by the shop's
 * own books. With fewer visitors than their plans have, and at a faster pace.
 */
@Tag("alone")
class ShippedScenariosIT {

    private static final Map<String, String> SMALL = Map.of(
            "arrivals",
            "[{ phase: doors, rate: 40/s, for: 3s }]",
            "warmUp",
            "{ rate: 20/s, for: 1s }",
            "pace",
            "60",
            "drain",
            "6s");

    /** Holds lapse after 3 s, often enough for seats to be sold again in the second wave. */
    private static final Map<String, String> SMALL_FESTIVAL = Map.of(
            "arrivals",
            "[{ phase: doors, rate: 50/s, for: 5s }, { phase: second-wave, rate: 12/s, for: 8s }]",
            "sale.seats",
            "120",
            "sale.doorsAt",
            "500ms",
            "warmUp",
            "{ rate: 20/s, for: 1s }",
            "pace",
            "40",
            "drain",
            "6s");

    @TempDir
    private static Path folder;

    private static PracticeBoxOffice shop;

    @BeforeAll
    static void openShop() throws Exception {
        PracticeOptions options = PracticeOptions.DEFAULT;
        Optional<String> shopCores = CoreSplit.ofThisMachine().map(CoreSplit::target);
        shop = PracticeBoxOffice.start(shopCores.map(options::withCpus).orElse(options));
    }

    @AfterAll
    static void closeShop() throws Exception {
        shop.close();
    }

    @Test
    @Tag("nightly")
    void theFestivalOversellsNothingAndSellsWhatLapsedAgain() throws Exception {
        Plan whole = plan("festival", Map.of());
        OnSale festival = scenario("FestivalOnSale");
        assertThat(PlanOutlook.of(whole, festival.estimate(whole)).concerns())
                .as("why the plan might not come true")
                .filteredOn(concern -> concern.severity() != Concern.Severity.NOTE)
                .isEmpty();

        Plan plan = plan("festival", SMALL_FESTIVAL);
        List<Journey> journeys = rehearsed(plan, festival, shop);

        everybodyEndsOnce(plan, journeys);
        assertThat(outcomes(journeys))
                .containsKeys(
                        Outcome.BOUGHT,
                        Outcome.SOLD_OUT,
                        Outcome.SEAT_LOST,
                        Outcome.GAVE_UP,
                        Outcome.DECLINED,
                        Outcome.ABANDONED)
                .doesNotContainKeys(Outcome.DONE, Outcome.REFUSED);
        botsNeverBuy(journeys);
        nothingIsOversold(plan, shop, journeys);
        whatLapsedIsSoldAgain(shop);
    }

    @Test
    void theArenaSells() throws Exception {
        Plan plan = plan("arena", SMALL);
        List<Journey> journeys = rehearsed(plan, scenario("ArenaOnSale"), shop);

        everybodyEndsOnce(plan, journeys);
        assertThat(outcomes(journeys)).containsKeys(Outcome.BOUGHT, Outcome.ABANDONED);
        nothingIsOversold(plan, shop, journeys);
    }

    @Test
    void theClubSellsWithoutAWaitingRoomUntilNothingIsLeft() throws Exception {
        Map<String, String> fewPlaces = new HashMap<>(SMALL);
        fewPlaces.put("sale.seats", "60");
        Plan plan = plan("club", fewPlaces);
        List<Journey> journeys = rehearsed(plan, scenario("ClubOnSale"), shop);

        everybodyEndsOnce(plan, journeys);
        assertThat(outcomes(journeys)).containsKeys(Outcome.BOUGHT, Outcome.SOLD_OUT, Outcome.ABANDONED);
        botsNeverBuy(journeys);
        assertThat(number(status(shop.front()), "sold"))
                .isPositive()
                .isLessThanOrEqualTo(plan.sale().seats());
    }

    @Test
    @Tag("nightly")
    void onAMatchDayAllKindsOfVisitorGetWhatTheyCameFor() throws Exception {
        Map<String, String> some = new HashMap<>(SMALL);
        some.put("visitors", "{ fan: 50%, refresher: 20%, bot: 8%, clerk: 14%, backOffice: 4%, apiPartner: 4% }");
        some.put("sale.doorsAt", "500ms");
        Plan plan = plan("match-day", some);
        List<Journey> journeys = rehearsed(plan, scenario("MatchDay"), shop);

        everybodyEndsOnce(plan, journeys);
        assertThat(outcomes(journeys)).containsKeys(Outcome.BOUGHT, Outcome.ABANDONED, Outcome.DONE);
        botsNeverBuy(journeys);
        assertThat(of("clerk", journeys)).isNotEmpty().containsOnly(Outcome.BOUGHT);
        assertThat(of("backOffice", journeys)).isNotEmpty().containsOnly(Outcome.DONE);
        assertThat(of("apiPartner", journeys)).isNotEmpty().containsOnly(Outcome.DONE);
        String status = status(shop.front());
        assertThat(number(status, "ticketsPrinted")).isPositive();
        assertThat(number(status, "sold"))
                .isPositive()
                .isLessThanOrEqualTo(plan.sale().seats());
    }

    private static Plan plan(String name, Map<String, String> changed) {
        Map<String, String> overrides = new HashMap<>(changed);
        overrides.put("target", shop.front().toString());
        return PlanLoader.load(Path.of("scenarios", name + ".yaml"), overrides);
    }

    private static OnSale scenario(String name) {
        return new ScenarioCompiler(folder.resolve(name), ClassPath.NONE)
                .compile(Path.of("scenarios", name + ".java"))
                .instantiate();
    }

    private static void everybodyEndsOnce(Plan plan, List<Journey> journeys) {
        assertThat(journeys).hasSize(ArrivalSchedule.of(plan).visitors());
        assertThat(journeys).extracting(Journey::visitor).doesNotHaveDuplicates();
        assertThat(outcomes(journeys).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(journeys.size());
        assertThat(outcomes(journeys)).doesNotContainKeys(Outcome.ERROR);
    }

    private static void botsNeverBuy(List<Journey> journeys) {
        assertThat(of("bot", journeys)).isNotEmpty().contains(Outcome.ABANDONED).doesNotContain(Outcome.BOUGHT);
    }

    private static Map<Outcome, Long> outcomes(List<Journey> journeys) {
        return journeys.stream().collect(groupingBy(Journey::outcome, counting()));
    }

    private static List<Outcome> of(String kind, List<Journey> journeys) {
        return journeys.stream()
                .filter(journey -> journey.kind().equals(kind))
                .map(Journey::outcome)
                .toList();
    }

    private static void nothingIsOversold(Plan plan, PracticeBoxOffice shop, List<Journey> journeys)
            throws IOException, InterruptedException, SQLException {
        String status = status(shop.front());
        assertThat(number(status, "doubleCharges")).isZero();
        long sold = number(status, "sold");
        assertThat(sold).isPositive().isLessThanOrEqualTo(plan.sale().seats());
        assertThat(ask(
                        shop,
                        "select count(distinct seat) from orders join hold on hold.id = orders.hold,"
                                + " unnest(seats) as seat where status = 'paid'"))
                .as("different seats of paid orders")
                .isEqualTo(sold)
                .isEqualTo(ask(
                        shop,
                        "select sum(cardinality(seats)) from orders"
                                + " join hold on hold.id = orders.hold where status = 'paid'"));
        long bought = count(journeys, Outcome.BOUGHT);
        assertThat(number(status, "paymentsPaid"))
                .as("orders paid, of which visitors who were cut off may not know")
                .isBetween(bought, bought + count(journeys, Outcome.CUT_OFF) + count(journeys, Outcome.UNKNOWN));
    }

    private static void whatLapsedIsSoldAgain(PracticeBoxOffice shop)
            throws IOException, InterruptedException, SQLException {
        String status = status(shop.front());
        assertThat(ask(shop, "select sum(cardinality(seats)) from hold"))
                .as("seats held in all")
                .isGreaterThan(number(status, "sold") + number(status, "held"));
        assertThat(ask(shop, """
                        select count(distinct seat) from hold as lapsed, unnest(lapsed.seats) as seat
                         where not exists (select 1 from orders where orders.hold = lapsed.id)
                           and exists (select 1 from hold as later join orders on orders.hold = later.id
                                        where orders.status = 'paid' and seat = any(later.seats)
                                          and later.expires_at > lapsed.expires_at)
                        """))
                .as("seats of holds that nobody made an order of, and that were sold later")
                .isGreaterThan(20);
    }

    private static List<Journey> rehearsed(Plan plan, OnSale onSale, PracticeBoxOffice shop) {
        PlanSecrets secrets = PlanSecrets.of(plan, name -> null);
        RunSetup setup = new RunSetup(
                new ScriptedPlan(plan, secrets, new OnSaleScript(onSale), "0123456789abcdef", Accounts.NONE),
                TargetAccess.LOOPBACK,
                RecordSettings.in(folder.resolve("reports")));
        Path directory = new Gate(
                        new RunExecutor(setup, new OwnStage(shop.front()), new NobodyListens()),
                        new BaselineStore(folder.resolve("baselines")),
                        Optional.empty())
                .run()
                .directory();
        List<Journey> journeys = new ArrayList<>();
        RunReader.journeys(directory, journeys::add);
        return journeys;
    }

    private static long count(List<Journey> journeys, Outcome outcome) {
        return journeys.stream().filter(journey -> journey.outcome() == outcome).count();
    }

    private static String status(URI front) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(front.resolve("/practice/status"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static long number(String json, String key) {
        Matcher found = Pattern.compile("\"" + key + "\":(\\d+)").matcher(json);
        assertThat(found.find()).as("%s in %s", key, json).isTrue();
        return Long.parseLong(found.group(1));
    }

    private static long ask(PracticeBoxOffice shop, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(shop.databaseUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to practice, public");
            try (ResultSet result = statement.executeQuery(sql)) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
