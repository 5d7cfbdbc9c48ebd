package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.Screen.Screened;
import dev.onsale.judge.Thresholds.Side;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Creep;
import dev.onsale.record.Creep.Crept;
import dev.onsale.record.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has become worse by steps too small for any night to show: the candidate against the oldest pinned runs, by the
 * screen's test with the spread between runs that the recent baselines show, Holm over all gated cells. The machine of
 * then may have been another one in all but name, so that it is shown and never gated.
 */
final class Creeping {

    /** One baseline is recorded over several nights. */
    private static final long ONE_BASELINE_MS = Duration.ofDays(14).toMillis();

    /** One-sided, after Holm. */
    private static final double ALPHA = 0.05;

    private Creeping() {}

    /** The oldest pinned run and those made within two weeks of it. */
    static List<Run> oldest(List<Run> pinned) {
        long first = pinned.stream().mapToLong(Creeping::madeAt).min().orElse(0);
        return pinned.stream()
                .filter(run -> madeAt(run) - first <= ONE_BASELINE_MS)
                .toList();
    }

    static long madeAt(Run run) {
        return run.summary().measured().times().createdAtMs();
    }

    /**
     * @param cells as judged against the recent runs
     * @param since the oldest pinned runs and their measures
     */
    static Creep found(
            Screen screen,
            List<Cell> cells,
            Map<Run, Map<Key, Measure>> since,
            GateSettings gate,
            Distributions tables) {
        Thresholds thresholds = new Thresholds(gate);
        Map<Key, Contrast> contrasts = new LinkedHashMap<>();
        Map<Key, Sample> samples = new LinkedHashMap<>();
        Map<Key, Double> p = new LinkedHashMap<>();
        for (Screened cell : screen.cells()) {
            Sample then = Sample.of(cell.key(), List.copyOf(since.values()), Map.of());
            Contrast contrast = contrast(cell, then);
            if (contrast != null) {
                contrasts.put(cell.key(), contrast);
                samples.put(cell.key(), then);
                p.put(cell.key(), contrast.p(then.sign()));
            }
        }
        Map<Key, Double> adjusted = Holm.adjusted(p);
        List<Crept> crept = new ArrayList<>();
        Set<String> steady = cells.stream()
                .filter(cell -> cell.state() == State.STEADY)
                .map(Cell::name)
                .collect(Collectors.toSet());
        for (Screened cell : screen.cells()) {
            Contrast contrast = contrasts.get(cell.key());
            Sample then = samples.get(cell.key());
            Measure now = cell.sample().candidate();
            double pAdjusted = adjusted.getOrDefault(cell.key(), 1.0);
            if (contrast != null
                    && then != null
                    && now != null
                    && steady.contains(cell.key().name())
                    && pAdjusted <= ALPHA
                    && then.sign() * contrast.effect() >= thresholds.toCount(then, Side.WORSE)) {
                crept.add(crept(then, now, contrast, pAdjusted, tables));
            }
        }
        List<String> ids = since.keySet().stream().map(Run::id).toList();
        return new Creep(
                ids, since.keySet().stream().mapToLong(Creeping::madeAt).min().orElse(0), crept);
    }

    /** The candidate against these runs, with the spread between runs and its certainty as the screen has them. */
    private static @Nullable Contrast contrast(Screened cell, Sample then) {
        Contrast recent = cell.contrast();
        Measure now = cell.sample().candidate();
        if (!cell.eligibility().gated()
                || recent == null
                || now == null
                || then.baselines().isEmpty()) {
            return null;
        }
        return new Contrast(
                now.compared() - then.mean(),
                recent.sigma(),
                Math.sqrt(1.0 / then.baselines().size() + 1),
                recent.weight(),
                recent.freedom(),
                recent.floor());
    }

    private static Crept crept(Sample then, Measure now, Contrast contrast, double pAdjusted, Distributions tables) {
        double half = contrast.halfWidth(tables);
        return new Crept(
                then.key().subject(),
                then.metric().label(),
                then.metric().unit(),
                then.value(),
                now.value(),
                then.change(contrast.effect()),
                then.change(contrast.effect() - half),
                then.change(contrast.effect() + half),
                pAdjusted);
    }
}
