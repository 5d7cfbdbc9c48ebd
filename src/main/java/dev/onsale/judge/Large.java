package dev.onsale.judge;

import dev.onsale.judge.Confirming.Confirmed;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.Screen.Screened;
import dev.onsale.judge.Thresholds.Side;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Cell.State;
import dev.onsale.record.CellReason;
import dev.onsale.record.CellReason.Figure;
import dev.onsale.record.CellReason.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Findings so large that they are red whatever the power of their cell and the means of confirmation, even without a
 * baseline build. Each must be beyond chance by itself, because no fresh run is required.
 *
 * <ul>
 *   <li>A step with responses in every baseline run and none now; people who ended {@code bought} or {@code done} in every
 *       baseline run and nobody now: at least ten expected, and none in fewer than one run in a thousand by a negative
 *       binomial with the baseline runs' mean and variance (a Poisson where they spread less): a step that comes as
 *       it likes does not vanish.
 *   <li>A share of the whole run worse by 20 points, worse than every baseline run by 10, and beyond what counts by what
 *       counting leaves open (one in a thousand on either side) and runs spread beyond that (t, one in a thousand).
 *   <li>A percentile of the whole run three times as long and twice as long as in any baseline run, by at least 20 ms
 *       and ten times {@code minShift}, with the lower end of the interval (t, one in a thousand) beyond a factor of 1.5;
 *       and so by ranks, at the ends of both runs' chance that favour the candidate. A time can be the machine's, so that
 *       fresh runs may say that it happened once.
 * </ul>
 *
 * <p>Worst windows are never large findings: they are extremes, and one stall of a machine produces one.
 */
final class Large {

    /** One-sided, of each interval and each count. */
    private static final double CHANCE = 0.001;

    private static final double POINTS = 0.20;
    private static final double POINTS_BEYOND_ANY = 0.10;
    private static final double ROUNDING = 1e-9;

    /** With fewer responses per run a percentile is hardly more than one of them. */
    private static final long RESPONSES_MIN = 5;

    private static final double SLOWER = Math.log(3);
    private static final double SLOWER_THAN_ANY = Math.log(2);
    private static final double SLOWER_SURELY = Math.log(1.5);
    private static final double SHIFT_MS_MIN = 20;
    private static final double MIN_SHIFTS = 10;

    private final Thresholds thresholds;
    private final Distributions tables;

    private Large(Thresholds thresholds, Distributions tables) {
        this.thresholds = thresholds;
        this.tables = tables;
    }

    /** Of the cells that may decide; of vanished steps, those with a cell that may. */
    static Map<Key, Fact> among(List<Screened> cells, Thresholds thresholds, Listed listed, Distributions tables) {
        Large sought = new Large(thresholds, tables);
        Map<Key, Fact> found = new LinkedHashMap<>();
        for (Screened cell : cells) {
            Fact fact = sought.fact(cell, listed);
            if (fact != null) {
                found.put(cell.key(), fact);
            }
        }
        return found;
    }

    /** Whether no fresh run can revoke it. */
    static boolean isSettled(@Nullable Fact fact) {
        return fact != null && fact != Fact.LARGE_TIME && fact != Fact.TOO_NOISY;
    }

    /**
     * Findings that remain if other programs took the target's cores: not times and shares of a single run, which
     * fresh runs can revoke.
     */
    static Map<Key, Fact> ofAStarvedTarget(Map<Key, Fact> large) {
        Map<Key, Fact> kept = new LinkedHashMap<>(large);
        kept.values().removeIf(fact -> fact == Fact.LARGE_TIME || fact == Fact.LARGE_SHARE);
        return kept;
    }

    /** Whether its whole step vanished, which is reported once. */
    static boolean wentWithItsStep(Screened cell, Map<Key, Fact> large) {
        return cell.sample().candidate() == null
                && large.get(new Key(cell.key().subject(), new Metric.Requests())) == Fact.VANISHED;
    }

    private @Nullable Fact fact(Screened cell, Listed listed) {
        Sample sample = cell.sample();
        if (sample.metric() instanceof Metric.Requests) {
            boolean asked = listed.namesAnyOf(sample.key().subject());
            return asked && sample.candidate() == null && isBeyondChance(sample, sample.expected())
                    ? Fact.VANISHED
                    : null;
        }
        Contrast contrast = cell.contrast();
        Measure candidate = sample.candidate();
        if (contrast == null || candidate == null || !(cell.eligibility().gated() || cell.ungated())) {
            return null;
        }
        if (sample.metric().worse() == Metric.Worse.DOWN
                && candidate.value() == 0
                && isBeyondChance(sample, sample.value() * candidate.samples())) {
            return Fact.GONE;
        }
        if (sample.metric() instanceof Metric.Errors || sample.metric() instanceof Metric.Ended) {
            return isWorseByPoints(sample, candidate, contrast) ? Fact.LARGE_SHARE : null;
        }
        return sample.metric() instanceof Metric.Quantile && isSlower(sample, candidate, contrast)
                ? Fact.LARGE_TIME
                : null;
    }

    /** @param expected of the candidate */
    private static boolean isBeyondChance(Sample sample, double expected) {
        return expected >= Eligibility.PRESENCE_MIN
                && sample.baselineRuns() >= GateSettings.BASELINE_RUNS_MIN
                && sample.baselines().size() == sample.baselineRuns()
                && none(sample.baselines().stream()
                                .mapToDouble(measure -> counted(sample.metric(), measure))
                                .toArray())
                        <= CHANCE;
    }

    private static double counted(Metric metric, Measure measure) {
        return metric instanceof Metric.Requests ? measure.samples() : Math.rint(measure.value() * measure.samples());
    }

