package dev.onsale.judge;

import dev.onsale.judge.Comparing.Machine;
import dev.onsale.judge.Confirming.Confirmed;
import dev.onsale.judge.Confirming.Missed;
import dev.onsale.judge.Eligibility.Standing;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.Screen.Screened;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Cell.State;
import dev.onsale.record.CellReason;
import dev.onsale.record.CellReason.Figure;
import dev.onsale.record.CellReason.Kind;
import dev.onsale.record.Remedy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides a cell's state, why, and what would settle it. */
final class Deciding {

    /**
     * A candidate with a standard error above this part of what must be detected shows nothing, unless the baseline
     * runs were similar: then their spread already includes that chance.
     */
    private static final double NOISE_SHARE_MAX = 0.5;

    private static final double NOISIER_THAN_USUAL = 3;

    private final Screen screen;
    private final Confirming confirming;
    private final GateSettings gate;
    private final Listed listed;
    private final Sight sight;
    private final @Nullable Double drift;
    private final Crowd crowd;
    private final Map<Key, Confirmed> worse;
    private final Map<Key, Confirmed> better;
    private final Map<Key, Missed> missed;

    /**
     * @param worse what fresh runs said of those flagged for the worse; {@code better} likewise
     * @param missed of moments that never came
     */
    Deciding(
            Screen screen,
            Confirming confirming,
            GateSettings gate,
            Sight sight,
            Machine machine,
            Map<Key, Confirmed> worse,
            Map<Key, Confirmed> better,
            Map<Key, Missed> missed) {
        this.screen = screen;
        this.confirming = confirming;
        this.gate = gate;
        this.listed = new Listed(gate.only());
        this.sight = sight;
        this.drift = machine.drift();
        this.crowd = machine.crowd();
        this.worse = worse;
        this.better = better;
        this.missed = missed;
    }

    Decision decide(Screened cell) {
        Fact large = screen.large().get(cell.key());
        Decision otherwise = byStanding(cell);
        if (large == null) {
            return otherwise;
        }
        Contrast contrast = cell.contrast();
        boolean drifts = contrast != null && !confirming.byPairs() && Drift.explains(drift, contrast.effect());
        return Large.decided(large, cell, otherwise, worse.get(cell.key()), confirming.byPairs(), drifts, crowd);
    }

    private Decision byStanding(Screened cell) {
        boolean flagged = screen.flagged().worse().contains(cell.key());
        return switch (cell.eligibility().standing()) {
            case SHOWN, UNLISTED ->
                Decision.of(State.NOT_GATED, cell.eligibility().why());
            case COMPARED, UNDELIVERED ->
                !flagged
                        ? ungated(cell)
                        : cell.key().metric() instanceof Metric.Failing
                                ? NewKinds.decided(cell, missed.get(cell.key()), freshRuns(cell))
                                : flagged(cell);
            case NEVER_CAME -> NeverCame.decided(cell, missed.get(cell.key()), freshRuns(cell));
            case GATED -> flagged ? flagged(cell) : unflagged(cell);
        };
    }

    /** Never steady; what the run did not deliver stays open, what the plan cannot support holds nothing open. */
    private Decision ungated(Screened cell, CellReason... but) {
        List<CellReason> why = Decision.joined(cell.eligibility().why(), but);
        if (cell.eligibility().standing() == Standing.COMPARED
                || sight.holdsNothingOpen(cell.sample())
                || Large.wentWithItsStep(cell, screen.large())) {
            return Decision.of(State.NOT_GATED, why);
        }
        return Decision.open(
                Remedy.of(
                        listed.names(cell.key())
                                ? Remedy.Kind.RUN_THAT_REACHES_IT_OR_UNLIST
                                : Remedy.Kind.RUN_THAT_REACHES_IT,
                        name(cell)),
                why);
    }

