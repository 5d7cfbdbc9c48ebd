package dev.onsale.practice.protocol;

/**
 * What is stored about an admitted visitor for as long as their token is valid.
 *
 * @param event the sale they came for
 * @param admittedAtMs epoch milliseconds
 */
public record Session(String event, long admittedAtMs) {}
