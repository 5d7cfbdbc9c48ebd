package dev.onsale.doctor;

/**
 * The result of one check.
 *
 * @param what its name, two words at most
 * @param seen what was found, with figures
 * @param remedy what to do about it; empty if nothing needs to be done
 */
public record Finding(String what, State state, String seen, String remedy) {

    /** The rating. */
    public enum State {
        GOOD,
        /** Runs will work, but may be worse than they could be. */
        POOR,
        /** Something will not work. */
        BAD,
        /** The system does not report it. */
        UNKNOWN
    }

    static Finding good(String what, String seen) {
        return new Finding(what, State.GOOD, seen, "");
    }

    static Finding poor(String what, String seen, String remedy) {
        return new Finding(what, State.POOR, seen, remedy);
    }

    static Finding bad(String what, String seen, String remedy) {
        return new Finding(what, State.BAD, seen, remedy);
    }

    static Finding unknown(String what, String seen) {
        return new Finding(what, State.UNKNOWN, seen, "");
    }
}
