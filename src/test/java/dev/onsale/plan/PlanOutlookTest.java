package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.plan.Concern.Severity;
import dev.onsale.plan.reading.PlanLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanOutlookTest {
    /** 400 visitors in 20 s, of whom nobody waits and everybody fits. */
    private static final String FITTING = """
            plan: small
            scenario: Small.java
            target: practice
            arrivals:
              - { phase: early, rate: 10/s, for: 10s }
              - { phase: doors, rate: 30/s, for: 10s }
            """;

    private static final JourneyEstimate ARENA_JOURNEY = new JourneyEstimate(steps(), Duration.ofSeconds(60), 2.2, 5);

    private final Locale localeBefore = Locale.getDefault();

    @TempDir
    private Path folder;

    @AfterEach
    void giveTheLocaleBack() {
        Locale.setDefault(localeBefore);
    }

    private static Map<String, Double> steps() {
        Map<String, Double> steps = new LinkedHashMap<>();
        steps.put("join-queue", 1.0);
        steps.put("queue-place", 6.0);
        steps.put("browse", 1.0);
        steps.put("hold", 1.2);
        steps.put("checkout", 0.8);
        steps.put("pay", 0.6);
        return steps;
    }

    @Test
    void tellsWhatWillHappen() throws IOException {
        PlanOutlook outlook = outlook("", ARENA_JOURNEY);

        assertThat(outlook.crowd().visitors()).isEqualTo(400);
        assertThat(outlook.plan().length()).isEqualTo(Duration.ofSeconds(20));
        assertThat(outlook.crowd().peakPerSecond()).isEqualTo(30);
        assertThat(outlook.requestsExpected()).isCloseTo(400 * 10.6, within(1e-9));
        assertThat(outlook.phases())
                .extracting(PlanOutlook.PhaseOutlook::phase, PlanOutlook.PhaseOutlook::visitors)
                .containsExactly(tuple("early", 100), tuple("doors", 300));
        assertThat(outlook.phases().get(1).startsAt()).isEqualTo(Duration.ofSeconds(10));
        assertThat(outlook.crowd().bySecond()).hasSize(20);
        assertThat(outlook.crowd().bySecond().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(400);
    }

    @Test
    void aPlanThatFitsRaisesNoConcern() throws IOException {
        PlanOutlook outlook = outlook("pace: 20", ARENA_JOURNEY);

        assertThat(outlook.concerns()).isEmpty();
        assertThat(outlook.contradictions()).isEmpty();
    }

    @Test
    void theShippedPlanCanComeTrue() {
        PlanOutlook outlook = PlanOutlook.of(PlanLoader.load(Path.of("scenarios/arena.yaml"), Map.of()), ARENA_JOURNEY);

        assertThat(outlook.concerns())
                .filteredOn(concern -> concern.severity() != Severity.NOTE)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE"})
    void numbersLookAlikeInEveryLocale(String locale) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(locale));

        assertThat(outlook("gate: { percentiles: [99] }", JourneyEstimate.UNKNOWN)
                        .concerns())
                .containsExactly(new Concern(
                        Severity.NOTE,
                        "p99 will not be gated on a step that each visitor does once: 400 of 1,000 samples needed",
                        "send more visitors, or remove 99 from gate.percentiles"));
    }

    @Test
    void doorsThatOpenWhenAlmostEverybodyHasCome() throws IOException {
        assertThat(only("sale: { doorsAt: 19s }", JourneyEstimate.UNKNOWN))
                .startsWith("unlikely: only ")
                .endsWith("of 400 visitors arrive after the doors open at 19s");
    }

    @Test
    void kindsThatNobodyIs() throws IOException {
        String kinds = "visitors: { fan: 99.9%, clerk: 0.1% }\n";

        assertThat(only(kinds, JourneyEstimate.UNKNOWN))
                .isEqualTo("note: no visitor is a clerk: 0.1% of 400 visitors is less than one");
        assertThat(only(kinds + "budgets: { journeys: { clerk: { done: '>= 90%' } } }", JourneyEstimate.UNKNOWN))
                .isEqualTo("cannot: no visitor is a clerk: 0.1% of 400 visitors is less than one");
    }

    @Test
    void moreOrdersThanSeats() throws IOException {
        String budget = "budgets: { journeys: { fan: { bought: '>= 50%' } } }\npace: 20\n";

        assertThat(only(budget + "sale: { seats: 199 }", ARENA_JOURNEY))
                .isEqualTo("cannot: the budgets ask for 200 orders of 2.2 tickets, but there are 199 seats");
        assertThat(only(budget + "sale: { seats: 439 }", ARENA_JOURNEY))
                .isEqualTo("unlikely: the budgets ask for 200 orders of 2.2 tickets, but there are 439 seats");
        assertThat(outlook(budget + "sale: { seats: 440 }", ARENA_JOURNEY).concerns())
                .isEmpty();
    }

    @Test
    void aSellOutThatNobodyCouldCause() throws IOException {
        assertThat(only(
                        "pace: 20\nsale: { seats: 3000 }\nbudgets: { journeys: { fan: { sold-out: '>= 5%' } } }",
                        ARENA_JOURNEY))
                .isEqualTo("cannot: a budget requires sold-out journeys, but 400 visitors cannot buy 3,000 seats");
    }

    @Test
    void aWaitingRoomThatDoesNotEmpty() throws IOException {
        String room = "sale: { outflow: 10/s }\ndrain: 5s\n";

        // 10/s for 25 s would let 250 in; early on nobody is there now and then.
        assertThat(only(room, JourneyEstimate.UNKNOWN))
                .startsWith("unlikely: 162 ")
                .endsWith(
                        "of 400 visitors are still in the waiting room when the run ends after 25s: it admits 10/s from 0s on");
        assertThat(only(room + "budgets: { journeys: { fan: { bought: '>= 60%' } } }", JourneyEstimate.UNKNOWN))
                .startsWith("cannot: 162 ");
        assertThat(only("sale: { outflow: 10/s, doorsAt: 10s }\ndrain: 5s", JourneyEstimate.UNKNOWN))
                .startsWith("unlikely: 249 of 400");
    }

    @Test
    void journeysThatDoNotFitBeforeTheEnd() throws IOException {
        assertThat(only("pace: 5", ARENA_JOURNEY))
                .startsWith("unlikely: ")
                .endsWith(
                        "are admitted less than a median journey (12s at pace 5) before the run ends and will be cut off");
        assertThat(only("budgets: { journeys: { fan: { bought: '>= 30%' } } }", ARENA_JOURNEY))
                .startsWith("cannot: 400 of 400 visitors");
    }

    @Test
    void holdsThatCannotLapse() throws IOException {
        assertThat(only("sale: { holdFor: 10m }\npace: 20", JourneyEstimate.UNKNOWN))
                .isEqualTo("");
        assertThat(only("sale: { holdFor: 10m }\npace: 10", JourneyEstimate.UNKNOWN))
                .isEqualTo(
                        "note: no hold can expire within the run: a hold lasts 1m at pace 10, the run ends 30s after the doors open");
    }

    @Test
    void partiesOverTheLimit() throws IOException {
        assertThat(only("pace: 20\nsale: { maxPerOrder: 4 }", ARENA_JOURNEY))
                .isEqualTo(
                        "unlikely: parties of up to 5 want tickets, but an order may contain 4: larger parties will be refused");
        assertThat(only("sale: { maxPerOrder: 4, seats: 3 }", JourneyEstimate.UNKNOWN))
                .isEqualTo("note: an order may contain 4 tickets, more than the 3 seats on sale");
    }

    @Test
    void percentilesWithoutEnoughSamples() throws IOException {
        assertThat(only("pace: 20\ngate: { percentiles: [96] }", ARENA_JOURNEY))
                .isEqualTo("note: p96 will not be gated on every step: pay 240 of 250 samples needed");
        assertThat(only("pace: 20\ngate: { percentiles: [99.9] }", ARENA_JOURNEY))
                .isEqualTo("note: p99.9 will not be gated on any step: join-queue 400, queue-place 2,400, browse 400,"
                        + " hold 480, checkout 320, pay 240 of 10,000 samples needed");
        assertThat(only("budgets: { hold: { p99: 1s } }", JourneyEstimate.UNKNOWN))
                .isEqualTo("note: budgets.hold.p99 is based on about 400 of 1,000 samples: a few slow ones decide it");
    }

    @Test
    void budgetsThatOneFailureBreaks() throws IOException {
        assertThat(only("budgets: { hold: { errors: 0.2% } }", JourneyEstimate.UNKNOWN))
                .isEqualTo("note: budgets.hold.errors allows less than one request in 400: a single one exceeds it");
        assertThat(only("budgets: { journeys: { fan: { errors: 0.2% } } }", JourneyEstimate.UNKNOWN))
                .isEqualTo(
                        "note: budgets.journeys.fan.error allows less than one journey in 400: a single one exceeds it");
        assertThat(only("budgets: { hold: { errors: 0% } }", JourneyEstimate.UNKNOWN))
                .isEmpty();
    }

    @Test
    void aPlainSimulationIsToldNothingOfDoorsPaceOrFans() throws IOException {
        String closedDoors = "sale: { doorsAt: 19900ms, outflow: 1/s, holdFor: 20m, seats: 1 }";
        assertThat(outlook(closedDoors, ARENA_JOURNEY).concerns()).isNotEmpty();
        PlanOutlook plain = outlook(closedDoors, JourneyEstimate.ofPlain(Set.of("Shop"), null));
        assertThat(plain.concerns()).isEmpty();
        assertThat(plain.plain()).isTrue();
    }

    @Test
    void samplesNeeded() {
        assertThat(Samples.needed(50)).isEqualTo(20);
        assertThat(Samples.needed(95)).isEqualTo(200);
        assertThat(Samples.needed(99)).isEqualTo(1000);
        assertThat(Samples.needed(99.9)).isEqualTo(10_000);
    }

    private String only(String more, JourneyEstimate journey) throws IOException {
        List<Concern> concerns = outlook(more, journey).concerns();
        assertThat(concerns).hasSizeLessThan(2);
        return concerns.stream()
                .map(concern -> concern.severity().label() + ": " + concern.what())
                .findFirst()
                .orElse("");
    }

    private PlanOutlook outlook(String more, JourneyEstimate journey) throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), FITTING + more + "\n");
        return PlanOutlook.of(PlanLoader.load(file, Map.of()), journey);
    }
}
