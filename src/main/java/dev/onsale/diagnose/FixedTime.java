package dev.onsale.diagnose;

import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.Figure;
import dev.onsale.record.clue.SharedClue;
import dev.onsale.record.evidence.ErrorTally;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Server errors that all took the same time: a server gave up after a timeout. The tallies keep the mean of every
 * second, step and node, so a timeout of whole seconds stands out as one narrow band.
 *
 * @param ms the middle of the band
 * @param inBand errors that took about as long, of {@code all} server errors
 * @param alike those of them known to have done so individually, not only on average
 * @param steps those with such errors, the one with the most first
 */
record FixedTime(double ms, long inBand, long alike, long all, List<String> steps) {

    /** Width of a band, as a factor: covers a timeout's own spread and any wait before it. */
    private static final double BAND = 1.12;

    /** Faster failures are refusals, not timeouts. */
    static final double TIMEOUT_MIN_MS = 200;

    /** Share of the errors in one band from which it is a timeout. */
    private static final double SHARE_FROM = 0.4;

    private static final double SHARE_PLAIN = 0.8;

    /** Fewer may fall into one band by chance. */
    private static final double COUNT_FROM = 3;

    private static final double COUNT_PLAIN = 15;

    /** Share of those in the band that one timeout has, even if quick refusals are mixed with it in some seconds. */
    private static final double ALIKE_FROM = 0.3;

    private static final double ALIKE_PLAIN = 0.6;

    static FixedTime of(CaseFacts reading) {
        Map<Integer, Long> bands = new TreeMap<>();
        Map<Integer, Long> alike = new TreeMap<>();
        Map<Integer, Map<String, Long>> stepsOf = new TreeMap<>();
        long all = 0;
        for (Map.Entry<String, List<EvidenceTotals>> step :
                reading.seconds().byStep().entrySet()) {
            for (EvidenceTotals told : step.getValue()) {
                for (Map.Entry<String, ErrorTally> error : told.errors().entrySet()) {
                    if (!Failures.answered(error.getKey())) {
                        continue;
                    }
                    ErrorTally tally = error.getValue();
                    all += tally.count();
                    if (tally.meanMs() >= TIMEOUT_MIN_MS) {
                        int band = (int) Math.floor(Math.log(tally.meanMs()) / Math.log(BAND));
                        bands.merge(band, tally.count(), Long::sum);
                        alike.merge(band, isAlike(tally) ? tally.count() : 0, Long::sum);
                        stepsOf.computeIfAbsent(band, key -> new TreeMap<>())
                                .merge(step.getKey(), tally.count(), Long::sum);
                    }
                }
            }
        }
        // A timeout may lie on the border of two bands.
        int best = 0;
        long most = 0;
        for (Map.Entry<Integer, Long> counted : bands.entrySet()) {
            int band = counted.getKey();
            long both = counted.getValue() + bands.getOrDefault(band + 1, 0L);
            if (both > most) {
                most = both;
                best = band;
            }
        }
        Map<String, Long> steps = new TreeMap<>(stepsOf.getOrDefault(best, Map.of()));
        stepsOf.getOrDefault(best + 1, Map.of()).forEach((step, count) -> steps.merge(step, count, Long::sum));
        List<String> names = new ArrayList<>(steps.keySet());
        names.sort(java.util.Comparator.comparingLong(name -> -steps.getOrDefault(name, 0L)));
        return new FixedTime(
                most == 0 ? 0 : Math.pow(BAND, best + 1),
                most,
                alike.getOrDefault(best, 0L) + alike.getOrDefault(best + 1, 0L),
                all,
                List.copyOf(names));
    }

    private static boolean isAlike(ErrorTally tally) {
        return tally.slowestMs() <= BAND * BAND * tally.fastestMs();
    }

    /** 0 to 1: how clearly there is a timeout. */
    double clue() {
        return Ramp.all(
                Ramp.up((double) inBand / Math.max(1, all), SHARE_FROM, SHARE_PLAIN),
                Ramp.up(inBand, COUNT_FROM, COUNT_PLAIN));
    }

    /** The same without other evidence of a wait: errors of various times may have a mean in the band by chance. */
    double clueAlone() {
        return clue() * Ramp.up((double) alike / Math.max(1, inBand), ALIKE_FROM, ALIKE_PLAIN);
    }

    Clue told() {
        return Clue.of(SharedClue.FIXED_TIME, steps)
                .with(Figure.SUCH, inBand)
                .with(Figure.ALL, all)
                .with(Figure.MS, ms);
    }
}
