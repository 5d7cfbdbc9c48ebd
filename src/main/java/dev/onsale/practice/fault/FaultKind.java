package dev.onsale.practice.fault;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A fault that the practice shop can have. Each is a mechanism, never a sleep. */
public enum FaultKind {
    TITO_2017_SLOW_QUERY(
            "tito-2017-slow-query",
            "A feature left on for this event counts the seats left per ticket type, one query each, on a column"
                    + " without an index."),
    TITO_2017_LATE_CAPACITY(
            "tito-2017-late-capacity",
            "Half of the nodes are scheduled to join after the surge has come, and neither the event page nor the seat"
                    + " map is cached."),
    AVENTRI_2018_STATS(
            "aventri-2018-stats",
            "A statistics feature updates one counter row inside every request's transaction and recounts past views"
                    + " before commit, on a pool that has shrunk: requests queue for the row, and then for a connection."),
    AVENTRI_2018_QUEUE_BYPASS(
            "aventri-2018-queue-bypass",
            "The balancer's rule for the waiting room covers one path prefix only, so that most visitors reach the shop"
                    + " without a place in the queue."),
    SPEKTRIX_2019_CRASH_LOOP(
            "spektrix-2019-crash-loop",
            "A rare shape of basket fills the node's heap until its process exits; started again, it begins cold."),
    SPEKTRIX_2024_MEMORY_STORE(
            "spektrix-2024-memory-store",
            "The connection between the shop and its memory store stalls and breaks, in bursts that come back."),
    SPEKTRIX_2024_BOX_OFFICE_APP(
            "spektrix-2024-box-office-app",
            "The terminal service has been upgraded and refuses its own clients, which speak the older version: no chip"
                    + " and pin, no printing."),
    SPREEDLY_2020_UNREADY_NODE(
            "spreedly-2020-unready-node",
            "In a rolling restart one node gets requests again before its pool, its tables and its pages are ready."),
    HOLD_LOCK(
            "hold-lock",
            "Every hold locks the event's one row and recounts ticket types before it lets go, so holds queue behind"
                    + " each other."),
    TAIL_QUERY(
            "tail-query",
            "A recommendation tried on 2 % of event pages looks for its reader's past orders, on a column without an"
                    + " index.");

    public static final double STRENGTH_MAX = 10;

    /** Fewer letters occur in many names. */
    private static final int PART_LETTERS_MIN = 4;

    public static final double STRENGTH_DEFAULT = 1;

    private final String label;
    private final String story;

    FaultKind(String label, String story) {
        this.label = label;
        this.story = story;
    }

    /** The name that a user types, for example {@code tito-2017-slow-query}. */
    public String label() {
        return label;
    }

    /** One sentence: what goes wrong, and how. */
    public String story() {
        return story;
    }

    /**
     * The kind with this name.
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

    /** A name that contains the typed text, or differs in at most every second letter; empty if none does. */
    private static Optional<String> nearest(String label) {
        Optional<String> holding = label.length() < PART_LETTERS_MIN
                ? Optional.empty()
                : labels().stream().filter(known -> known.contains(label)).findFirst();
        return holding.or(() -> labels().stream()
                .min(Comparator.comparingInt(known -> EditDistance.between(label, known)))
                .filter(known -> EditDistance.between(label, known) <= label.length() / 2));
    }
}
