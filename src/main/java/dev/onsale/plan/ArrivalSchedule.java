package dev.onsale.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Exactly when each visitor is due: a non-homogeneous Poisson process with the plan's rate, conditioned on its count.
 * Each entry contributes the rounded integral of its rate (the remainder is carried into the next entry, so that the
 * total is exact), at times that are independent seeded uniforms, mapped through the inverse of the integral and
 * sorted: given their number, the arrivals of a Poisson process are distributed like that (Lewis and Shedler 1979;
 * Devroye 1986, VI.1).
 *
 * <p>Pure and immutable: one seed gives the same schedule everywhere. Eight bytes a visitor.
 */
public final class ArrivalSchedule {
    /** Most visitors of one plan. */
    public static final int VISITORS_MAX = 10_000_000;

    private static final String DECISION = "arrival";

    private final List<Stretch> stretches;
    private final List<PhaseSpan> phases;
    private final long[] offsetsNanos;

    private ArrivalSchedule(List<Stretch> stretches, long[] offsetsNanos) {
        this.stretches = stretches;
        this.phases = phases(stretches);
        this.offsetsNanos = offsetsNanos;
    }

    /**
     * One phase as scheduled.
     *
     * @param startNanos after the plan's start
     * @param endNanos after the plan's start; belongs to the next phase
     * @param firstVisitor index of its first visitor, if it has any
     * @param peakPerSecond highest arrival rate in it
     */
    public record PhaseSpan(
            String phase, long startNanos, long endNanos, int firstVisitor, int visitors, double peakPerSecond) {}

    private record Stretch(
            String phase,
            RateCurve curve,
            double share,
            long startNanos,
            long endNanos,
            int firstVisitor,
            int visitors) {

        double peakPerSecond() {
            return curve.peakPerSecond() * share;
        }
    }

    public static ArrivalSchedule of(Plan plan) {
        return of(plan.workload().arrivals(), plan.seed());
    }

    /**
     * Schedules stretches of arrivals.
     *
     * @throws IllegalArgumentException if there are no arrivals or more than {@link #VISITORS_MAX} visitors
     */
    public static ArrivalSchedule of(List<Arrival> arrivals, long seed) {
        if (arrivals.isEmpty()) {
            throw new IllegalArgumentException("no arrivals");
        }
        List<Stretch> stretches = new ArrayList<>();
        double expected = 0;
        int placed = 0;
        long startNanos = 0;
        for (Arrival arrival : arrivals) {
            RateCurve curve = RateCurve.of(arrival);
            expected += curve.visitors();
            if (Math.round(expected) > VISITORS_MAX) {
                throw new IllegalArgumentException("more than " + VISITORS_MAX + " visitors");
            }
            int visitors = (int) Math.round(expected) - placed;
            long endNanos = startNanos + arrival.over().toNanos();
            stretches.add(new Stretch(arrival.phase(), curve, 1, startNanos, endNanos, placed, visitors));
            placed += visitors;
            startNanos = endNanos;
        }
        return new ArrivalSchedule(List.copyOf(stretches), draw(stretches, placed, Draws.of(seed)));
    }

    /**
     * A schedule made elsewhere, with one phase.
     *
     * @param offsetsNanos when each visitor is due, after the start; ascending
     * @param length at least 1 ms
     */
    public static ArrivalSchedule exactly(String phase, long[] offsetsNanos, Duration length) {
        double perSecond = offsetsNanos.length / (length.toNanos() / 1e9);
        RateCurve curve = RateCurve.of(new Arrival(phase, perSecond, perSecond, length, Shape.CONSTANT));
        Stretch whole = new Stretch(phase, curve, 1, 0, length.toNanos(), 0, offsetsNanos.length);
        return new ArrivalSchedule(List.of(whole), offsetsNanos.clone());
    }

