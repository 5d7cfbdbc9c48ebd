package dev.onsale.practice.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Where a request carries its admission token: in the header, else in {@code Authorization: Bearer}, else in the
 * cookie. Its place in the queue: in the header, else in the cookie.
 */
public final class AdmissionHeaders {
    public static final String HEADER = "Admission-Token";
    public static final String COOKIE = "admission";

    public static final String QUEUE_HEADER = "Queue-Session";
    public static final String QUEUE_COOKIE = "queue";
    private static final String BEARER = "Bearer ";

    private AdmissionHeaders() {}

    /** The token of a request, from the headers that may carry it; null if none does. */
    public static @Nullable String token(
            @Nullable String admissionHeader, @Nullable String authorization, @Nullable String cookieHeader) {
        if (admissionHeader != null) {
            return admissionHeader;
        }
        if (authorization != null && authorization.startsWith(BEARER)) {
            return authorization.substring(BEARER.length());
        }
        return cookie(COOKIE, cookieHeader);
    }

    /** The place in the queue that a request is about; null if it names none. */
    public static @Nullable String queueId(@Nullable String queueHeader, @Nullable String cookieHeader) {
        return queueHeader == null ? cookie(QUEUE_COOKIE, cookieHeader) : queueHeader;
    }

    /** The value of a cookie; null if it is absent. */
    public static @Nullable String cookie(String name, @Nullable String cookieHeader) {
        if (cookieHeader == null) {
            return null;
        }
        for (String cookie : cookieHeader.split(";")) {
            String trimmed = cookie.strip();
            if (trimmed.startsWith(name + "=")) {
                return trimmed.substring(name.length() + 1);
            }
        }
        return null;
    }
}
