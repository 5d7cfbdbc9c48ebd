package dev.onsale.judge;

import dev.onsale.judge.Confirming.Confirmed;
import dev.onsale.judge.Confirming.Missed;
import dev.onsale.judge.Eligibility.Standing;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.Screen.Screened;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Cell.State;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said of one cell: its state, why, and what would settle it. */
final class Deciding {

    /**
     * A candidate whose own standard error is more than this part of what must be detected says nothing, unless the baseline's
     * runs were like it: then what they differ by has that chance in it.
     */
    private static final double NOISE_SHARE_MAX = 0.5;

    private static final double NOISIER_THAN_USUAL = 3;

    private static final String HIDDEN =
            "the machine has become faster than it was for its baseline, which may hide as much";

    private static final String MORE_PAIRS = "more fresh pairs (gate.confirmPairs), or a quieter machine";

    private final Screen screen;
    private final Confirming confirming;
    private final GateSettings gate;
    private final Listed listed;
    private final Sight sight;
    private final @Nullable Double drift;
    private final Map<Key, Confirmed> worse;
    private final Map<Key, Confirmed> better;
    private final Map<Key, Missed> missed;
    private final Distributions tables;

    /**
     * @param worse what fresh runs said of those flagged for the worse; {@code better} likewise
     * @param missed of moments that never came
     */
    Deciding(
            Screen screen,
            Confirming confirming,
            GateSettings gate,
            Sight sight,
            @Nullable Double drift,
            Map<Key, Confirmed> worse,
            Map<Key, Confirmed> better,
            Map<Key, Missed> missed,
            Distributions tables) {
        this.screen = screen;
        this.confirming = confirming;
        this.gate = gate;
        this.listed = new Listed(gate.only());
        this.sight = sight;
        this.drift = drift;
        this.worse = worse;
        this.better = better;
        this.missed = missed;
        this.tables = tables;
    }

    Decision decide(Screened cell) {
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
        if (cell.eligibility().standing() == Standing.COMPARED
                || sight.holdsNothingOpen(cell.sample())
                || Large.wentWithItsStep(cell, screen.large())) {
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
        if (confirmed.byOne() && !cell.ungated()) {
            return byOne(cell, confirmed);
        }
        if (!confirmed.confirmation().confirmed()) {
            String cleared = screen.hidden().contains(cell.key())
                    ? HIDDEN + "; cleared by fresh pairs"
                    : "flagged by the screen, cleared by fresh runs";
            return cell.ungated()
                    ? ungated(cell, "; " + cleared)
                    : seenOnce(cell, confirmed).orElseGet(() -> steadyOrOpen(cell, cleared));
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

    private Optional<Decision> seenOnce(Screened cell, Confirmed confirmed) {
        return sight.holdsNothingOpen(cell.sample())
                ? Optional.empty()
                : SeenOnce.among(cell, screen.pAdjusted().get(cell.key()), sight.must(cell), confirmed);
    }

    /** What leads is proven and the other is not: of neither can it be said that nothing is wrong. */
    private Decision byOne(Screened cell, Confirmed confirmed) {
        OwnChange own = confirmed.own();
        String change = own == null ? "" : describe(cell.sample(), own.contrast());
        if (sight.holdsNothingOpen(cell.sample())) {
            return Decision.tooNoisy("shown only: " + describe(cell.sample(), confirmed.contrast())
                    + " in fresh runs, beside the other steps " + change + ": one of them within noise");
        }
        if (!cell.ownLeads()) {
            return new Decision(
                    State.INCONCLUSIVE,
                    describe(cell, confirmed.contrast()) + " in fresh runs, but beside the other steps only " + change,
                    cell.key().name() + ": " + MORE_PAIRS);
        }
        return sight.isEnoughAsMeasured(cell)
                ? Decision.of(
                        State.STEADY,
                        "no slower by itself; " + change + " only beside the other steps, which became faster")
                : new Decision(
                        State.INCONCLUSIVE,
                        change + " beside the other steps in fresh runs, but as measured within what runs differ by",
                        cell.key().name() + ": " + MORE_PAIRS);
    }

    private Decision unconfirmed(Screened cell) {
        boolean tried = confirming.byPairs() || confirming.byCandidates();
        String name = cell.key().name();
        Contrast contrast = cell.contrast();
        String change = contrast == null ? "" : describe(cell, contrast) + "; ";
        if (tried && sight.holdsNothingOpen(cell.sample())) {
            return Decision.of(State.NOT_GATED, change + "flagged by the screen; the fresh runs lack its samples");
        }
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

    private Decision steadyOrOpen(Screened cell, String how) {
        Sample sample = cell.sample();
        Measure candidate = sample.candidate();
        if (cell.contrast() == null || candidate == null) {
            return Decision.of(State.INCONCLUSIVE, "nothing to compare");
        }
        String steady = how + (cell.ownLeads() ? " beside the other steps" : "");
        double must = sight.must(cell);
        if (!sight.isEnough(cell)) {
            String seen = change(sample, sight.seen(cell));
            if (sight.isCountedOnly(cell)) {
                return Decision.tooNoisy("too few samples (" + Figures.count(sample.expected())
                        + "): by counting alone, nothing below " + seen + " could be seen");
            }
            return sight.holdsNothingOpen(sample)
                    ? Decision.tooNoisy("shown only: baseline runs differ so much that nothing below " + seen
                            + " would have been seen")
                    : new Decision(
                            State.INCONCLUSIVE,
                            steady + ", but nothing below " + seen + " would have been seen, and "
                                    + change(sample, must) + " must be",
                            sight.settle(cell));
        }
        if (candidate.standardError() > NOISE_SHARE_MAX * must
                && candidate.standardError() > NOISIER_THAN_USUAL * Math.sqrt(sample.varianceWithin())
                && sample.metric().isLatency()) {
            String noisy = steady + ", but this run is too noisy within itself";
            return sight.holdsNothingOpen(sample)
                    ? Decision.tooNoisy("shown only: " + noisy)
                    : new Decision(State.INCONCLUSIVE, noisy, cell.key().name() + ": another run of the candidate");
        }
        String back = sample.metric() instanceof Metric.Recovered
                ? "; back by itself " + CellText.value(sample.metric(), candidate.value()) + " after the surge"
                : "";
        return Decision.of(State.STEADY, steady + back);
    }

    private static String change(Sample sample, double effect) {
        return CellText.change(sample, sample.change(sample.sign() * effect));
    }

    private String describe(Screened cell, Contrast contrast) {
        Sample sample = cell.sample();
        Measure candidate = sample.candidate();
        return CellText.value(sample.metric(), sample.value())
                + " → "
                + CellText.value(sample.metric(), candidate == null ? null : candidate.value())
                + ", "
                + describe(sample, contrast);
    }

    private String describe(Sample sample, Contrast contrast) {
        double half = contrast.halfWidth(tables);
        return CellText.changeWithInterval(
                sample,
                sample.change(contrast.effect()),
                sample.change(contrast.effect() - half),
                sample.change(contrast.effect() + half));
    }
}
