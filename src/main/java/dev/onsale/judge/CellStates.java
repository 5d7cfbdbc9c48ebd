package dev.onsale.judge;

import dev.onsale.judge.Confirming.Confirmed;
import dev.onsale.judge.Confirming.Missed;
import dev.onsale.judge.Eligibility.Standing;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.Screen.Screened;
import dev.onsale.judge.Thresholds.Side;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.Confirmation;
import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Cell.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts each cell into its state, says why, and what would settle it. */
final class CellStates {

    /** @param settle what would settle an inconclusive cell; empty otherwise */
    record Judged(Cell cell, String settle) {}

    /** A candidate whose own standard error is more than this part of what must be detected says nothing. */
    private static final double NOISE_SHARE_MAX = 0.5;

    private static final String HIDDEN =
            "the machine has become faster than it was for its baseline, which may hide as much";

    private final Screen screen;
    private final Confirming confirming;
    private final GateSettings gate;
    private final Listed listed;
    private final @Nullable Double drift;
    private final Map<Key, Confirmed> worse;
    private final Map<Key, Missed> missed;
    private final Map<Key, Confirmed> better;
    private final Detectable detectable;
    private final Thresholds thresholds;
    private final Distributions tables;

    CellStates(Screen screen, Confirming confirming, GateSettings gate, @Nullable Double drift, Distributions tables) {
        this.screen = screen;
        this.confirming = confirming;
        this.gate = gate;
        this.listed = new Listed(gate.only());
        this.drift = drift;
        this.tables = tables;
        this.worse = confirming.of(screen.flagged(), Side.WORSE);
        this.missed = confirming.missed();
        this.better = confirming.of(screen.flaggedBetter(), Side.BETTER);
        this.thresholds = new Thresholds(gate);
        int pairs =
                confirming.byPairs() ? confirming.pairs().size() : confirming.byCandidates() ? 0 : gate.confirmPairs();
        this.detectable =
                new Detectable(new Procedures(gate, screen.family(), pairs, confirming.alphaPairs(), tables), tables);
    }

    List<Judged> judged() {
        Map<Key, Decision> decisions = new LinkedHashMap<>();
        screen.cells().forEach(cell -> decisions.put(cell.key(), decide(cell)));
        boolean failing = screen.flagged().stream().map(Key::metric).anyMatch(metric -> !metric.isLatency());
        List<Judged> judged = new ArrayList<>();
        for (Screened cell : screen.cells()) {
            Decision decision = decisions.getOrDefault(cell.key(), Decision.of(State.NOT_GATED, ""));
            if (decision.state() == State.IMPROVED
                    && failing
                    && cell.key().metric().isLatency()) {
                decision = Decision.of(State.STEADY, "faster, but more went wrong: not an improvement");
            }
            judged.add(new Judged(cell(cell, decision), decision.settle()));
        }
        return judged;
    }

    /** Names of the gated cells in which a regression that must be seen would not be. */
    List<String> tooCoarse() {
        return screen.cells().stream()
                .filter(cell -> cell.eligibility().gated() && isTooCoarse(cell.sample(), cell.contrast()))
                .map(cell -> cell.key().name())
                .toList();
    }

    private boolean isTooCoarse(Sample sample, @Nullable Contrast contrast) {
        return contrast != null
                && detectable.effect(sample, contrast, null) > thresholds.toDetect(sample)
                && !isErratic(sample, contrast, null);
    }

    private Decision decide(Screened cell) {
        Fact large = screen.large().get(cell.key());
        Decision otherwise = byStanding(cell);
        if (large == null) {
            return otherwise;
        }
        Contrast contrast = cell.contrast();
        boolean drifts = contrast != null && !confirming.byPairs() && Drift.explains(drift, contrast.effect());
        return Large.decided(
                large,
                cell,
                otherwise,
                contrast == null ? "" : describe(cell, contrast),
                worse.get(cell.key()),
                confirming.byPairs(),
                drifts);
    }

