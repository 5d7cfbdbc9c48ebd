package dev.onsale.rehearse;

/**
 * How many fresh pairs have been begun, and how many of them count. Another is begun for one that the injector spoilt:
 * decided by validity alone, never by what a pair says.
 *
 * @param wanted as many as the next look is of; 0 for no further ones
 */
record PairCount(int wanted, int begun, int valid) {

    /** How many pairs may be spoilt, by a hiccup of the machine say, and be made again. */
    private static final int SPOILT_MAX = 2;

    /** Fewer prove nothing, so that the last one is not begun when it would be the only one. */
    private static final int USABLE_MIN = 2;

    static PairCount of(int wanted) {
        return new PairCount(wanted, 0, 0);
    }

    /** Whether another pair is made. */
    boolean another() {
        int left = wanted + SPOILT_MAX - begun;
        return valid < wanted && left > 0 && valid + left >= USABLE_MIN;
    }

    /** Whether too many were spoilt for the look that was wanted. */
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
