package dev.onsale.practice.protocol;

/**
 * What is remembered of a visitor who was admitted, for as long as their token is good.
 *
 * @param event which sale they came for
 * @param admittedAtMs epoch milliseconds
 */
public record Session(String event, long admittedAtMs) {}
