package dev.onsale.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What visitors do about one request besides waiting for its response, and what they add to it.
 *
 * @param retries after errors, {@code null} for never
 * @param refreshing while the response is slow, {@code null} for never
 * @param token how to get a fresh admission token before it, {@code null} if none is needed
 * @param admission checks whether it carries its token, {@code null} if it needs none
 * @param sentToken how it carries that token; {@code null} if its author writes the header
 * @param headers carried by each request of the session
 */
record RequestPolicy(
        @Nullable Retries retries,
        @Nullable Refreshing refreshing,
        @Nullable FreshToken token,
        @Nullable AdmissionCheck admission,
        @Nullable SentToken sentToken,
        List<SessionHeader> headers) {

    static final RequestPolicy PATIENT = new RequestPolicy(null, null, null, null, null, List.of());

    RequestPolicy retrying(@Nullable Retries policy) {
        return new RequestPolicy(policy, refreshing, token, admission, sentToken, headers);
    }

    RequestPolicy refreshing(@Nullable Refreshing policy) {
        return new RequestPolicy(retries, policy, token, admission, sentToken, headers);
    }

    RequestPolicy admittedBy(FreshToken source) {
        return new RequestPolicy(retries, refreshing, source, admission, sentToken, headers);
    }

    RequestPolicy admissionSeenBy(AdmissionCheck check) {
        return new RequestPolicy(retries, refreshing, token, check, sentToken, headers);
    }

    RequestPolicy sendingToken(SentToken sent) {
        return new RequestPolicy(retries, refreshing, token, admission, sent, headers);
    }

    RequestPolicy carrying(SessionHeader header) {
        List<SessionHeader> more = new ArrayList<>(headers);
        more.add(header);
        return new RequestPolicy(retries, refreshing, token, admission, sentToken, List.copyOf(more));
    }

    boolean repeats() {
        return retries != null || refreshing != null;
    }
}
