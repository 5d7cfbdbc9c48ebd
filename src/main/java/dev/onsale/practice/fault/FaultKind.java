package dev.onsale.practice.fault;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A fault that the practice shop can be given. Each is a mechanism, never a sleep. */
public enum FaultKind {
    TITO_2017_SLOW_QUERY(
            "tito-2017-slow-query",
            "A feature left on for this event counts the seats left per ticket type, one query each, on a column"
                    + " without an index."),
    TITO_2017_LATE_CAPACITY(
            "tito-2017-late-capacity", "The event page and the seat map are not cached: each is drawn anew."),
    SPEKTRIX_2024_MEMORY_STORE(
            "spektrix-2024-memory-store",
            "The connection between the shop and its memory store stalls and breaks, in bursts that come back."),
    HOLD_LOCK(
            "hold-lock",
            "Every hold locks the event's one row and recounts ticket types before it lets go, so holds queue behind"
                    + " each other."),
    TAIL_QUERY(
            "tail-query",
            "A recommendation tried on 2 % of event pages looks for its reader's past orders, on a column without an"
                    + " index.");

    public static final double STRENGTH_MAX = 10;
    public static final double STRENGTH_DEFAULT = 1;

    private final String label;
    private final String story;

    FaultKind(String label, String story) {
        this.label = label;
        this.story = story;
    }

    /** The name a user types, {@code tito-2017-slow-query} say. */
    public String label() {
        return label;
    }

    /** One sentence: what goes wrong, and how. */
    public String story() {
        return story;
    }

    /**
     * The kind of this name.
     *
     * @throws FaultException if there is none; the message names the nearest
     */
    public static FaultKind named(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> FaultException.unknown(label, nearest(label)));
    }

    /** All names, in the order of declaration. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(FaultKind::label).toList();
    }

    private static String nearest(String label) {
        return labels().stream()
                .min(Comparator.comparingInt(known -> EditDistance.between(label, known)))
                .orElseThrow();
    }
}