    private Decision byStanding(Screened cell) {
        boolean flagged = screen.flagged().contains(cell.key());
        return switch (cell.eligibility().standing()) {
            case SHOWN, UNLISTED ->
                Decision.of(State.NOT_GATED, cell.eligibility().why());
            case COMPARED, UNDELIVERED -> flagged ? flagged(cell) : ungated(cell, "");
            case NEVER_CAME -> NeverCame.decided(cell, missed.get(cell.key()), freshRuns());
            case GATED -> flagged ? flagged(cell) : unflagged(cell);
        };
    }

    /** Never steady; what the run did not deliver stays open, what the plan cannot support holds nothing open. */
    private Decision ungated(Screened cell, String but) {
        String why = cell.eligibility().why() + but;
        if (cell.eligibility().standing() == Standing.COMPARED || Large.wentWithItsStep(cell, screen.large())) {
            return Decision.of(State.NOT_GATED, why);
        }
        return new Decision(
                State.INCONCLUSIVE,
                why,
                cell.key().name() + ": another run that reaches it; if the change is meant, a new baseline"
                        + (listed.names(cell.key()) ? "; or a gate.only that does not list it" : ""));
    }

    private Decision flagged(Screened cell) {
        Confirmed confirmed = worse.get(cell.key());
        if (confirmed == null) {
            return unconfirmed(cell);
        }
        if (!confirmed.confirmation().confirmed()) {
            String cleared = screen.hidden().contains(cell.key())
                    ? HIDDEN + "; cleared by fresh pairs"
                    : "flagged by the screen, cleared by fresh runs";
            return cell.ungated() ? ungated(cell, "; " + cleared) : steadyOrOpen(cell, cleared);
        }
        String change = describe(cell, confirmed.contrast());
        if (confirming.byPairs()) {
            return Decision.of(
                    State.REGRESSED,
                    change + " in " + confirmed.confirmation().differences().size() + " fresh pairs");
        }
        if (Drift.explains(drift, confirmed.contrast().effect())) {
            return new Decision(
                    State.INCONCLUSIVE,
                    "machine drift: " + change + ", while the machine itself changed by "
                            + Figures.growth(drift == null ? 0 : drift),
                    cell.key().name() + ": fresh interleaved pairs, in which the machine's drift cancels out");
        }
        return Decision.of(State.REGRESSED, change + " in fresh candidate runs, not machine-verified");
    }

    private Decision unconfirmed(Screened cell) {
        boolean tried = confirming.byPairs() || confirming.byCandidates();
        String name = cell.key().name();
        Contrast contrast = cell.contrast();
        String change = contrast == null ? "" : describe(cell, contrast) + "; ";
        if (tried) {
            return new Decision(
                    State.INCONCLUSIVE,
                    change + "flagged by the screen, and the fresh runs lack the samples to confirm or clear it",
                    name + ": fresh runs that deliver enough samples of it");
        }
        String why = screen.hidden().contains(cell.key()) ? HIDDEN : "flagged by the screen";
        return new Decision(State.INCONCLUSIVE, change + why + ", not confirmed yet", name + ": " + freshRuns());
    }

    private String freshRuns() {
        return gate.confirmPairs() >= Confirming.PAIRS_MIN
                ? gate.confirmPairs() + " fresh interleaved pairs, baseline build against candidate"
                : (Confirming.CANDIDATES - 1) + " fresh runs of the candidate";
    }

    private Decision unflagged(Screened cell) {
        if (!screen.flaggedBetter().contains(cell.key())) {
            return steadyOrOpen(cell, "within noise");
        }
        Confirmed confirmed = better.get(cell.key());
        if (confirmed == null || !confirmed.confirmation().confirmed()) {
            return steadyOrOpen(cell, "no worse; better by the screen alone");
        }
        if (cell.key().metric() instanceof Metric.SoldOut) {
            return steadyOrOpen(cell, "earlier than in the baseline, which is no worse");
        }
        if (confirming.byCandidates()
                && Drift.explains(drift, confirmed.contrast().effect())) {
            return steadyOrOpen(cell, "no worse; the machine's drift explains as much");
        }
        return Decision.of(State.IMPROVED, describe(cell, confirmed.contrast()));
    }

