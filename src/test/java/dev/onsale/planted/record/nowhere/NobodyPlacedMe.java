package dev.onsale.planted.record.nowhere;

/** In a room that has no place in the direction. */
record NobodyPlacedMe(String name) {}
