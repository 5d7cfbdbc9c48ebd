package dev.onsale.practice.protocol;

/**
 * The current sale.
 *
 * @param generation grows with every reset, so that tokens of an earlier sale are not valid
 */
public record Sale(SaleSettings settings, long generation) {}
