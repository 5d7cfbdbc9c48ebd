package dev.onsale.scenario;

import dev.onsale.plan.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The result of one request.
 *
 * @param status 0 without a response
 * @param notSent why the request could not be built; {@code null} if it was
 * @param meaning the word's matching rule, if any
 * @param retryable whether the visitor's policy sends it again after such a response
 * @param cut who stopped waiting for the response, if anybody
 */
record RequestResult(
        int status,
        boolean ok,
        @Nullable String notSent,
        @Nullable AnswerRule meaning,
        boolean retryable,
        Cut cut) {

    private static final int ERRORS_FROM = 400;

    /** Who stopped waiting before there was a response. */
    enum Cut {
        /** Nobody: there was a response, or the connection failed. */
        NONE,
        /** The visitor's F5. */
        REFRESHED,
        /** The end of the visitor's patience. */
        GAVE_UP
    }

    /** How it ends the journey; {@code null} if the journey continues. */
    @Nullable
    Outcome ending(Outcome onFailure, @Nullable Outcome onSilence) {
        if (notSent != null) {
            return onFailure;
        }
        if (status == 0) {
            // A visitor who leaves a page has given up; one who leaves a payment may have paid, which the word knows.
            return cut == Cut.GAVE_UP && onSilence == Outcome.ERROR ? Outcome.GAVE_UP : onSilence;
        }
        if (meaning != null) {
            return meaning.ending();
        }
        return ok ? null : onFailure;
    }

    /** What decided the journey, e.g. {@code status 500}. */
    String detail() {
        if (notSent != null) {
            return "not sent: " + notSent;
        }
        if (status == 0) {
            return "no response";
        }
        return "status " + status + (status < ERRORS_FROM ? ", and a check of the request failed" : "");
    }
}
