package dev.onsale.practice.protocol;

/**
 * What a node says of itself.
 *
 * @param originWithToken shop requests since the reset that carried a valid admission token
 * @param originWithoutToken shop requests since the reset that did not
 */
public record NodeReport(String id, long pid, long uptimeMs, long originWithToken, long originWithoutToken) {}
