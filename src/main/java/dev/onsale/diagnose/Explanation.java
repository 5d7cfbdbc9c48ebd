package dev.onsale.diagnose;

import java.util.Arrays;
import java.util.Optional;

/** What may be wrong: a closed set. Anything that fits none of them stays unexplained. */
public enum Explanation {
    SLOW_QUERY("slow-query"),
    QUERIES_PER_ITEM("queries-per-item"),
    HOT_ROW("hot-row"),
    POOL_EXHAUSTED("pool-exhausted"),
    WAITING_ROOM_BYPASSED("waiting-room-bypassed"),
    ADMISSION_OVER_LIMIT("admission-over-limit"),
    CACHE_LOST("cache-lost"),
    NODE_CRASH_LOOP("node-crash-loop"),
    NODE_NOT_READY("node-not-ready"),
    SHARED_STORE_STALLING("shared-store-stalling"),
    CHANNEL_DEPENDENCY_DOWN("channel-dependency-down"),
    CAPACITY_MISSING("capacity-missing"),
    RETRY_STORM("retry-storm"),
    PAYMENT_GATEWAY("payment-gateway"),
    TARGET_STOPPED("target-stopped"),
    INJECTOR_FAULT("injector-fault");

    private final String label;

    Explanation(String label) {
        this.label = label;
    }

    /** The name in files and reports, for example {@code slow-query}. */
    public String label() {
        return label;
    }

    /** By {@link #label}; empty for an unknown name. */
    public static Optional<Explanation> labelled(String label) {
        return Arrays.stream(values())
                .filter(explanation -> explanation.label.equals(label))
                .findFirst();
    }
}
