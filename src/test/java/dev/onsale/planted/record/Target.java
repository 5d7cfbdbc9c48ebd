package dev.onsale.planted.record;

/** What others reach for. */
public record Target(String name) {}
