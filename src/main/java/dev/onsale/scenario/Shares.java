package dev.onsale.scenario;

/** Shares as an author writes them. */
final class Shares {
    private Shares() {}

    /** @throws IllegalArgumentException if it is no share, with the word that says it */
    static double checked(String word, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(word + "(" + share + "): a share is a number from 0 to 1");
        }
        return share;
    }
}
