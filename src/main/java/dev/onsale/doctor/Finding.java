package dev.onsale.doctor;

/**
 * What was found of one thing.
 *
 * @param what it is called, two words at most
 * @param seen what it is like, with figures
 * @param remedy what to do about it; empty where nothing has to be done
 */
public record Finding(String what, State state, String seen, String remedy) {

    /** How it is. */
    public enum State {
        GOOD,
        /** Runs will work, and may be worse than they could be. */
        POOR,
        /** Something will not work. */
        BAD,
        /** The system does not tell. */
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
