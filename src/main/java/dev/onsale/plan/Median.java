package dev.onsale.plan;

import java.util.Arrays;
import java.util.Collection;

/** The middle of values in order: of an even number the mean of the two in the middle. */
public final class Median {
    private Median() {}

    /** @param values in any order, at least one */
    public static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** @param values in any order, at least one */
    public static double of(Collection<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
