package dev.onsale.practice.protocol;

/**
 * A node's report on itself.
 *
 * @param originWithToken shop requests since the reset that carried a valid admission token
 * @param originWithoutToken shop requests since the reset that carried no valid one
 * @param sessionsLost shop requests since the reset whose session was not in the memory store, and was created again
 * @param storeFailures how often since the reset the memory store did not respond, or refused
 */
public record NodeReport(
        String id,
        long pid,
        long uptimeMs,
        long originWithToken,
        long originWithoutToken,
        long sessionsLost,
        long storeFailures) {}
