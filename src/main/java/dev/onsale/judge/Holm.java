package dev.onsale.judge;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** S. Holm, "A simple sequentially rejective multiple test procedure", Scand. J. Stat. 6, 1979. */
final class Holm {

    private Holm() {}

    /** Adjusted p-values: rejecting those up to α errs on any at all with probability at most α. */
    static <K> Map<K, Double> adjusted(Map<K, Double> p) {
        List<Map.Entry<K, Double>> ascending = p.entrySet().stream()
                .sorted(Comparator.comparingDouble(Map.Entry::getValue))
                .toList();
        Map<K, Double> adjusted = new HashMap<>();
        double largest = 0;
        for (int i = 0; i < ascending.size(); i++) {
            largest = Math.max(
                    largest,
                    Math.min(1, (ascending.size() - i) * ascending.get(i).getValue()));
            adjusted.put(ascending.get(i).getKey(), largest);
        }
        return adjusted;
    }
}
