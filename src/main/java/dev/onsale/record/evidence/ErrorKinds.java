package dev.onsale.record.evidence;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts one step's errors by phase and kind; keeps a limited number of kinds and counts the rest as {@code other}. */
public final class ErrorKinds {
    public static final int KINDS_MAX = 50;
    public static final String OTHER = "other";

    /** A visitor abandoned the response to ask for the same again. */
    public static final String REFRESHED = "refreshed";

    private static final Pattern STATUS = Pattern.compile("\\bstatus (\\d{3})\\b");

    private final int phases;
    private final Map<String, LongAdder[]> counts = new ConcurrentHashMap<>();
    private final LongAdder[] others;

    public ErrorKinds(int phases) {
        this.phases = phases;
        others = adders(phases);
    }

    /** The HTTP status in a kind of failure; empty if it has none. */
    public static OptionalInt status(String kind) {
        Matcher status = STATUS.matcher(kind);
        return status.find() ? OptionalInt.of(Integer.parseInt(status.group(1))) : OptionalInt.empty();
    }

    public void count(int phase, @Nullable String kind) {
        countersOf(kind)[phase].increment();
    }

    /** Kind to count in one phase, in order of kind; only kinds that occurred. */
    public Map<String, Long> in(int phase) {
        Map<String, Long> counted = new TreeMap<>();
        counts.forEach((kind, byPhase) -> put(counted, kind, byPhase[phase].sum()));
        put(counted, OTHER, others[phase].sum());
        return counted;
    }

    private LongAdder[] countersOf(@Nullable String kind) {
        if (kind == null || kind.equals(OTHER)) {
            return others;
        }
        LongAdder[] known = counts.get(kind);
        return known == null ? newCounters(kind) : known;
    }

    private synchronized LongAdder[] newCounters(String kind) {
        LongAdder[] known = counts.get(kind);
        if (known != null) {
            return known;
        }
        if (counts.size() >= KINDS_MAX) {
            return others;
        }
        LongAdder[] fresh = adders(phases);
        counts.put(kind, fresh);
        return fresh;
    }

    private static void put(Map<String, Long> counted, String kind, long count) {
        if (count > 0) {
            counted.put(kind, count);
        }
    }

    private static LongAdder[] adders(int size) {
        LongAdder[] adders = new LongAdder[size];
        for (int i = 0; i < size; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }
}
