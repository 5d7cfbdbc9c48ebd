package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * The bank's challenge before a payment (3-D Secure), and the request that answers it; its response is interpreted like
 * that of the payment.
 *
 * <pre>{@code
 * challenge(http("3-d-secure").post("/challenges/#{challenge}"))
 *     .solving(between(ofSeconds(10), ofSeconds(60)))
 *     .abandoning(0.1)
 * }</pre>
 */
public final class Challenge {

    /** Nobody has published it; our assumption. */
    private static final Delay SOLVING = Delay.between(Duration.ofSeconds(10), Duration.ofSeconds(60));

    private final Request request;
    private final Delay solving;
    private final double abandonShare;

    private Challenge(Request request, Delay solving, double abandonShare) {
        this.request = request;
        this.solving = solving;
        this.abandonShare = abandonShare;
    }

    static Challenge of(HttpRequestActionBuilder solution) {
        return new Challenge(Request.of(solution), SOLVING, 0);
    }

    /**
     * How long people take to solve the challenge, in the sale clock: to find the telephone, read the code and type it.
     * 10 to 60 s by default.
     *
     * <p>{@code challenge(http("3-d-secure").post("/challenges/#{challenge}")).solving(between(ofSeconds(5), ofSeconds(30)))}
     */
    public Challenge solving(Delay time) {
        return new Challenge(request, time, abandonShare);
    }

    /**
     * The share of challenged visitors who leave instead ({@code abandoned}).
     *
     * <p>{@code challenge(http("3-d-secure").post("/challenges/#{challenge}")).abandoning(0.1)}
     *
     * @param share 0 to 1
     */
    public Challenge abandoning(double share) {
        return new Challenge(request, solving, Shares.checked("abandoning", share));
    }

    Request request() {
        return request;
    }

    Delay solving() {
        return solving;
    }

    double abandonShare() {
        return abandonShare;
    }

    Challenge with(UnaryOperator<Request> change) {
        return new Challenge(request.changedBy(change).withoutRetries(), solving, abandonShare);
    }
}
