package dev.onsale.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Arrival;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Destination;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanLimits;
import dev.onsale.plan.Sale;
import dev.onsale.plan.Shape;
import dev.onsale.plan.Variations;
import dev.onsale.plan.Workload;
import dev.onsale.record.Journey;
import dev.onsale.scenario.RequestResult.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a visitor waited for requests that it abandoned, whatever the injector was late in. */
class RequestInFlightTest {
    private static final long START_MS = 1_700_000_000_000L;
    private static final long USUAL_MS = 60_000;
    private static final long F5_MS = 300;
    private static final Refreshing REFRESHING =
            Refreshing.whenSlowerThan(ofMillis(F5_MS)).upTo(2);

    private final List<Long> earlier = new ArrayList<>();
    private long nowMs = START_MS;

    @Test
    void aRequestThatIsAskedOnceWasNotDueEarlierHoweverLateTheInjectorIs() {
        RequestInFlight request = visit().pending();
        nowMs += 5_000;
        request.begins();
        answered(request, 40);

        assertThat(earlier).isEmpty();
    }

    @Test
    void theWaitForAbandonedRequestsIsThatOfTheVisitorAndNotThatOfTheInjectorsTimers() {
        RequestInFlight request = visit().pending();
        request.begins();
        abandoned(request, F5_MS + 250);
        nowMs += 400;
        abandoned(request, F5_MS + 90);
        nowMs += 700;
        answered(request, 40);

        assertThat(earlier).containsExactly(2 * F5_MS);
    }

    @Test
    void theNextRequestStartsAnew() {
        RequestInFlight request = visit().pending();
        request.begins();
        abandoned(request, F5_MS);
        answered(request, 40);
        request.begins();
        answered(request, 40);

        assertThat(earlier).containsExactly(F5_MS);
    }

    private void sent(RequestInFlight request) {
        request.sends("browse");
        request.built();
        request.await(USUAL_MS, REFRESHING);
    }

    private void abandoned(RequestInFlight request, long tookMs) {
        sent(request);
        nowMs += tookMs;
        assertThat(request.answered(false).cut()).isEqualTo(Cut.REFRESHED);
    }

    private void answered(RequestInFlight request, long tookMs) {
        sent(request);
        nowMs += tookMs;
        request.judged(200, null, false, List.of());
        assertThat(request.answered(true).cut()).isEqualTo(Cut.NONE);
    }

    private Visit visit() {
        Plan plan = new Plan(
                "arena",
                "ArenaOnSale.java",
                Destination.of(Plan.PRACTICE),
                7,
                1,
                new Sale("arena", 100, 2, ofSeconds(0), ofSeconds(120), 5, null),
                Workload.of(List.of(new Arrival("doors", 10, 10, ofSeconds(1), Shape.CONSTANT)), Map.of("fan", 1.0)),
                PlanLimits.DEFAULT,
                Variations.NONE);
        Rehearsal rehearsal = new Rehearsal(plan, ArrivalSchedule.of(plan), () -> nowMs, new Rehearsal.Listener() {
            @Override
            public void felt(String step, long feltMs, boolean ok) {}

            @Override
            public void ended(Journey journey) {}

            @Override
            public void dueEarlier(long earlierMs) {
                earlier.add(earlierMs);
            }
        });
        rehearsal.loadStarted(START_MS);
        return rehearsal.visit(0);
    }
}
