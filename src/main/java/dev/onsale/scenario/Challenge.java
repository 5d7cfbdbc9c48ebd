package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import java.time.Duration;

/**
 * A question of the bank's before it pays (3-D Secure).
 *
 * @param when the answer to a payment that asks it
 * @param request what answers it
 * @param solving how long people take: to find the telephone, to read the code, to type it
 * @param abandonShare of those asked who leave instead
 */
record Challenge(Answer when, Request request, Delay solving, double abandonShare) {

    /** Nobody has published it; our assumption. */
    private static final Delay SOLVING = Delay.between(Duration.ofSeconds(10), Duration.ofSeconds(60));

    static Challenge of(Answer when, Request request) {
        return new Challenge(when, request, SOLVING, 0);
    }

    Challenge solving(Delay time) {
        return new Challenge(when, request, time, abandonShare);
    }

    Challenge abandoning(double share) {
        return new Challenge(when, request, solving, Shares.checked("abandoningChallenge", share));
    }

    Challenge with(Request other) {
        return new Challenge(when, other, solving, abandonShare);
    }
}
