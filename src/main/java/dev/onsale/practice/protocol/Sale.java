package dev.onsale.practice.protocol;

/**
 * The sale that is on.
 *
 * @param generation grows with every reset, so that tokens of an earlier sale open nothing
 */
public record Sale(SaleSettings settings, long generation) {}