    private Decision flagged(Screened cell) {
        Confirmed confirmed = worse.get(cell.key());
        if (confirmed == null) {
            return unconfirmed(cell);
        }
        if (confirmed.open()) {
            return unsettled(cell);
        }
        if (confirmed.byOne() && !cell.ungated()) {
            return byOne(cell);
        }
        if (!confirmed.confirmation().confirmed()) {
            return cell.ungated()
                    ? ungated(cell, cleared(cell, false))
                    : seenOnce(cell, confirmed)
                            .map(once -> crowd.explains() ? steadyOrOpen(cell, cleared(cell, true)) : once)
                            .orElseGet(() -> steadyOrOpen(cell, cleared(cell, false)));
        }
        if (confirming.byPairs()) {
            return Decision.of(State.REGRESSED, Kind.CONFIRMED_BY_PAIRS);
        }
        if (Drift.explains(drift, confirmed.contrast().effect())) {
            return Decision.open(
                    Remedy.of(Remedy.Kind.PAIRS_AGAINST_DRIFT, name(cell)),
                    CellReason.of(Kind.MACHINE_DRIFT, Figure.DRIFT, drift == null ? 0 : drift));
        }
        return Decision.of(State.REGRESSED, Kind.CONFIRMED_BY_CANDIDATES);
    }

    private CellReason[] cleared(Screened cell, boolean byCrowd) {
        CellReason why = byCrowd
                ? crowd.reason()
                : CellReason.of(screen.flagged().hidden().contains(cell.key()) ? Kind.HIDDEN_BY_MACHINE : Kind.FLAGGED);
        return new CellReason[] {why, CellReason.of(Kind.CLEARED)};
    }

    /** The pairs ended before the last look, because something else was proven or time ran out. */
    private Decision unsettled(Screened cell) {
        CellReason neither = CellReason.of(Kind.NEITHER_PROVEN_NOR_CLEARED);
        if (cell.ungated()) {
            return ungated(cell, neither);
        }
        return sight.holdsNothingOpen(cell.sample())
                ? Decision.tooNoisy(CellReason.of(Kind.SHOWN_ONLY), neither)
                : Decision.open(freshRuns(cell), neither);
    }

    private Optional<Decision> seenOnce(Screened cell, Confirmed confirmed) {
        return sight.holdsNothingOpen(cell.sample())
                ? Optional.empty()
                : SeenOnce.among(cell, screen.pAdjusted().get(cell.key()), sight.must(cell), confirmed);
    }

    /** The leading proof succeeded and the other did not: neither rules out a regression. */
    private Decision byOne(Screened cell) {
        if (sight.holdsNothingOpen(cell.sample())) {
            return Decision.tooNoisy(CellReason.of(Kind.SHOWN_ONLY), CellReason.of(Kind.ONE_OF_BOTH_WITHIN_NOISE));
        }
        Remedy morePairs = Remedy.of(Remedy.Kind.MORE_PAIRS, name(cell));
        if (!cell.ownLeads()) {
            return Decision.open(morePairs, CellReason.of(Kind.NOT_BESIDE_OTHERS));
        }
        return sight.isEnoughAsMeasured(cell)
                ? Decision.of(State.STEADY, Kind.ONLY_BESIDE_OTHERS)
                : Decision.open(morePairs, CellReason.of(Kind.NOT_AS_MEASURED));
    }

    private Decision unconfirmed(Screened cell) {
        boolean tried = confirming.byPairs() || confirming.byCandidates();
        if (tried) {
            List<CellReason> lacking = Decision.reasons(Kind.FLAGGED, Kind.FRESH_RUNS_LACK_SAMPLES);
            return sight.holdsNothingOpen(cell.sample())
                    ? Decision.of(State.NOT_GATED, lacking)
                    : Decision.open(Remedy.of(Remedy.Kind.ENOUGH_SAMPLES, name(cell)), lacking);
        }
        Kind why = screen.flagged().hidden().contains(cell.key()) ? Kind.HIDDEN_BY_MACHINE : Kind.FLAGGED;
        return Decision.open(freshRuns(cell), Decision.reasons(why, Kind.NOT_CONFIRMED_YET));
    }

