package dev.onsale.practice.protocol;

import org.jspecify.annotations.Nullable;

/** Where a request carries its admission token: the header, or else the cookie. */
public final class AdmissionHeaders {
    public static final String HEADER = "Admission-Token";
    public static final String COOKIE = "admission";

    private AdmissionHeaders() {}

    /** The token a request shows, from the two headers that may carry it; null if neither does. */
    public static @Nullable String token(@Nullable String admissionHeader, @Nullable String cookieHeader) {
        if (admissionHeader != null) {
            return admissionHeader;
        }
        if (cookieHeader == null) {
            return null;
        }
        for (String cookie : cookieHeader.split(";")) {
            String trimmed = cookie.strip();
            if (trimmed.startsWith(COOKIE + "=")) {
                return trimmed.substring(COOKIE.length() + 1);
            }
        }
        return null;
    }
}
