package dev.onsale.scenario;

import org.jspecify.annotations.Nullable;

/**
 * What visitors do about one request besides waiting for its answer.
 *
 * @param retries after errors, {@code null} for never
 * @param refreshing while the answer is slow, {@code null} for never
 * @param token where to get a fresh admission token before it, {@code null} if none is needed
 * @param admission whether it carries its token, {@code null} if it needs none
 */
record Manner(
        @Nullable Retries retries,
        @Nullable Refreshing refreshing,
        @Nullable FreshToken token,
        @Nullable AdmissionCheck admission) {

    static final Manner PATIENT = new Manner(null, null, null, null);

    Manner retrying(Retries policy) {
        return new Manner(policy, refreshing, token, admission);
    }

    Manner refreshing(Refreshing policy) {
        return new Manner(retries, policy, token, admission);
    }

    Manner admittedBy(FreshToken source) {
        return new Manner(retries, refreshing, source, admission);
    }

    Manner admissionSeenBy(AdmissionCheck check) {
        return new Manner(retries, refreshing, token, check);
    }

    boolean repeats() {
        return retries != null || refreshing != null;
    }
}
