package dev.onsale.judge;

import dev.onsale.judge.CellStates.Judged;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.CellReason;
import dev.onsale.record.CellReason.Figure;
import dev.onsale.record.CellReason.Kind;
import dev.onsale.record.Remedy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges cells within the bounds of what the injectors may have added. Every time is between the measured value and
 * that minus its bound. A regression must be true at the end that favours the target (the candidate's low end against
 * the baselines as measured); steady and improved at the other (the candidate as measured against the baselines' low
 * ends). Cells with bounds below {@code minShift} are unchanged.
 *
 * @param candidates the maximum addition in any run of the candidate, by cell; only if it counts
 * @param baselines the same for the baseline runs
 * @param mustDetect the growth of a time that must be detected, a share: less does not contradict steady
 */
record InjectorEnds(Map<Key, Double> candidates, Map<Key, Double> baselines, double mustDetect) {

    /** The end of their bounds at which runs are compared. */
    enum End {
        AS_MEASURED,
        FOR_THE_CANDIDATE,
        AGAINST_THE_CANDIDATE;

        Map<Key, Measure> baseline(Measured run) {
            return this == AGAINST_THE_CANDIDATE ? run.lows() : run.measures();
        }

        Map<Key, Measure> candidate(Measured run) {
            return this == FOR_THE_CANDIDATE ? run.lows() : run.measures();
        }
    }

    static InjectorEnds of(Collection<Measured> candidates, Collection<Measured> baselines, double mustDetect) {
        return new InjectorEnds(added(candidates), added(baselines), mustDetect);
    }

    private static Map<Key, Double> added(Collection<Measured> runs) {
        Map<Key, Double> added = new LinkedHashMap<>();
        for (Measured run : runs) {
            run.lows().forEach((key, low) -> {
                Measure measured = run.measures().get(key);
                if (measured != null && measured.compared() != low.compared()) {
                    double ms = measured.value() - low.value();
                    added.merge(key, ms, Math::max);
                    if (key.metric() instanceof Metric.Quantile) {
                        // What was added to any step may have been added to what all share.
                        added.merge(new Key(CommonMode.SUBJECT, key.metric()), ms, Math::max);
                        added.merge(new Key(key.subject(), StepTimes.METRIC), ms, Math::max);
                    }
                }
            });
        }
        return added;
    }

    /**
     * @param asMeasured the cells as the measured times have them
     * @param forTheCandidate judged at the end that favours it, each way in which a regression may be proven there
     * @param againstTheCandidate judged at the other end
     */
    List<Judged> weighed(
            List<Judged> asMeasured,
            Supplier<List<List<Judged>>> forTheCandidate,
            Supplier<List<Judged>> againstTheCandidate) {
        Map<String, Double> ofCandidates = byName(candidates);
        Map<String, Double> ofBaselines = byName(baselines);
        @Nullable List<List<Judged>> favouring = null;
        @Nullable List<Judged> other = null;
        List<Judged> weighed = new ArrayList<>();
        for (Judged judged : asMeasured) {
            String name = judged.cell().name();
            Double added = ofCandidates.get(name);
            Double addedBefore = ofBaselines.get(name);
            if (added != null && judged.cell().state() == State.REGRESSED) {
                favouring = favouring == null ? forTheCandidate.get() : favouring;
                weighed.add(
                        favouring.stream().anyMatch(cells -> isProven(cells, name))
                                ? judged
                                : notProven(judged, added));
            } else if (addedBefore != null && isGood(judged.cell().state())) {
                other = other == null ? againstTheCandidate.get() : other;
                weighed.add(asGood(judged, named(other, name), addedBefore));
            } else {
                weighed.add(judged);
            }
        }
        return weighed;
    }

    private static boolean isGood(State state) {
        return state == State.STEADY || state == State.IMPROVED;
    }

    private static boolean isProven(List<Judged> cells, String name) {
        return named(cells, name)
                .filter(judged -> judged.cell().state() == State.REGRESSED)
                .isPresent();
    }

    private static Judged notProven(Judged judged, double addedMs) {
        Cell cell = judged.cell();
        return new Judged(
                cell.as(State.INCONCLUSIVE, because(cell, Kind.INJECTOR_MAY_HAVE_ADDED, addedMs)),
                Remedy.of(Remedy.Kind.PAIRS_WITH_FREE_PROCESSORS, cell.name()));
    }

    private Judged asGood(Judged judged, Optional<Judged> other, double addedMs) {
        Cell cell = judged.cell();
        State there = other.map(found -> found.cell().state()).orElse(State.INCONCLUSIVE);
        if (there == cell.state() || there == State.IMPROVED) {
            return judged;
        }
        List<CellReason> added = because(cell, Kind.INJECTOR_MAY_HAVE_ADDED_BEFORE, addedMs);
        if (cell.state() == State.STEADY
                && other.filter(found -> isHarmless(cell, found.cell())).isPresent()) {
            return judged;
        }
        return there == State.STEADY
                ? new Judged(cell.as(State.STEADY, added), null)
                : isExtreme(cell)
                        ? new Judged(
                                cell.as(State.NOT_GATED, Decision.joined(CellReason.of(Kind.SHOWN_ONLY), added)), null)
                        : new Judged(
                                cell.as(State.INCONCLUSIVE, added),
                                Remedy.of(Remedy.Kind.BASELINES_WITH_FREE_PROCESSORS, cell.name()));
    }

    /**
     * Whether a regression of {@code mustDetect} is ruled out at the other end too: by its interval, or because nothing
     * is flagged there and the change is smaller. A flag alone is not a finding, because the screen flags often by
     * design, and fresh runs decide what it is worth. Nor is it a finding that the runs' low ends differ more than the
     * measured values.
     */
    private boolean isHarmless(Cell cell, Cell other) {
        Cell.Own own = other.own() != null && other.own().leads() ? other.own() : null;
        Double change = own != null ? Double.valueOf(own.change()) : other.change();
        Double high = own != null ? Double.valueOf(own.changeHigh()) : other.changeHigh();
        Double seen = cell.smallestDetectable();
        if (change == null || high == null || seen == null) {
            return false;
        }
        return high < mustDetect || !other.flagged() && change < Math.max(seen, mustDetect);
    }

    private static List<CellReason> because(Cell cell, Kind kind, double addedMs) {
        List<CellReason> asMeasured = cell.why();
        return Decision.joined(
                asMeasured == null ? List.of() : asMeasured, CellReason.of(kind, Figure.ADDED_MS, addedMs));
    }

    private static boolean isExtreme(Cell cell) {
        return Metric.named(cell.metric()).filter(Metric::isExtreme).isPresent();
    }

    private static Optional<Judged> named(List<Judged> cells, String name) {
        return cells.stream()
                .filter(judged -> judged.cell().name().equals(name))
                .findFirst();
    }

    private static Map<String, Double> byName(Map<Key, Double> byKey) {
        Map<String, Double> byName = new LinkedHashMap<>();
        byKey.forEach((key, ms) -> byName.put(key.name(), ms));
        return byName;
    }
}
