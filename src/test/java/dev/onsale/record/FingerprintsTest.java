package dev.onsale.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.AbortRule;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.Budgets;
import dev.onsale.plan.Destination;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Hook;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanLimits;
import dev.onsale.plan.Sale;
import dev.onsale.plan.Seating;
import dev.onsale.plan.Shape;
import dev.onsale.plan.Workload;
import dev.onsale.record.machine.HostClass;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintsTest {
    private static final HostClass HOST = new HostClass(2, 24, "Some CPU @ 2 GHz", 17, "tiered");
    private static final Plan PLAN = Samples.plan();

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void namesTheFieldThatDiffers(String field, Fingerprint changed) {
        assertThat(of(PLAN).differencesFrom(changed)).containsOnlyKeys(field);
    }

    static Stream<Arguments> changes() {
        Sale sale = PLAN.sale();
        return Stream.of(
                Arguments.of(
                        "plan",
                        of(changed(
                                "other",
                                PLAN.workload().arrivals(),
                                PLAN.workload().visitors(),
                                sale,
                                20,
                                20240711))),
                Arguments.of(
                        "arrivals",
                        of(changed(
                                "arena",
                                List.of(new Arrival("early", 11, 11, Duration.ofSeconds(4), Shape.CONSTANT)),
                                PLAN.workload().visitors(),
                                sale,
                                20,
                                20240711))),
                Arguments.of(
                        "visitors",
                        of(changed("arena", PLAN.workload().arrivals(), Map.of("fan", 1.0), sale, 20, 20240711))),
                Arguments.of(
                        "pace",
                        of(changed(
                                "arena",
                                PLAN.workload().arrivals(),
                                PLAN.workload().visitors(),
                                sale,
                                10,
                                20240711))),
                Arguments.of(
                        "seed",
                        of(changed(
                                "arena",
                                PLAN.workload().arrivals(),
                                PLAN.workload().visitors(),
                                sale,
                                20,
                                1))),
                Arguments.of(
                        "sale",
                        of(changed(
                                "arena",
                                PLAN.workload().arrivals(),
                                PLAN.workload().visitors(),
                                saleOf(1_000, 20),
                                20,
                                20240711))),
                Arguments.of(
                        "sale",
                        of(changed(
                                "arena",
                                PLAN.workload().arrivals(),
                                PLAN.workload().visitors(),
                                generalAdmission(),
                                20,
                                20240711))),
                Arguments.of(
                        "sale",
                        of(changed(
                                "arena",
                                PLAN.workload().arrivals(),
                                PLAN.workload().visitors(),
                                withoutRoom(),
                                20,
                                20240711))),
                Arguments.of(
                        "catalogue",
                        of(changed(
                                "arena",
                                PLAN.workload().arrivals(),
                                PLAN.workload().visitors(),
                                saleOf(1_500, 100),
                                20,
                                20240711))),
                Arguments.of("catalogue", of(PLAN.withTicketTypes(100))),
                Arguments.of("scenario", Fingerprints.of(PLAN, "other", Plan.PRACTICE, HOST)),
                Arguments.of("target", Fingerprints.of(PLAN, "abc", "shop.example:443", HOST)),
                Arguments.of("cores", onHost(new HostClass(4, 24, "Some CPU @ 2 GHz", 17, "tiered"))),
                Arguments.of("memory", onHost(new HostClass(2, 8, "Some CPU @ 2 GHz", 17, "tiered"))),
                Arguments.of("cpu", onHost(new HostClass(2, 24, "Another CPU", 17, "tiered"))),
                Arguments.of("jdk", onHost(new HostClass(2, 24, "Some CPU @ 2 GHz", 25, "tiered"))));
    }

    @Test
    void theCompilerCountsAndWhereNothingIsSaidItWasTheUsualOne() {
        Fingerprint usual = onHost(new HostClass(2, 24, "Some CPU @ 2 GHz", 17, "tiered"));
        Fingerprint cheap = onHost(new HostClass(2, 24, "Some CPU @ 2 GHz", 17, "c1"));

        assertThat(usual.fields()).doesNotContainKey("compiler");
        assertThat(cheap.differencesFrom(usual)).isEqualTo(Map.of("compiler", "c1 / tiered"));
        assertThat(usual.differencesFrom(cheap)).isEqualTo(Map.of("compiler", "tiered / c1"));
        assertThat(usual.compiler()).isEqualTo("tiered");
    }

    @Test
    void whatAHookSetsOfASaleIsOfTheSale() {
        Plan restarted = before(List.of(new Hook.Practice("reset", Map.of("restartAfterDoorsMs", "8000"))));
        assertThat(of(before(List.of(new Hook.Practice("reset")))).differencesFrom(of(restarted)))
                .containsOnlyKeys("sale");
        assertThat(of(before(List.of())).differencesFrom(of(before(List.of(new Hook.Practice("reset"))))))
                .isEmpty();
    }

    private static Plan before(List<Hook> hooks) {
        return PLAN.with(PLAN.workload().withHooks(hooks, PLAN.workload().afterRun()));
    }

    @Test
    void passesOverWhatOnlyJudgesOrPreparesARun() {
        Workload load = PLAN.workload();
        Plan judgedOtherwise = PLAN.with(Destination.of(PLAN.destination().target()))
                .with(new Workload(
                        List.of(), List.of(), load.warmUp(), load.arrivals(), load.visitors(), null, load.drain()))
                .with(new PlanLimits(
                        Budgets.NONE,
                        new GateSettings(0.1, Duration.ofMillis(5), 2, 3, 3, List.of(50.0))
                                .gatingOnly(List.of("pay p50")),
                        new AbortRule(0.9, Duration.ofSeconds(1))));

        assertThat(of(PLAN).differencesFrom(of(judgedOtherwise))).isEmpty();
        assertThat(of(PLAN)).isEqualTo(of(judgedOtherwise));
    }

    private static Fingerprint decided(String... parts) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("simulation", "shop.Checkout");
        for (int i = 0; i < parts.length; i += 2) {
            fields.put(parts[i], parts[i + 1]);
        }
        return Fingerprints.of(PLAN, "abc", Plan.PRACTICE, HOST, fields);
    }

    @Test
    void whatDecidedAPlainLoadIsToldByItsName() {
        Map<String, String> differences = decided("-Dvu", "50", "injection", "b", "class shop.Checkout", "1")
                .differencesFrom(decided("-Dvu", "5", "injection", "a", "class shop.Checkout", "1"));
        assertThat(Fingerprint.told(differences)).isEqualTo("-Dvu: 5 → 50");
        assertThat(Fingerprint.told(decided("injection", "b").differencesFrom(decided("injection", "a"))))
                .isEqualTo("injection: a → b");
    }

    @Test
    void whatOnlyOneOfTwoRunsCameAcrossSaysNothing() {
        Fingerprint failing = decided("class shop.Checkout", "1", "class shop.Retry", "2", "$RETRIES", "3");
        Fingerprint clean = decided("class shop.Checkout", "1", "-Dother", "x", "file a.csv", "4");
        assertThat(failing.differencesFrom(clean)).isEmpty();
        assertThat(clean.differencesFrom(failing)).isEmpty();
        assertThat(decided("simulation", "shop.Other").differencesFrom(clean)).containsOnlyKeys("simulation");
        assertThat(decided("gatling settings", "a").differencesFrom(clean)).containsOnlyKeys("gatling settings");
    }

    @Test
    void aValueThatOneOfTwoRunsKeptToItselfSaysNothing() {
        Fingerprint told = decided("$SHOP_KEY", "4711", "-Dvu", "5");
        Fingerprint kept = decided("$SHOP_KEY", Fingerprint.BY_NAME_ONLY, "-Dvu", "5");
        assertThat(told.differencesFrom(kept)).isEmpty();
        assertThat(kept.differencesFrom(told)).isEmpty();
    }

    @Test
    void aRunFromBeforeItsPartsWereNamedIsComparedByWhatBothKnow() {
        Fingerprint old = of(PLAN);
        Fingerprint now = decided("-Dvu", "50", "injection", "b", "class shop.Checkout", "1");
        assertThat(now.differencesFrom(old)).isEmpty();
        assertThat(old.differencesFrom(now)).isEmpty();
        Fingerprint other = Fingerprints.of(PLAN, "def", Plan.PRACTICE, HOST, Map.of("simulation", "shop.Checkout"));
        assertThat(other.differencesFrom(old)).containsOnlyKeys("scenario");
        assertThat(other.differencesFrom(decided()))
                .as("the source, where its parts are named")
                .isEmpty();
    }

    private static Fingerprint of(Plan plan) {
        return Fingerprints.of(plan, "abc", Plan.PRACTICE, HOST);
    }

    private static Fingerprint onHost(HostClass host) {
        return Fingerprints.of(PLAN, "abc", Plan.PRACTICE, host);
    }

    private static Sale saleOf(int seats, int ticketTypes) {
        Sale sale = PLAN.sale();
        return new Sale(
                sale.event(),
                seats,
                ticketTypes,
                sale.doorsAt(),
                sale.holdFor(),
                sale.maxPerOrder(),
                sale.outflowPerSecond());
    }

    private static Sale withoutRoom() {
        Sale sale = PLAN.sale();
        return new Sale(
                sale.event(),
                sale.seats(),
                sale.ticketTypes(),
                sale.doorsAt(),
                sale.holdFor(),
                sale.maxPerOrder(),
                sale.outflowPerSecond(),
                sale.seating(),
                false);
    }

    private static Sale generalAdmission() {
        Sale sale = PLAN.sale();
        return new Sale(
                sale.event(),
                sale.seats(),
                sale.ticketTypes(),
                sale.doorsAt(),
                sale.holdFor(),
                sale.maxPerOrder(),
                sale.outflowPerSecond(),
                Seating.GENERAL,
                null);
    }

    private static Plan changed(
            String name, List<Arrival> arrivals, Map<String, Double> visitors, Sale sale, double pace, long seed) {
        Workload load = PLAN.workload();
        return new Plan(
                name,
                PLAN.scenario(),
                PLAN.destination(),
                seed,
                pace,
                sale,
                new Workload(
                        load.beforeRun(),
                        load.afterRun(),
                        load.warmUp(),
                        arrivals,
                        visitors,
                        load.accounts(),
                        load.drain()),
                PLAN.limits(),
                PLAN.variations());
    }
}
