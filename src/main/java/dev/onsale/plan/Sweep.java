package dev.onsale.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The same load at several catalogue sizes.
 *
 * @param ticketTypes the sizes in the order of the plan, at least two, none twice
 * @param repeats runs at each size
 * @param maxGrowth how much a latency percentile may grow from the smallest size to the largest, 1 for a doubling
 */
public record Sweep(List<Integer> ticketTypes, int repeats, double maxGrowth) {

    public static final int REPEATS_DEFAULT = 1;
    public static final double MAX_GROWTH_DEFAULT = 1;

    private static final String PLACE = "place of a catalogue size";

    public Sweep {
        ticketTypes = List.copyOf(ticketTypes);
    }

    /** The sizes, the smallest first. */
    public List<Integer> ascending() {
        return ticketTypes.stream().sorted().toList();
    }

    public int smallest() {
        return Collections.min(ticketTypes);
    }

    public int largest() {
        return Collections.max(ticketTypes);
    }

    /** How many runs the sweep has. */
    public int runs() {
        return ticketTypes.size() * repeats;
    }

    /**
     * The size of each run, in the order of the runs: every repeat has all sizes, in a new random order, so that drift
     * during the sweep favours no size (randomised complete blocks; Montgomery, "Design and Analysis of Experiments",
     * chapter 4).
     */
    public List<Integer> order(long seed) {
        Draws draws = Draws.of(seed);
        List<Integer> order = new ArrayList<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            List<Integer> block = new ArrayList<>(ticketTypes);
            // Fisher and Yates, in Durstenfeld's form (CACM 7, 1964, algorithm 235).
            for (int last = block.size() - 1; last > 0; last--) {
                Collections.swap(block, last, (int) (draws.uniform(last, PLACE, repeat) * (last + 1)));
            }
            order.addAll(block);
        }
        return List.copyOf(order);
    }
}
