package dev.onsale.scenario;

import org.jspecify.annotations.Nullable;

/**
 * What visitors do about one request besides waiting for its answer.
 *
 * @param retries after errors, {@code null} for never
 * @param refreshing while the answer is slow, {@code null} for never
 * @param token where to get a fresh admission token before it, {@code null} if none is needed
 */
record Manner(
        @Nullable Retries retries,
        @Nullable Refreshing refreshing,
        @Nullable FreshToken token) {

    static final Manner PATIENT = new Manner(null, null, null);

    Manner retrying(Retries policy) {
        return new Manner(policy, refreshing, token);
    }

    Manner refreshing(Refreshing policy) {
        return new Manner(retries, policy, token);
    }

    Manner admittedBy(FreshToken source) {
        return new Manner(retries, refreshing, source);
    }

    boolean repeats() {
        return retries != null || refreshing != null;
    }
}
