package dev.onsale.rehearse;

import dev.onsale.plan.Draws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which conditions are recorded: random, and spread evenly over the time, so that whatever the machine
 * does meanwhile it does to all of them. The k-th of a condition's n runs comes at (k + u)/n of the way, u uniform in
 * [0, 1).
 */
final class NightsOrder {

    private record Slot(String condition, int number, double at) {}

    private NightsOrder() {}

    /** Conditions still to be recorded, in their order. */
    static List<String> remaining(NightsIndex index) {
        Draws draws = Draws.of(index.seed());
        List<Slot> slots = new ArrayList<>();
        index.wanted().forEach((condition, runs) -> {
            for (int k = 0; k < runs; k++) {
                slots.add(new Slot(condition, k + 1, (k + draws.uniform(k, condition)) / runs));
            }
        });
        return slots.stream()
                .filter(slot -> slot.number() > index.recorded(slot.condition()))
                .sorted(Comparator.comparingDouble(Slot::at))
                .map(Slot::condition)
                .toList();
    }
}