    private Decision steadyOrOpen(Screened cell, String steady) {
        Sample sample = cell.sample();
        Contrast contrast = cell.contrast();
        Measure candidate = sample.candidate();
        if (contrast == null || candidate == null) {
            return Decision.of(State.INCONCLUSIVE, "nothing to compare");
        }
        double must = thresholds.toDetect(sample);
        double seen = detectable.effect(sample, contrast, worse.get(cell.key()));
        if (seen > must && isErratic(sample, contrast, worse.get(cell.key()))) {
            return Decision.of(
                    State.NOT_GATED,
                    "shown only: baseline runs differ so much that nothing below " + change(sample, seen)
                            + " would have been seen");
        }
        if (seen > must) {
            return new Decision(
                    State.INCONCLUSIVE,
                    steady + ", but nothing below " + change(sample, seen) + " would have been seen, and "
                            + change(sample, must) + " must be",
                    detectable.settle(sample, contrast, worse.get(cell.key()), must));
        }
        if (candidate.standardError() > NOISE_SHARE_MAX * must
                && sample.metric().isLatency()) {
            return new Decision(
                    State.INCONCLUSIVE,
                    steady + ", but this run is too noisy within itself",
                    cell.key().name() + ": another run of the candidate");
        }
        String back = sample.metric() instanceof Metric.Recovered
                ? "; back by itself " + CellText.value(sample.metric(), candidate.value()) + " after the surge"
                : "";
        return Decision.of(State.STEADY, steady + back);
    }

    /** A moment is one coarse value a run, the worst window an extreme one: no number of runs may mend how they differ. */
    private boolean isErratic(Sample sample, Contrast contrast, @Nullable Confirmed again) {
        boolean erratic = sample.metric().isMoment()
                || sample.metric() instanceof Metric.WorstQuantile
                        && !detectable.isWithinReach(sample, contrast, again, thresholds.toDetect(sample));
        return erratic && !listed.names(sample.key());
    }

    private @Nullable Confirmation confirmation(Key key, @Nullable Confirmed again) {
        Missed never = missed.get(key);
        return never != null ? never.confirmation() : again == null ? null : again.confirmation();
    }

    private static String change(Sample sample, double effect) {
        return CellText.change(sample, sample.change(sample.sign() * effect));
    }

    private String describe(Screened cell, Contrast contrast) {
        Sample sample = cell.sample();
        Measure candidate = sample.candidate();
        double half = contrast.halfWidth(tables);
        return CellText.value(sample.metric(), sample.value())
                + " → "
                + CellText.value(sample.metric(), candidate == null ? null : candidate.value())
                + ", "
                + CellText.changeWithInterval(
                        sample,
                        sample.change(contrast.effect()),
                        sample.change(contrast.effect() - half),
                        sample.change(contrast.effect() + half));
    }

    private Cell cell(Screened screened, Decision decision) {
        Sample sample = screened.sample();
        Key key = sample.key();
        Measure candidate = sample.candidate();
        Contrast first = screened.contrast();
        Confirmed again = worse.getOrDefault(key, better.get(key));
        Contrast decisive = again == null ? first : again.contrast();
        boolean gated = screened.eligibility().gated();
        boolean tested = gated || screened.ungated();
        Double half = decisive == null ? null : decisive.halfWidth(tables);
        return new Cell(
                key.subject(),
                key.metric().label(),
                key.metric().unit(),
                decision.state(),
                sample.baselines().isEmpty() ? null : sample.value(),
                candidate == null || !candidate.happened() ? null : candidate.value(),
                decisive == null ? null : sample.change(decisive.effect()),
                decisive == null || half == null ? null : sample.change(decisive.effect() - half),
                decisive == null || half == null ? null : sample.change(decisive.effect() + half),
                tested ? screen.p().get(key) : null,
                tested ? screen.pAdjusted().get(key) : null,
                screen.flagged().contains(key),
                confirmation(key, again),
                !gated || first == null
                        ? null
                        : Math.abs(sample.change(sample.sign() * detectable.effect(sample, first, worse.get(key)))),
                candidate == null ? 0 : candidate.samples(),
                decision.reason(),
                screen.large().getOrDefault(key, screened.eligibility().fact()));
    }
}
