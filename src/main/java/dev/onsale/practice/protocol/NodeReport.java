package dev.onsale.practice.protocol;

/**
 * What a node says of itself.
 *
 * @param originWithToken shop requests since the reset that carried a valid admission token
 * @param originWithoutToken shop requests since the reset that did not
 * @param sessionsLost shop requests since the reset whose session was not in the memory store, and was made anew
 * @param storeFailures times since the reset that the memory store did not answer, or refused
 */
public record NodeReport(
        String id,
        long pid,
        long uptimeMs,
        long originWithToken,
        long originWithoutToken,
        long sessionsLost,
        long storeFailures) {}
