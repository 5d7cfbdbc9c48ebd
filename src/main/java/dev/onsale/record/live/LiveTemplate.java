package dev.onsale.record.live;

import dev.onsale.record.MadeName;
import dev.onsale.record.NameTemplate;
import dev.onsale.record.NamedBy;
import dev.onsale.record.StepNaming;
import dev.onsale.record.StepRule;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import dev.onsale.record.ValueFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/** One expression of a run in progress, and the names that it makes. */
final class LiveTemplate {
    private final String template;
    private final StepNaming naming;
    private final Map<String, Value> values = new ConcurrentHashMap<>();
    private final List<LiveStep> byValue = new CopyOnWriteArrayList<>();
    private volatile @Nullable NamedBy by;
    private volatile boolean more;

    LiveTemplate(MadeName name, StepNaming naming) {
        this.template = name.template();
        this.naming = naming;
        this.by = naming.rule().by(name);
    }

    String template() {
        return template;
    }

    /** How this name is recorded now; {@code null} while too few names are known to decide. */
    @Nullable
    NamedBy byWith(String value) {
        if (by == null && values.computeIfAbsent(value, this::value) != null && values.size() > StepRule.BY_VALUE_MAX) {
            by = NamedBy.TEMPLATE;
        }
        return by;
    }

    /** Decides at the run's end: few names stay steps of their own. */
    NamedBy by() {
        NamedBy decided = by;
        if (decided == null) {
            decided = NamedBy.VALUE;
            by = decided;
        }
        return decided;
    }

    /** Adds a step of one of its names, made while the number of names was still unknown. */
    void alsoCountedAt(LiveStep step) {
        byValue.add(step);
    }

    List<LiveStep> byValue() {
        return byValue;
    }

    /** Counts a response, or a request without one. */
    void heard(String name, long tookMs, boolean ok, boolean answered) {
        Value value = values.get(name);
        if (value == null
                && (values.size() < NameTemplate.VALUES_MAX || naming.asked().contains(name))) {
            value = values.computeIfAbsent(name, this::value);
        }
        if (value == null) {
            more = true;
        } else {
            value.heard(tookMs, ok, answered);
        }
    }

    NameTemplate told() {
        Optional<Map.Entry<String, Value>> slowest = values.entrySet().stream()
                .filter(entry -> entry.getValue().okCount.sum() > 0)
                .max(Comparator.comparingDouble((Map.Entry<String, Value> entry) ->
                                entry.getValue().meanMs())
                        .thenComparing(Map.Entry::getKey));
        return new NameTemplate(
                template,
                by(),
                values.size(),
                more,
                slowest.map(Map.Entry::getKey).orElse(null),
                slowest.map(entry -> entry.getValue().meanMs()).orElse(0.0),
                slowest.map(entry -> entry.getValue().okCount.sum()).orElse(0L));
    }

    /** The requested names that are not steps. */
    List<ValueFigures> asked() {
        List<ValueFigures> asked = new ArrayList<>();
        if (by() == NamedBy.TEMPLATE) {
            values.forEach((name, value) -> {
                Own own = value.own;
                if (own != null) {
                    asked.add(new ValueFigures(name, Tally.of(own.ok), Tally.of(own.ko), Tally.of(own.unanswered)));
                }
            });
        }
        return asked;
    }

    private Value value(String name) {
        return new Value(naming.asked().contains(name) ? new Own() : null);
    }

    private static final class Value {
        private final LongAdder okCount = new LongAdder();
        private final LongAdder okMs = new LongAdder();
        private final @Nullable Own own;

        Value(@Nullable Own own) {
            this.own = own;
        }

        void heard(long tookMs, boolean ok, boolean answered) {
            long ms = Math.max(0, Math.min(tookMs, StepSeries.LATENCY_MS_MAX));
            if (ok) {
                okCount.increment();
                okMs.add(ms);
            }
            if (own != null) {
                (ok ? own.ok : own.ko).recordValue(ms);
                if (!answered) {
                    own.unanswered.recordValue(ms);
                }
            }
        }

        double meanMs() {
            return (double) okMs.sum() / Math.max(1, okCount.sum());
        }
    }

    private static final class Own {
        private final ConcurrentHistogram ok = new ConcurrentHistogram(StepSeries.SIGNIFICANT_DIGITS);
        private final ConcurrentHistogram ko = new ConcurrentHistogram(StepSeries.SIGNIFICANT_DIGITS);
        private final ConcurrentHistogram unanswered = new ConcurrentHistogram(StepSeries.SIGNIFICANT_DIGITS);
    }
}
