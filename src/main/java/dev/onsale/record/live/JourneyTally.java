package dev.onsale.record.live;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Journey;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts journeys by kind of visitor and outcome, exactly, from any number of threads. */
final class JourneyTally {
    private final Map<String, Map<Outcome, LongAdder>> counts = new ConcurrentHashMap<>();

    private final LongAccumulator firstSoldOutMs = new LongAccumulator(Math::min, Long.MAX_VALUE);

    void count(Journey journey) {
        if (journey.outcome() == Outcome.SOLD_OUT) {
            firstSoldOutMs.accumulate(journey.endedMs());
        }
        Map<Outcome, LongAdder> ofKind = counts.get(journey.kind());
        if (ofKind == null) {
            ofKind = counts.computeIfAbsent(journey.kind(), kind -> adders());
        }
        LongAdder adder = ofKind.get(journey.outcome());
        if (adder != null) {
            adder.increment();
        }
    }

    /** When the first journey ended sold out, since the load's start; {@code null} if none did. */
    @Nullable
    Long soldOutMs() {
        long first = firstSoldOutMs.get();
        return first == Long.MAX_VALUE ? null : first;
    }

    /** Kind to outcome to count, in order of kind and outcome; only those that occurred. */
    Map<String, Map<Outcome, Long>> totals() {
        Map<String, Map<Outcome, Long>> totals = new TreeMap<>();
        counts.forEach((kind, outcomes) -> {
            Map<Outcome, Long> occurred = new EnumMap<>(Outcome.class);
            outcomes.forEach((outcome, adder) -> {
                if (adder.sum() > 0) {
                    occurred.put(outcome, adder.sum());
                }
            });
            totals.put(kind, occurred);
        });
        return totals;
    }

    private static Map<Outcome, LongAdder> adders() {
        Map<Outcome, LongAdder> adders = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            adders.put(outcome, new LongAdder());
        }
        return adders;
    }
}
