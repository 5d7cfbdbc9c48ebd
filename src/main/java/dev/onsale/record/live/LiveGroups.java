package dev.onsale.record.live;

import dev.onsale.record.GroupFigures;
import dev.onsale.record.MadeName;
import dev.onsale.record.NamedBy;
import dev.onsale.record.StepNaming;
import dev.onsale.record.StepRule;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/** The groups of a run in progress. */
final class LiveGroups {
    /** More groups than a simulation names by hand. */
    static final int GROUPS_MAX = 200;

    private static final int HIDDEN_COUNTED_MAX = 10_000;

    private final StepNaming naming;
    private final Map<String, Visits> byName = new ConcurrentHashMap<>();
    private final Map<String, Made> byTemplate = new ConcurrentHashMap<>();
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    private int appeared;

    LiveGroups(StepNaming naming) {
        this.naming = naming;
    }

    /** A visitor has left a group. */
    void left(MadeName group, long cumulatedMs, long durationMs, boolean ok) {
        if (group.origin() == MadeName.Origin.WRITTEN) {
            count(named(group.value()), cumulatedMs, durationMs, ok);
            return;
        }
        Made made = byTemplate.computeIfAbsent(
                group.template(), template -> new Made(naming.rule().by(group)));
        NamedBy by = made.byWith(group.value());
        if (by != NamedBy.VALUE) {
            count(named(group.template()), cumulatedMs, durationMs, ok);
        }
        if (by != NamedBy.TEMPLATE || naming.asked().contains(group.value())) {
            count(named(group.value()), cumulatedMs, durationMs, ok);
        }
    }

    private static void count(@Nullable Visits visits, long cumulatedMs, long durationMs, boolean ok) {
        if (visits != null) {
            visits.count(cumulatedMs, durationMs, ok);
        }
    }

    /** All groups, in order of first appearance; to be called once, at the end. */
    List<GroupFigures> figures() {
        byTemplate.forEach((template, made) -> {
            if (made.by() == NamedBy.VALUE) {
                byName.remove(template);
            } else {
                made.values.stream()
                        .filter(value -> !naming.asked().contains(value))
                        .forEach(byName::remove);
            }
        });
        Map<Integer, GroupFigures> inOrder = new TreeMap<>();
        byName.forEach((name, visits) -> inOrder.put(visits.number, visits.figures(name)));
        return List.copyOf(inOrder.values());
    }

    int hidden() {
        return hidden.size();
    }

    private @Nullable Visits named(String name) {
        Visits known = byName.get(name);
        return known == null ? appeared(name) : known;
    }

    private synchronized @Nullable Visits appeared(String name) {
        Visits known = byName.get(name);
        if (known != null) {
            return known;
        }
        if (byName.size() >= GROUPS_MAX && !naming.isKnown(name)) {
            if (hidden.size() < HIDDEN_COUNTED_MAX) {
                hidden.add(name);
            }
            return null;
        }
        Visits fresh = new Visits(appeared++);
        byName.put(name, fresh);
        return fresh;
    }

    /** An expression that names groups. */
    private static final class Made {
        private final Set<String> values = ConcurrentHashMap.newKeySet();
        private volatile @Nullable NamedBy by;

        Made(@Nullable NamedBy by) {
            this.by = by;
        }

        @Nullable
        NamedBy byWith(String value) {
            if (by == null && values.add(value) && values.size() > StepRule.BY_VALUE_MAX) {
                by = NamedBy.TEMPLATE;
            }
            return by;
        }

        NamedBy by() {
            NamedBy decided = by;
            return decided == null ? NamedBy.VALUE : decided;
        }
    }

    private static final class Visits {
        private final int number;
        private final ConcurrentHistogram cumulatedOk = new ConcurrentHistogram(StepSeries.SIGNIFICANT_DIGITS);
        private final ConcurrentHistogram cumulatedKo = new ConcurrentHistogram(StepSeries.SIGNIFICANT_DIGITS);
        private final ConcurrentHistogram durationOk = new ConcurrentHistogram(StepSeries.SIGNIFICANT_DIGITS);
        private final ConcurrentHistogram durationKo = new ConcurrentHistogram(StepSeries.SIGNIFICANT_DIGITS);

        Visits(int number) {
            this.number = number;
        }

        void count(long cumulatedMs, long durationMs, boolean ok) {
            (ok ? cumulatedOk : cumulatedKo).recordValue(bounded(cumulatedMs));
            (ok ? durationOk : durationKo).recordValue(bounded(durationMs));
        }

        private static long bounded(long ms) {
            return Math.max(0, Math.min(ms, StepSeries.LATENCY_MS_MAX));
        }

        GroupFigures figures(String name) {
            return new GroupFigures(
                    name, Tally.of(cumulatedOk), Tally.of(cumulatedKo), Tally.of(durationOk), Tally.of(durationKo));
        }
    }
}
