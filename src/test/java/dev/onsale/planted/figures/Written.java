package dev.onsale.planted.figures;

/** A number as people read it. */
public record Written(String text) {}
