package dev.onsale.record.machine;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an injector ran short of. Faults are stored under the words by which they are counted: here alone they are read. */
public enum Shortage {
    OPEN_FILES("too many open files"),
    PORTS("no ephemeral ports left"),
    THREADS("no threads left"),
    SOCKET_BUFFERS("no buffer space left"),
    MEMORY("no direct memory left", "out of memory"),
    /** Bodies of answers that a check wants whole. */
    BODIES("a body to be checked", "bodies to be checked"),
    /** The disk, so that lines of journeys were dropped. */
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

    /** Each of them once, in the order of the faults. */
    public static Set<Shortage> of(Collection<String> faults) {
        Set<Shortage> found = new LinkedHashSet<>();
        faults.forEach(fault -> found.add(of(fault)));
        return found;
    }
}
