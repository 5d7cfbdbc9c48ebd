package dev.onsale.judge;

import dev.onsale.judge.CatalogueRun.Figure;
import dev.onsale.judge.CatalogueRun.Key;
import dev.onsale.judge.LeastSquares.Point;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Sweep;
import dev.onsale.record.Growth;
import dev.onsale.record.Growth.Line;
import dev.onsale.record.Growth.State;
import dev.onsale.record.GrowthReason;
import dev.onsale.record.GrowthReason.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How each step's figures grow with the catalogue: a straight line over the runs, {@code figure = a + b · ticketTypes}
 * (see {@link LeastSquares}), one point a run, since runs differ by more than their requests do.
 *
 * <p>A latency percentile <em>grows</em> when its mean at the largest size is at least {@code 1 + maxGrowth} times that
 * at the smallest, and the growth from the smallest to the largest along the line, at the lower end of its 90 %
 * interval, exceeds both {@code minShift} and {@code minEffect} of the smallest size's mean. It is <em>steady</em> when
 * it does not, and at the interval's upper end stays below what would count or must be detected; else it is
 * <em>open</em>. Queries a response grow when the lower end of {@code b} exceeds {@value #QUERIES_PER_TYPE_MAX}.
 *
 * <p>No correction for the many figures: a latency has to double besides, which chance does not do to medians and p95s
 * that rest on enough responses, and with the one to four degrees of freedom of a sweep a correction would blind it.
 */
final class CatalogueGrowth {

    /** A shop may ask once for some twenty further types, for each page of a list say; not once for every few. */
    static final double QUERIES_PER_TYPE_MAX = 0.05;

    private final Sweep sweep;
    private final GateSettings gate;
    private final Distributions tables = new Distributions();

    CatalogueGrowth(Sweep sweep, GateSettings gate) {
        this.sweep = sweep;
        this.gate = gate;
    }

    /** One a step and metric, in the order of the runs' steps. */
    List<Growth> of(List<CatalogueRun> runs) {
        Set<Key> keys = new LinkedHashSet<>();
        runs.forEach(run -> keys.addAll(run.figures().keySet()));
        return keys.stream().map(key -> growth(key, runs)).toList();
    }

    private Growth growth(Key key, List<CatalogueRun> runs) {
        SortedMap<Integer, List<Double>> values = new TreeMap<>();
        List<Point> points = new ArrayList<>();
        for (CatalogueRun run : runs) {
            Figure figure = run.figures().get(key);
            if (figure != null) {
                values.computeIfAbsent(run.ticketTypes(), size -> new ArrayList<>())
                        .add(figure.value());
                points.add(new Point(run.ticketTypes(), figure.value()));
            }
        }
        if (values.size() < 2) {
            return growth(key, State.NOT_JUDGED, values, null, GrowthReason.of(Kind.KNOWN_AT_ONE_SIZE));
        }
        LeastSquares fit = LeastSquares.through(points);
        OptionalDouble half = fit.slopeHalfWidth(tables);
        Line line = new Line(
                fit.intercept(),
                fit.slope(),
                half.isEmpty() ? null : fit.slope() - half.getAsDouble(),
                half.isEmpty() ? null : fit.slope() + half.getAsDouble());
        Growth found = growth(key, State.OPEN, values, line, null);
        Found judged = lacking(key, runs).orElseGet(() -> key.isQueries() ? queries(line) : latency(found, line));
        return growth(key, judged.state(), values, line, judged.why());
    }

    private static Growth growth(
            Key key,
            State state,
            SortedMap<Integer, List<Double>> values,
            @Nullable Line line,
            @Nullable GrowthReason why) {
        return new Growth(key.step(), key.metric(), key.unit(), state, values, line, "", why);
    }

    private record Found(State state, @Nullable GrowthReason why) {
        static Found open(Kind kind) {
            return new Found(State.OPEN, GrowthReason.of(kind));
        }
    }

    /** Too few responses in every run are the plan's doing; too few in some are something that the sweep found. */
    private Optional<Found> lacking(Key key, List<CatalogueRun> runs) {
        CatalogueRun fewest = null;
        boolean enoughSomewhere = false;
        for (CatalogueRun run : runs) {
            if (has(run, key)) {
                enoughSomewhere = true;
            } else if (fewest == null || samples(run, key) < samples(fewest, key)) {
                fewest = run;
            }
        }
        if (fewest == null) {
            return Optional.empty();
        }
        GrowthReason why = GrowthReason.of(Kind.TOO_FEW_RESPONSES)
                .with(GrowthReason.Figure.SAMPLES, samples(fewest, key))
                .with(GrowthReason.Figure.NEEDED, needed(key, runs))
                .with(GrowthReason.Figure.TICKET_TYPES, fewest.ticketTypes());
        return Optional.of(new Found(enoughSomewhere ? State.OPEN : State.NOT_JUDGED, why));
    }

    private static boolean has(CatalogueRun run, Key key) {
        Figure figure = run.figures().get(key);
        return figure != null && figure.samples() >= figure.needed();
    }

    private static long samples(CatalogueRun run, Key key) {
        Figure figure = run.figures().get(key);
        return figure == null ? 0 : figure.samples();
    }

    private static long needed(Key key, List<CatalogueRun> runs) {
        return runs.stream()
                .map(run -> run.figures().get(key))
                .filter(figure -> figure != null)
                .mapToLong(Figure::needed)
                .findFirst()
                .orElse(0);
    }

    private Found queries(Line line) {
        Double low = line.slopeLow();
        Double high = line.slopeHigh();
        if (line.slope() > QUERIES_PER_TYPE_MAX) {
            // Queries are counted and not timed: where there is no interval, two sizes tell.
            return low == null || low > QUERIES_PER_TYPE_MAX
                    ? new Found(State.GROWS, null)
                    : Found.open(Kind.GROWTH_NOT_PROVEN);
        }
        return high == null || high <= QUERIES_PER_TYPE_MAX
                ? new Found(State.STEADY, null)
                : Found.open(Kind.GROWTH_NOT_RULED_OUT);
    }

    private Found latency(Growth growth, Line line) {
        double span = growth.values().lastKey() - growth.values().firstKey();
        double from = growth.from();
        double least = Math.max(gate.minShift().toNanos() / 1e6, gate.minEffect() * from);
        boolean tooMuch = growth.to() >= (1 + sweep.maxGrowth()) * from && growth.to() - from > least;
        Double low = line.slopeLow();
        Double high = line.slopeHigh();
        if (low == null || high == null) {
            return Found.open(Kind.NO_INTERVAL);
        }
        if (tooMuch) {
            return low * span > least ? new Found(State.GROWS, null) : Found.open(Kind.GROWTH_NOT_PROVEN);
        }
        double seen = Math.max(least, Math.max(sweep.maxGrowth(), gate.mustDetect()) * from);
        return high * span <= seen
                ? new Found(State.STEADY, null)
                : new Found(
                        State.OPEN,
                        GrowthReason.of(Kind.GROWTH_NOT_RULED_OUT).with(GrowthReason.Figure.MORE_MS, high * span));
    }
}
