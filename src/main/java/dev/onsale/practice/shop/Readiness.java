package dev.onsale.practice.shop;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a node's process still lacks before it may sell. Parts are never taken away again. */
final class Readiness {
    /** In the order in which a process gets them. */
    enum Part {
        /** It knows the other processes. */
        WIRING,
        /** The tables are those of this build. */
        MIGRATIONS,
        /** All connections of its pool are open. */
        POOL,
        /** It knows the current sale. */
        SALE,
        /** It has rendered the popular pages, so that no customer is the first. */
        PAGES;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Set<Part> lacking = EnumSet.allOf(Part.class);
    private volatile boolean ready;

    synchronized void has(Part part) {
        lacking.remove(part);
        ready = lacking.isEmpty();
    }

    boolean isReady() {
        return ready;
    }

    synchronized List<String> lacks() {
        return Arrays.stream(Part.values())
                .filter(lacking::contains)
                .map(Part::label)
                .toList();
    }
}
