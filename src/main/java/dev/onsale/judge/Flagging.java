package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Screen.Screened;
import dev.onsale.judge.Thresholds.Side;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which of the screen's cells changed beyond chance and by enough to count. Regressions are tested by the more
 * informative test; improvements by the measured difference only, because a step that merely kept up while the others
 * slowed down has not improved.
 */
record Flagging(List<Screened> cells, Thresholds thresholds, Families families) {

    /** One-sided, of each by itself. */
    private static final double ALPHA_SUSPICIOUS = 0.20;

    private static @Nullable Contrast tested(Screened cell, Side side) {
        return side == Side.WORSE ? cell.leading() : cell.contrast();
    }

    /** One-sided, of the gated cells. */
    Map<Key, Double> worse() {
        return p(Side.WORSE);
    }

    /** The same for the better. */
    Map<Key, Double> better() {
        return p(Side.BETTER);
    }

    private Map<Key, Double> p(Side side) {
        Map<Key, Double> p = new LinkedHashMap<>();
        for (Screened cell : cells) {
            Contrast contrast = tested(cell, side);
            if (cell.eligibility().gated() && contrast != null) {
                p.put(cell.key(), contrast.p(cell.sample().sign() * side.sign()));
            }
        }
        return p;
    }

    /** After Holm, by family. */
    Map<Key, Double> adjusted(Map<Key, Double> p) {
        List<Key> dead = cells.stream()
                .map(Screened::sample)
                .filter(Sample::isDead)
                .map(Sample::key)
                .toList();
        return families.adjusted(p, dead);
    }

    /** Of those that are compared and not gated. */
    Map<Key, Double> worseUngated() {
        Map<Key, Double> p = new LinkedHashMap<>();
        for (Screened cell : cells) {
            Contrast contrast = cell.leading();
            if (cell.ungated() && contrast != null) {
                p.put(cell.key(), contrast.p(cell.sample().sign()));
            }
        }
        return p;
    }

    Set<Key> flagged(Map<Key, Double> adjusted, ToDoubleFunction<Key> alpha, Side side) {
        Set<Key> flagged = new LinkedHashSet<>();
        for (Screened cell : cells) {
            Contrast contrast = tested(cell, side);
            Double p = adjusted.get(cell.key());
            if (p != null && contrast != null && p <= alpha.applyAsDouble(cell.key())) {
                double effect = cell.sample().sign() * side.sign() * contrast.effect();
                if (effect >= thresholds.toCount(cell.sample(), side)) {
                    flagged.add(cell.key());
                }
            }
        }
        return flagged;
    }

    /**
     * Steps whose times may be worse: no reason for fresh pairs, but tested if pairs are made anyway. They are selected
     * without looking at the pairs, so the pairs keep their level.
     */
    Set<Key> suspicious(Map<Key, Double> p) {
        Map<Key, Double> times = new LinkedHashMap<>();
        p.forEach((key, value) -> {
            if (families.apart() && key.metric() instanceof Metric.Times) {
                times.put(key, value);
            }
        });
        return flagged(times, key -> ALPHA_SUSPICIOUS, Side.WORSE);
    }

    /**
     * What would be flagged if all response times were longer by this. It is unnecessary where the other steps of the
     * same run can be used: they became faster too.
     */
    Set<Key> hidden(double hiddenBy) {
        if (hiddenBy == 0) {
            return new LinkedHashSet<>();
        }
        Flagging shifted =
                new Flagging(cells.stream().map(cell -> shifted(cell, hiddenBy)).toList(), thresholds, families);
        Set<Key> flagged = shifted.flagged(shifted.adjusted(shifted.worse()), families::alpha, Side.WORSE);
        flagged.removeIf(key -> !key.metric().isLatency());
        return flagged;
    }

    private static Screened shifted(Screened cell, double hiddenBy) {
        Contrast contrast = cell.contrast();
        return contrast == null || !cell.key().metric().isLatency() || cell.ownLeads()
                ? cell
                : new Screened(cell.sample(), cell.eligibility(), contrast.shifted(hiddenBy), null);
    }
}
