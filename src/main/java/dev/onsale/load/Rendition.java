package dev.onsale.load;

import dev.onsale.gatling.simulation.SetUp;
import dev.onsale.record.StepRule;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a plan and its options change a plain simulation.
 *
 * @param ownInjection whether visitors come by its own injection profile; else by the plan's arrivals
 * @param ownTarget whether it goes to its own base URLs; else to the run's target
 * @param tuned shortens and scales its own injection
 * @param steps how names become steps
 * @param toldBefore remarks about its destination to print before the first run, one line each
 */
record Rendition(
        boolean ownInjection, boolean ownTarget, UnaryOperator<SetUp> tuned, StepRule steps, List<String> toldBefore) {

    /** Unchanged. */
    static final Rendition AS_WRITTEN =
            new Rendition(true, true, UnaryOperator.identity(), StepRule.DEFAULT, List.of());

    Rendition withPlannedArrivals() {
        return new Rendition(false, ownTarget, tuned, steps, toldBefore);
    }

    Rendition withTargetReplaced() {
        return new Rendition(ownInjection, false, tuned, steps, toldBefore);
    }

    Rendition tuned(UnaryOperator<SetUp> tuning) {
        return new Rendition(ownInjection, ownTarget, tuning, steps, toldBefore);
    }

    Rendition with(StepRule rule) {
        return new Rendition(ownInjection, ownTarget, tuned, rule, toldBefore);
    }

    Rendition telling(SimulationRoute route) {
        List<String> lines = route.notes().stream()
                .map(note -> note.what() + " (" + note.hint() + ")")
                .toList();
        return new Rendition(ownInjection, ownTarget, tuned, steps, lines);
    }
}
