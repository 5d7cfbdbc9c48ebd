package dev.onsale.planted.judge;

/** What others reach for. */
public record Verdict(String name) {}
