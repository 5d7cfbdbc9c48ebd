package dev.onsale.record.machine;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an injector ran short of. Faults are stored under the text by which they are counted; only this class parses it.
 */
public enum Shortage {
    OPEN_FILES("too many open files"),
    PORTS("no ephemeral ports left"),
    THREADS("no threads left"),
    SOCKET_BUFFERS("no buffer space left"),
    MEMORY("no direct memory left", "out of memory"),
    /** Response bodies that a check needs whole. */
    BODIES("a body to be checked", "bodies to be checked"),
    /** The disk, so that journeys' lines were dropped. */
    DISK("journey lines dropped"),
    /** Something else. */
    OTHER;

    private final List<String> beginnings;

    Shortage(String... beginnings) {
        this.beginnings = List.of(beginnings);
    }

    /** @param fault as it is counted in {@link InjectorHealth#faults} */
    public static Shortage of(String fault) {
        for (Shortage shortage : values()) {
            if (shortage.beginnings.stream().anyMatch(fault::startsWith)) {
                return shortage;
            }
        }
        return OTHER;
    }

    /** Each shortage once, in the order of the faults. */
    public static Set<Shortage> of(Collection<String> faults) {
        Set<Shortage> found = new LinkedHashSet<>();
        faults.forEach(fault -> found.add(of(fault)));
        return found;
    }
}
