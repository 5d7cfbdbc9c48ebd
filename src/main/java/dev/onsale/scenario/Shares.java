package dev.onsale.scenario;

/** Checks shares in a scenario. */
final class Shares {
    private Shares() {}

    /** @throws IllegalArgumentException if it is not a share, naming the word that uses it */
    static double checked(String word, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(word + "(" + share + "): a share is a number from 0 to 1");
        }
        return share;
    }
}
