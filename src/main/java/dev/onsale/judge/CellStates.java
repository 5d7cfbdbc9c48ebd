package dev.onsale.judge;

import dev.onsale.judge.Comparing.Machine;
import dev.onsale.judge.Confirming.Confirmed;
import dev.onsale.judge.Confirming.Missed;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.Screen.Screened;
import dev.onsale.judge.Thresholds.Side;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.Confirmation;
import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Cell.Own;
import dev.onsale.record.Cell.State;
import dev.onsale.record.CellFigures;
import dev.onsale.record.CellGrounds;
import dev.onsale.record.CellProof;
import dev.onsale.record.CellReason.Kind;
import dev.onsale.record.Remedy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every cell with its figures, its state, the reasons, and what would settle it. */
final class CellStates {

    /**
     * @param settle what would settle an inconclusive cell; {@code null} otherwise
     * @param open whether planned looks at further pairs could still prove it
     */
    record Judged(Cell cell, @Nullable Remedy settle, boolean open) {

        Judged(Cell cell, @Nullable Remedy settle) {
            this(cell, settle, false);
        }
    }

    private final Screen screen;
    private final Map<Key, Confirmed> worse;
    private final Map<Key, Missed> missed;
    private final Map<Key, Confirmed> better;
    private final Sight sight;
    private final Deciding deciding;
    private final Distributions tables;

    CellStates(Screen screen, Confirming confirming, GateSettings gate, Machine machine, Distributions tables) {
        this(screen, confirming, gate, machine, false, tables);
    }

    /** @param usual whether the candidate is still to come: it is then assumed to vary like a baseline run */
    CellStates(
            Screen screen,
            Confirming confirming,
            GateSettings gate,
            Machine machine,
            boolean usual,
            Distributions tables) {
        this.screen = screen;
        this.tables = tables;
        this.worse = confirming.of(screen.flagged().worse(), Side.WORSE);
        this.missed = confirming.missed();
        this.better = confirming.of(screen.flagged().better(), Side.BETTER);
        this.sight = new Sight(screen, confirming, gate, worse, usual, tables);
        this.deciding = new Deciding(screen, confirming, gate, sight, machine, worse, better, missed);
    }

    List<Judged> judged() {
        Map<Key, Decision> decisions = new LinkedHashMap<>();
        screen.cells().forEach(cell -> decisions.put(cell.key(), deciding.decide(cell)));
        boolean failing = screen.flagged().worse().stream().map(Key::metric).anyMatch(metric -> !metric.isLatency());
        List<Judged> judged = new ArrayList<>();
        for (Screened cell : screen.cells()) {
            if (cell.key().metric().isPart() && !isShownPart(cell.key(), decisions)) {
                continue;
            }
            Decision decision = decisions.getOrDefault(cell.key(), Decision.of(State.NOT_GATED, List.of()));
            if (decision.state() == State.IMPROVED
                    && failing
                    && cell.key().metric().isLatency()) {
                decision = Decision.of(State.STEADY, Kind.FASTER_BUT_FAILING);
            }
            judged.add(new Judged(cell(cell, decision), decision.settle(), isOpen(cell.key())));
        }
        return judged;
    }

    /** Whether it was flagged, and no whole-run cell of its step shows the same. */
    private boolean isShownPart(Key part, Map<Key, Decision> decisions) {
        boolean fails = part.metric() instanceof Metric.Failing;
        return screen.flagged().worse().contains(part)
                && screen.cells().stream()
                        .map(Screened::key)
                        .filter(key -> key.subject().equals(part.subject()))
                        .filter(key -> fails
                                ? key.metric() instanceof Metric.Errors
                                : key.metric() instanceof Metric.Quantile || key.metric() instanceof Metric.Times)
                        .noneMatch(key -> isWorse(key, decisions.get(key)));
    }

    private boolean isWorse(Key key, @Nullable Decision decision) {
        return decision != null
                && (decision.state() == State.REGRESSED
                        || decision.state() == State.INCONCLUSIVE
                                && screen.flagged().worse().contains(key));
    }

    private boolean isOpen(Key key) {
        Confirmed again = worse.get(key);
        Missed never = missed.get(key);
        return again != null && again.open() || never != null && never.open();
    }

    /** Names of the gated cells that could hide a regression of {@code mustDetect}. */
    List<String> tooCoarse() {
        return screen.cells().stream()
                .filter(sight::isTooCoarse)
                .map(cell -> cell.key().name())
                .toList();
    }

    private @Nullable Confirmation confirmation(Key key, @Nullable Confirmed again) {
        Missed never = missed.get(key);
        return never != null ? never.confirmation() : again == null ? null : again.confirmation();
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
        double from = again == null ? sample.mean() : again.from();
        Double half = decisive == null ? null : decisive.halfWidth(tables);
        return new Cell(
                key.subject(),
                key.metric().label(),
                key.metric().unit(),
                decision.state(),
                new CellFigures(
                        sample.baselines().isEmpty() ? null : sample.value(),
                        candidate == null || !candidate.happened() ? null : candidate.value(),
                        decisive == null ? null : sample.change(from, from + decisive.effect()),
                        decisive == null || half == null ? null : sample.change(from, from + decisive.effect() - half),
                        decisive == null || half == null ? null : sample.change(from, from + decisive.effect() + half)),
                new CellProof(
                        tested ? screen.p().get(key) : null,
                        tested ? screen.pAdjusted().get(key) : null,
                        screen.flagged().worse().contains(key),
                        confirmation(key, again),
                        !gated || first == null ? null : Math.abs(sample.change(sample.sign() * sight.seen(screened))),
                        candidate == null ? 0 : candidate.samples()),
                CellGrounds.of(fact(screened, decision), own(screened, again), decision.why()));
    }

    private @Nullable Fact fact(Screened screened, Decision decision) {
        Fact large = screen.large().get(screened.key());
        return large != null
                ? large
                : decision.fact() != null
                        ? decision.fact()
                        : screened.eligibility().fact();
    }

    /** From the last look, like the change; nothing if the measured change is an improvement. */
    private @Nullable Own own(Screened screened, @Nullable Confirmed again) {
        OwnChange own = again == null ? screened.own() : again.own();
        if (own == null || !screened.eligibility().gated() && !screened.ungated()) {
            return null;
        }
        Sample sample = screened.sample();
        Contrast contrast = own.contrast();
        double half = contrast.halfWidth(tables);
        return new Own(
                sample.change(contrast.effect()),
                sample.change(contrast.effect() - half),
                sample.change(contrast.effect() + half),
                contrast.p(sample.sign()),
                own.slope(),
                screened.ownLeads());
    }
}
