package dev.onsale.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Arrival;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Delay;
import dev.onsale.plan.Destination;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanLimits;
import dev.onsale.plan.Sale;
import dev.onsale.plan.Shape;
import dev.onsale.plan.Variations;
import dev.onsale.plan.Workload;
import dev.onsale.record.Journey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VisitTest {

    private static final long START_MS = 1_700_000_000_000L;
    private static final double PACE = 10;
    private static final Delay THINKING = Delay.between(ofSeconds(4), ofSeconds(8));

    private final List<Journey> journeys = new ArrayList<>();
    private long nowMs = START_MS;

    @Property(tries = 100)
    void oneSeedMakesTheSameDrawsWhateverTheClockSays(@ForAll long seed) {
        Visit prompt = rehearsal(seed).visit(3);
        nowMs += 12_345;
        Visit late = rehearsal(seed).visit(3);
        assertThat(late.kind()).isEqualTo(prompt.kind());
        for (int time = 0; time < 5; time++) {
            assertThat(late.draw(THINKING, "think browse")).isEqualTo(prompt.draw(THINKING, "think browse"));
            assertThat(late.chance("abandon hold")).isEqualTo(prompt.chance("abandon hold"));
        }
    }

    @Test
    void theOrderOfDifferentDecisionsDoesNotMatter() {
        Visit one = rehearsal(7).visit(3);
        double patience = one.chance("patience");
        double party = one.chance("party");
        Visit other = rehearsal(7).visit(3);
        assertThat(other.chance("party")).isEqualTo(party);
        assertThat(other.chance("patience")).isEqualTo(patience);
    }

    @Test
    void visitorsDecisionsAndOccurrencesDiffer() {
        Rehearsal rehearsal = rehearsal(7);
        Visit one = rehearsal.visit(3);
        double first = one.chance("party");
        assertThat(List.of(
                        first,
                        one.chance("party"),
                        one.chance("card"),
                        rehearsal.visit(4).chance("party")))
                .doesNotHaveDuplicates();
        assertThat(rehearsal(8).visit(3).chance("party")).isNotEqualTo(first);
    }

    @Test
    void humanTimesRunAtThePlansPace() {
        Visit visit = rehearsal(7).visit(3);
        for (int time = 0; time < 100; time++) {
            assertThat(visit.draw(THINKING, "think")).isBetween(ofMillis(400), ofMillis(800));
        }
    }

    @Test
    void aPauseEndsWhenPatienceDoes() {
        Visit visit = rehearsal(7).visit(0);
        visit.patience(Delay.fixed(ofSeconds(20)));
        nowMs = dueMs(0);
        assertThat(visit.pausing(ofMillis(500))).isEqualTo(ofMillis(500));
        nowMs += 500;
        assertThat(visit.pausing(ofMillis(5_000))).isEqualTo(ofMillis(1_500));
        nowMs += 1_499;
        visit.giveUpIfImpatient();
        assertThat(visit.hasEnded()).isFalse();
        nowMs += 1;
        visit.giveUpIfImpatient();
        assertThat(journeys).extracting(Journey::outcome).containsExactly(Outcome.GAVE_UP);
    }

    @Test
    void aLateVisitorPausesForWhatIsLeftUntilTheDueTime() {
        Visit visit = rehearsal(7).visit(0);
        nowMs = dueMs(0) + 300;
        assertThat(visit.pausing(ofMillis(500))).isEqualTo(ofMillis(200));
        nowMs += 1_000;
        assertThat(visit.pausing(ofMillis(500))).isEqualTo(Duration.ZERO);
    }

    @Test
    void onlyTheFirstEndCounts() {
        Visit visit = rehearsal(7).visit(0);
        visit.end(Outcome.BOUGHT, null);
        visit.end(Outcome.ERROR, "status 500");
        assertThat(journeys).extracting(Journey::outcome).containsExactly(Outcome.BOUGHT);
    }

    @Test
    void theEndCutsOffWhoIsUnderWayAndWhoHasStartedButDoneNothing() {
        Rehearsal rehearsal = rehearsal(7);
        rehearsal.visit(0).end(Outcome.BOUGHT, null);
        rehearsal.visit(1);
        assertThat(rehearsal.inFlight()).isEqualTo(1);
        rehearsal.cutOff(3);
        assertThat(journeys).extracting(Journey::visitor).containsExactlyInAnyOrder(0L, 1L, 2L);
        assertThat(journeys)
                .filteredOn(journey -> journey.visitor() > 0)
                .extracting(Journey::outcome)
                .containsOnly(Outcome.CUT_OFF);
        assertThat(rehearsal.inFlight()).isZero();
    }

    @Test
    void whoComesAfterTheEndHasNoJourney() {
        Rehearsal rehearsal = rehearsal(7);
        rehearsal.cutOff(0);
        Visit late = rehearsal.visit(0);
        assertThat(late.hasEnded()).isTrue();
        late.end(Outcome.BOUGHT, null);
        assertThat(journeys).isEmpty();
    }

    private long dueMs(int visitor) {
        return START_MS + Math.round(schedule(7).offsetNanos(visitor) / 1e6);
    }

    private Rehearsal rehearsal(long seed) {
        Rehearsal rehearsal = new Rehearsal(plan(seed), schedule(seed), () -> nowMs, new Rehearsal.Listener() {
            @Override
            public void felt(String step, long feltMs, boolean ok) {}

            @Override
            public void ended(Journey journey) {
                journeys.add(journey);
            }
        });
        rehearsal.loadStarted(START_MS);
        return rehearsal;
    }

    private static ArrivalSchedule schedule(long seed) {
        return ArrivalSchedule.of(plan(seed));
    }

    private static Plan plan(long seed) {
        return new Plan(
                "arena",
                "ArenaOnSale.java",
                Destination.of(Plan.PRACTICE),
                seed,
                PACE,
                new Sale("arena", 100, 2, Duration.ZERO, ofSeconds(120), 5, null),
                new Workload(
                        List.of(),
                        List.of(),
                        null,
                        List.of(new Arrival("doors", 10, 10, ofSeconds(1), Shape.CONSTANT)),
                        Map.of("fan", 0.5, "bot", 0.5),
                        null,
                        ofSeconds(1)),
                PlanLimits.DEFAULT,
                Variations.NONE);
    }
}
