package dev.onsale.planted.nowhere;

/** In a package that nobody has given a place. */
final class NobodyPlacedMe {
    private NobodyPlacedMe() {}
}
