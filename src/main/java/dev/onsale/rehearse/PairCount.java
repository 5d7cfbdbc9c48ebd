package dev.onsale.rehearse;

/**
 * How many fresh pairs have been started, and how many of them count. A pair spoilt by the injector is replaced:
 * decided by validity alone, never by what the pair says.
 *
 * @param wanted the number of pairs that the next look needs; 0 for no further pairs
 */
record PairCount(int wanted, int begun, int valid) {

    /** How many pairs may be spoilt, for example by a hiccup of the machine, and replaced. */
    private static final int SPOILT_MAX = 2;

    /** Fewer pairs prove nothing, so the last one is not started if it would be the only one. */
    private static final int USABLE_MIN = 2;

    static PairCount of(int wanted) {
        return new PairCount(wanted, 0, 0);
    }

    /** Whether another pair is needed. */
    boolean another() {
        int left = wanted + SPOILT_MAX - begun;
        return valid < wanted && left > 0 && valid + left >= USABLE_MIN;
    }

    /** Whether too many pairs were spoilt for the planned look. */
    boolean isShort() {
        return valid < wanted;
    }

    /** The same for a later look. */
    PairCount upTo(int later) {
        return new PairCount(later, begun, valid);
    }

    PairCount after(boolean isValid) {
        return new PairCount(wanted, begun + 1, isValid ? valid + 1 : valid);
    }
}
