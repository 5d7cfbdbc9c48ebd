package dev.onsale.practice.shop;

import java.util.random.RandomGenerator;

/** Ids that are unique across nodes: a letter for the type, and 96 random bits. */
final class Identifiers {
    private Identifiers() {}

    static String next(String prefix, RandomGenerator random) {
        return prefix + Long.toHexString(random.nextLong()) + Integer.toHexString(random.nextInt());
    }
}