    /**
     * The visitors of one shard, at their own instants; phases and length are those of the whole load, rates and peaks
     * the shard's part of them.
     */
    public ArrivalSchedule part(Shard shard) {
        if (shard.isWhole()) {
            return this;
        }
        long[] own = new long[shard.of(visitors())];
        for (int visitor = 0; visitor < own.length; visitor++) {
            own[visitor] = offsetsNanos[(int) shard.visitor(visitor)];
        }
        List<Stretch> shares = new ArrayList<>();
        for (Stretch stretch : stretches) {
            int first = shard.of(stretch.firstVisitor());
            int end = shard.of(stretch.firstVisitor() + stretch.visitors());
            shares.add(new Stretch(
                    stretch.phase(),
                    stretch.curve(),
                    stretch.share() / shard.count(),
                    stretch.startNanos(),
                    stretch.endNanos(),
                    first,
                    end - first));
        }
        return new ArrivalSchedule(List.copyOf(shares), own);
    }

    private static long[] draw(List<Stretch> stretches, int visitors, Draws draws) {
        long[] offsets = new long[visitors];
        for (Stretch stretch : stretches) {
            double expected = stretch.curve().visitors();
            long lastNanos = stretch.endNanos() - stretch.startNanos() - 1;
            int end = stretch.firstVisitor() + stretch.visitors();
            for (int i = stretch.firstVisitor(); i < end; i++) {
                double seconds = stretch.curve().secondsUntil(draws.uniform(i, DECISION) * expected);
                offsets[i] = stretch.startNanos() + Math.min((long) (seconds * 1e9), lastNanos);
            }
            Arrays.sort(offsets, stretch.firstVisitor(), end);
        }
        return offsets;
    }

    private static List<PhaseSpan> phases(List<Stretch> stretches) {
        List<PhaseSpan> phases = new ArrayList<>();
        for (Stretch stretch : stretches) {
            PhaseSpan last = phases.isEmpty() ? null : phases.get(phases.size() - 1);
            double peak = stretch.peakPerSecond();
            if (last != null && last.phase().equals(stretch.phase())) {
                phases.set(
                        phases.size() - 1,
                        new PhaseSpan(
                                last.phase(),
                                last.startNanos(),
                                stretch.endNanos(),
                                last.firstVisitor(),
                                last.visitors() + stretch.visitors(),
                                Math.max(last.peakPerSecond(), peak)));
            } else {
                phases.add(new PhaseSpan(
                        stretch.phase(),
                        stretch.startNanos(),
                        stretch.endNanos(),
                        stretch.firstVisitor(),
                        stretch.visitors(),
                        peak));
            }
        }
        return List.copyOf(phases);
    }

    /** The total number of visitors; they are numbered from 0 in the order in which they are due. */
    public int visitors() {
        return offsetsNanos.length;
    }

    /** When a visitor is due, after the plan's start; ascending. */
    public long offsetNanos(int visitor) {
        return offsetsNanos[visitor];
    }

    /** The phase to which a visitor belongs, by planned time. */
    public String phase(int visitor) {
        return phaseAt(offsetsNanos[visitor]);
    }

    /** The phase at a time; the last phase from the end of arrivals on. */
    public String phaseAt(long offsetNanos) {
        return stretchAt(offsetNanos).phase();
    }

    /** The planned arrival rate at a time; 0 before the start and from the end of arrivals on. */
    public double ratePerSecond(long offsetNanos) {
        if (offsetNanos < 0 || offsetNanos >= lengthNanos()) {
            return 0;
        }
        Stretch stretch = stretchAt(offsetNanos);
        return stretch.share() * stretch.curve().perSecond((offsetNanos - stretch.startNanos()) / 1e9);
    }

    /** How many are due at or before that time. */
    public long dueBy(long offsetNanos) {
        int low = 0;
        int high = offsetsNanos.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (offsetsNanos[middle] <= offsetNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Visitors of each phase, in order of time. */
    public Map<String, Long> byPhase() {
        Map<String, Long> visitors = new LinkedHashMap<>();
        phases.forEach(phase -> visitors.merge(phase.phase(), (long) phase.visitors(), Long::sum));
        return Collections.unmodifiableMap(visitors);
    }

    /** The phases in order of time, without gaps. */
    public List<PhaseSpan> phases() {
        return phases;
    }

    /** Length of all arrivals together. */
    public long lengthNanos() {
        return stretches.get(stretches.size() - 1).endNanos();
    }

    private Stretch stretchAt(long offsetNanos) {
        int low = 0;
        int high = stretches.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stretches.get(middle).endNanos() <= offsetNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return stretches.get(low);
    }
}
