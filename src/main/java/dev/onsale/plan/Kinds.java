package dev.onsale.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which kind each visitor is. The counts are the shares of the total, rounded by largest remainder (each within one
 * visitor of its share, the total exact, even in a small run); who gets which is a seeded shuffle, so that no kind
 * comes at regular intervals.
 */
public final class Kinds {
    private static final String DECISION = "kind";

    private final List<String> names;
    private final byte[] kindOf;
    private final int[] counts;

    private Kinds(List<String> names, byte[] kindOf, int[] counts) {
        this.names = names;
        this.kindOf = kindOf;
        this.counts = counts;
    }

    /**
     * The kinds of a plan's visitors.
     *
     * @param visitors how many there are in all
     */
    public static Kinds of(Plan plan, int visitors) {
        return of(plan.workload().visitors(), visitors, plan.seed());
    }

    /**
     * The kinds of that many visitors.
     *
     * @param shares of each kind, adding up to 1; at most 100 kinds
     */
    public static Kinds of(Map<String, Double> shares, int visitors, long seed) {
        List<String> names = List.copyOf(shares.keySet());
        if (names.isEmpty() || names.size() > 100) {
            throw new IllegalArgumentException(names.size() + " kinds of visitor, allowed: 1 to 100");
        }
        int[] counts = rounded(List.copyOf(shares.values()), visitors);
        byte[] kindOf = new byte[visitors];
        int filled = 0;
        for (int kind = 0; kind < counts.length; kind++) {
            Arrays.fill(kindOf, filled, filled + counts[kind], (byte) kind);
            filled += counts[kind];
        }
        shuffle(kindOf, Draws.of(seed));
        return new Kinds(names, kindOf, counts);
    }

    private static int[] rounded(List<Double> shares, int visitors) {
        int[] counts = new int[shares.size()];
        List<Integer> byRemainder = new ArrayList<>();
        int left = visitors;
        for (int kind = 0; kind < counts.length; kind++) {
            // A share such as 0.07 has no exact binary form: 0.07 × 100 must count as the whole 7.
            counts[kind] = (int) Math.floor(shares.get(kind) * visitors + 1e-6);
            left -= counts[kind];
            byRemainder.add(kind);
        }
        byRemainder.sort(Comparator.comparingDouble(kind -> counts[kind] - shares.get(kind) * visitors));
        for (int i = 0; i < left; i++) {
            counts[byRemainder.get(i)]++;
        }
        return counts;
    }

    private static void shuffle(byte[] kindOf, Draws draws) {
        for (int i = kindOf.length - 1; i > 0; i--) {
            int other = (int) (draws.uniform(i, DECISION) * (i + 1));
            byte swapped = kindOf[i];
            kindOf[i] = kindOf[other];
            kindOf[other] = swapped;
        }
    }

    /** The kind of a visitor, numbered from 0 in the order in which they are due. */
    public String kind(int visitor) {
        return names.get(kindOf[visitor]);
    }

    /** How many visitors there are of each kind, in the plan's order. */
    public Map<String, Integer> counts() {
        Map<String, Integer> byName = new LinkedHashMap<>();
        for (int kind = 0; kind < counts.length; kind++) {
            byName.put(names.get(kind), counts[kind]);
        }
        return Collections.unmodifiableMap(byName);
    }
}
