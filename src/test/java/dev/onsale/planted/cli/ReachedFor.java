package dev.onsale.planted.cli;

/** What others reach for. */
public record ReachedFor(String name) {}