    /** The probability of none where runs had so many. */
    static double none(double... counts) {
        double mean = 0;
        for (double count : counts) {
            mean += count / counts.length;
        }
        double variance = 0;
        for (double count : counts) {
            variance += (count - mean) * (count - mean) / (counts.length - 1);
        }
        return variance <= mean ? Math.exp(-mean) : Math.pow(mean / variance, mean * mean / (variance - mean));
    }

    private boolean isWorseByPoints(Sample sample, Measure candidate, Contrast contrast) {
        int sign = sample.sign();
        boolean beyondAny = sample.baselines().stream()
                .allMatch(measure -> sign * (candidate.value() - measure.value()) >= POINTS_BEYOND_ANY - ROUNDING);
        return beyondAny
                && sign * (candidate.value() - sample.value()) >= POINTS - ROUNDING
                && surelyWorse(sample, candidate, contrast) >= thresholds.toCount(sample, Side.WORSE);
    }

    private boolean isSlower(Sample sample, Measure candidate, Contrast contrast) {
        double shiftMs =
                Math.max(SHIFT_MS_MIN, MIN_SHIFTS * thresholds.gate().minShift().toNanos() / 1e6);
        double slowest =
                sample.baselines().stream().mapToDouble(Measure::compared).max().orElse(Double.POSITIVE_INFINITY);
        double slowestByChance = sample.baselines().stream()
                .mapToDouble(measure -> measure.chance().high())
                .max()
                .orElse(Double.POSITIVE_INFINITY);
        return Math.min(candidate.samples(), sample.expected()) >= RESPONSES_MIN
                && contrast.effect() >= SLOWER
                && candidate.value() - sample.value() >= shiftMs
                && candidate.compared() - slowest >= SLOWER_THAN_ANY
                && candidate.chance().low() - slowestByChance >= SLOWER_SURELY
                && surely(contrast) >= SLOWER_SURELY;
    }

    /** The end of the effect's interval that favours the candidate. */
    private double surely(Contrast contrast) {
        return contrast.effect() - critical(contrast) * contrast.error();
    }

    /**
     * The same of a share for the worse: both ends of what counting leaves open of either side, beside what runs spread beyond
     * counting. Chance by counting is known, so that no t need be paid for it.
     */
    private double surelyWorse(Sample sample, Measure candidate, Contrast contrast) {
        double squares = sample.baselines().stream()
                .mapToDouble(measure -> measure.standardError() * measure.standardError())
                .sum();
        double counting = candidate.standardError()
                + Math.sqrt(squares) / sample.baselines().size();
        double beyond =
                Math.sqrt(Math.max(0, contrast.sigma() * contrast.sigma() - contrast.floor() * contrast.floor()));
        return sample.sign() * contrast.effect()
                - Math.hypot(WithinRun.HARDLY_EVER * counting, critical(contrast) * beyond * contrast.spread());
    }

    private double critical(Contrast contrast) {
        return tables.tCritical(CHANCE, contrast.weight() + contrast.freedom());
    }

    /**
     * @param otherwise what would be said of the cell were it not large
     * @param again what fresh runs said; {@code null} if nothing
     * @param byPairs whether by pairs; else the first of them is the screened candidate itself
     * @param drifts whether the machine alone could explain it, and there are no pairs
     * @param crowd the other programs on the judged run's machine
     */
    static Decision decided(
            Fact fact,
            Screened cell,
            Decision otherwise,
            @Nullable Confirmed again,
            boolean byPairs,
            boolean drifts,
            Crowd crowd) {
        if (otherwise.state() == State.REGRESSED) {
            return otherwise;
        }
        return switch (fact) {
            case APPEARED, TOO_NOISY -> otherwise;
            case VANISHED ->
                Decision.of(State.REGRESSED, Eligibility.byCounts(cell.sample()).why());
            case GONE -> Decision.of(State.REGRESSED, Kind.GONE);
            case LARGE_SHARE ->
                again == null
                        ? Decision.of(State.REGRESSED, Kind.TOO_LARGE_FOR_CHANCE)
                        : Decision.of(State.REGRESSED, Kind.TOO_LARGE_FOR_CHANCE, Kind.NOT_CONFIRMED_BY_FRESH_RUNS);
            case LARGE_TIME ->
                again == null
                        ? drifts ? otherwise : Decision.of(State.REGRESSED, Kind.TOO_LARGE_FOR_CHANCE)
                        : again(cell, otherwise, fresh(again, byPairs), crowd);
        };
    }

    private static List<Double> fresh(Confirmed again, boolean byPairs) {
        List<Double> differences = again.confirmation().differences();
        return differences.subList(byPairs ? 0 : 1, differences.size());
    }

    /**
     * As slow in half of the fresh runs, and in at least as many more than were that much faster: chance produces both
     * equally often.
     */
    private static Decision again(Screened cell, Decision otherwise, List<Double> fresh, Crowd crowd) {
        Contrast contrast = cell.contrast();
        double effect = contrast == null ? 0 : contrast.effect();
        long seen = fresh.stream().filter(difference -> difference >= SLOWER).count();
        long quicker =
                fresh.stream().filter(difference -> difference <= -SLOWER).count();
        CellReason so = CellReason.of(Kind.AS_SLOW_AGAIN, Figure.AGAIN, seen).with(Figure.AGAIN_OF, fresh.size());
        if (2 * (seen - quicker) >= fresh.size()) {
            return Decision.of(State.REGRESSED, so);
        }
        return crowd.explains() ? otherwise : SeenOnce.decision(cell, effect, so);
    }
}
