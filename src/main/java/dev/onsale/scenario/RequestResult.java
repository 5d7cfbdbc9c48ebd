package dev.onsale.scenario;

import dev.onsale.plan.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of one request.
 *
 * @param status 0 without a response
 * @param notSent why the request could not even be built; {@code null} if it was
 * @param meaning the word's rule that fits, if any
 * @param retryable whether the visitor's policy sends it again after such an answer
 * @param cut who stopped waiting for the answer, if anybody
 */
record RequestResult(
        int status,
        boolean ok,
        @Nullable String notSent,
        @Nullable AnswerRule meaning,
        boolean retryable,
        Cut cut) {

    private static final int ERRORS_FROM = 400;

    /** Who stopped waiting before there was an answer. */
    enum Cut {
        /** Nobody: the answer came, or the connection failed. */
        NONE,
        /** The visitor's F5. */
        REFRESHED,
        /** The end of the visitor's patience. */
        GAVE_UP
    }

    /** How the journey ends by it; {@code null} if it goes on. */
    @Nullable
    Outcome ending(Outcome onFailure, @Nullable Outcome onSilence) {
        if (notSent != null) {
            return onFailure;
        }
        if (status == 0) {
            // Whoever leaves a page has given up; whoever leaves a payment may have paid, which the word knows.
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