    private Remedy freshRuns(Screened cell) {
        return gate.confirmPairs() >= Confirming.PAIRS_MIN
                ? Remedy.of(Remedy.Kind.FRESH_PAIRS, name(cell)).with(Remedy.Figure.RUNS, gate.confirmPairs())
                : Remedy.of(Remedy.Kind.FRESH_CANDIDATES, name(cell))
                        .with(Remedy.Figure.RUNS, Confirming.CANDIDATES - 1);
    }

    private static String name(Screened cell) {
        return cell.key().name();
    }

    private Decision unflagged(Screened cell) {
        if (!screen.flagged().better().contains(cell.key())) {
            return steadyOrOpen(cell, CellReason.of(withinNoise(cell)));
        }
        Confirmed confirmed = better.get(cell.key());
        if (confirmed == null || !confirmed.confirmation().confirmed()) {
            return steadyOrOpen(cell, CellReason.of(Kind.BETTER_UNCONFIRMED));
        }
        if (cell.key().metric() instanceof Metric.SoldOut) {
            return steadyOrOpen(cell, CellReason.of(Kind.EARLIER));
        }
        if (confirming.byCandidates()
                && Drift.explains(drift, confirmed.contrast().effect())) {
            return steadyOrOpen(cell, CellReason.of(Kind.BETTER_BY_DRIFT));
        }
        return Decision.of(State.IMPROVED, Kind.BETTER);
    }

    private static Kind withinNoise(Screened cell) {
        return cell.ownLeads() ? Kind.WITHIN_NOISE_BESIDE : Kind.WITHIN_NOISE;
    }

    private Decision steadyOrOpen(Screened cell, CellReason... steady) {
        Sample sample = cell.sample();
        Measure candidate = sample.candidate();
        if (cell.contrast() == null || candidate == null) {
            return Decision.of(State.INCONCLUSIVE, Kind.NOTHING_TO_COMPARE);
        }
        List<CellReason> how = List.of(steady);
        double must = sight.must(cell);
        if (!sight.isEnough(cell)) {
            return tooCoarse(cell, how, must);
        }
        if (candidate.standardError() > NOISE_SHARE_MAX * must
                && candidate.standardError() > NOISIER_THAN_USUAL * Math.sqrt(sample.varianceWithin())
                && sample.metric().isLatency()) {
            List<CellReason> noisy = Decision.joined(how, CellReason.of(Kind.NOISY_WITHIN_ITSELF));
            return sight.holdsNothingOpen(sample)
                    ? Decision.tooNoisy(Decision.joined(CellReason.of(Kind.SHOWN_ONLY), noisy))
                    : Decision.open(Remedy.of(Remedy.Kind.ANOTHER_CANDIDATE, name(cell)), noisy);
        }
        return Decision.of(
                State.STEADY,
                sample.metric() instanceof Metric.Recovered
                        ? Decision.joined(how, CellReason.of(Kind.BACK_BY_ITSELF))
                        : how);
    }

    private Decision tooCoarse(Screened cell, List<CellReason> how, double must) {
        Sample sample = cell.sample();
        double seen = sample.changeForTheWorse(sight.seen(cell));
        if (sight.isCountedOnly(cell)) {
            return Decision.tooNoisy(CellReason.of(Kind.HIDDEN_BY_COUNTING, Figure.SAMPLES, sample.expected())
                    .with(Figure.DETECTABLE, seen));
        }
        if (sight.isAnsweredByItsStep(cell)) {
            return Decision.tooNoisy(CellReason.of(Kind.JUDGED_WITH_ITS_STEP, Figure.DETECTABLE, seen));
        }
        return sight.holdsNothingOpen(sample)
                ? Decision.tooNoisy(CellReason.of(Kind.BASELINES_DIFFER, Figure.DETECTABLE, seen))
                : Decision.open(
                        sight.settle(cell),
                        Decision.joined(
                                how,
                                CellReason.of(Kind.TOO_COARSE, Figure.DETECTABLE, seen)
                                        .with(Figure.MUST_DETECT, sample.changeForTheWorse(must))));
    }
}
