package dev.onsale.scenario;

import dev.onsale.gatling.request.ReceivedAnswer;
import dev.onsale.plan.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a visitor's browser or app does about errors: sends the request again, this often and after these waits. By
 * default it retries responses of 500 to 599 and missing responses, but never what a rule of the word makes an outcome.
 *
 * <pre>{@code
 * retries(3).backingOff(ofSeconds(1), ofSeconds(10))   // well-behaved: 0.5 to 1 s, 1 to 2 s, 2 to 4 s
 * immediately().upTo(5)                                // the storm that keeps a failed shop down
 * retries(2).on(httpStatus(429, 503))                  // these responses instead of all of 500 to 599
 * }</pre>
 *
 * <p>Waits are in the sale clock and end with the visitor's patience. Each failed attempt is an error of its step:
 * retries hide errors from visitors, but must not hide them from the verdict. A payment is retried only if its word
 * says so, and then with the same body and headers: only an idempotency key prevents a second payment.
 */
public final class Retries {

    /** Nobody presses a button more often than this. */
    private static final int IMMEDIATE_DEFAULT = 5;

    private static final Duration FIRST_DEFAULT = Duration.ofSeconds(1);
    private static final Duration LONGEST_DEFAULT = Duration.ofSeconds(10);
    private static final int SERVER_ERRORS_FROM = 500;

    /** Doubling beyond this exceeds any longest wait. */
    private static final int DOUBLINGS_MAX = 30;

    private final int most;
    private final Duration first;
    private final Duration longest;
    private final List<Answer> answers;

    private Retries(int most, Duration first, Duration longest, List<Answer> answers) {
        this.most = most;
        this.first = first;
        this.longest = longest;
        this.answers = answers;
    }

    /**
     * This many attempts after the first, backing off from 1 s to 10 s.
     *
     * <p>{@code fan().retryingErrors(retries(3))}
     *
     * @param times 1 or more
     */
    public static Retries retries(int times) {
        return new Retries(requireSome(times), FIRST_DEFAULT, LONGEST_DEFAULT, List.of());
    }

    /**
     * Without any wait, five times by default: what impatient clients do, and what keeps a target down.
     *
     * <p>{@code fan().retryingErrors(immediately())}
     */
    public static Retries immediately() {
        return new Retries(IMMEDIATE_DEFAULT, Duration.ZERO, Duration.ZERO, List.of());
    }

    /**
     * The maximum number of retries.
     *
     * <p>{@code fan().retryingErrors(immediately().upTo(3))}
     *
     * @param times attempts after the first, 1 or more
     */
    public Retries upTo(int times) {
        return new Retries(requireSome(times), first, longest, answers);
    }

    /**
     * The n-th retry waits between half of and all of first × 2^(n−1), but never longer than the longest wait
     * ("equal jitter": Brooker, Exponential Backoff and Jitter, AWS Architecture Blog, 2015).
     *
     * <p>{@code fan().retryingErrors(retries(3).backingOff(ofSeconds(1), ofSeconds(10)))}
     */
    public Retries backingOff(Duration firstWait, Duration longestWait) {
        if (firstWait.isNegative() || firstWait.compareTo(longestWait) > 0) {
            throw new IllegalArgumentException("from " + firstWait + " to " + longestWait + " is not a range of waits");
        }
        return new Retries(most, firstWait, longestWait, answers);
    }

    /**
     * Retries this response; the first call replaces the default of 500 to 599, further ones add to it.
     *
     * <p>{@code fan().retryingErrors(retries(3).on(httpStatus(429, 503)))}
     */
    public Retries on(Answer answer) {
        List<Answer> more = new ArrayList<>(answers);
        more.add(answer);
        return new Retries(most, first, longest, List.copyOf(more));
    }

    /** The maximum number of attempts after the first. */
    int most() {
        return most;
    }

    boolean concern(ReceivedAnswer received) {
        if (answers.isEmpty()) {
            return received.status() >= SERVER_ERRORS_FROM;
        }
        for (Answer answer : answers) {
            if (answer.fits(received)) {
                return true;
            }
        }
        return false;
    }

    boolean readBodies() {
        return answers.stream().anyMatch(Answer::readsBody);
    }

    /** @param retry 1 for the first */
    Delay before(int retry) {
        Duration doubled = first.multipliedBy(1L << Math.min(retry - 1, DOUBLINGS_MAX));
        Duration full = doubled.compareTo(longest) < 0 ? doubled : longest;
        return Delay.uniform(full.dividedBy(2), full);
    }

    private static int requireSome(int times) {
        if (times < 1) {
            throw new IllegalArgumentException(times + " retries: use at least 1, or omit the policy");
        }
        return times;
    }
}
