package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One page or action: send a request, think about the answer, and perhaps walk away.
 *
 * <pre>{@code browse(http("browse").get("/events/#{event}")).thinking(ofSeconds(4), ofSeconds(8))}</pre>
 */
public final class Page implements Word {

    private final Origin origin;
    private final Request request;
    private final @Nullable Delay think;
    private final double abandonShare;

    private Page(Origin origin, Request request, @Nullable Delay think, double abandonShare) {
        this.origin = origin;
        this.request = request;
        this.think = think;
        this.abandonShare = abandonShare;
    }

    static Page of(Origin origin, HttpRequestActionBuilder request) {
        return new Page(origin, Request.of(request), null, 0);
    }

    /** How long people look at it before they go on, in the sale's clock. */
    public Page thinking(Duration least, Duration most) {
        return thinking(Delay.between(least, most));
    }

    public Page thinking(Delay time) {
        return new Page(origin, request, time, abandonShare);
    }

    /**
     * The share of those who get here and then choose not to buy ({@link Outcome#ABANDONED}).
     *
     * @param share 0 to 1
     */
    public Page abandoning(double share) {
        return new Page(origin, request, think, Shares.checked("abandoning", share));
    }

    /** A status that ends the journey this way and is no error. */
    public Page endingOn(int status, Outcome outcome) {
        return endingOn(Answer.status(status), outcome);
    }

    /** An answer that ends the journey this way and is no error. */
    public Page endingOn(Answer answer, Outcome outcome) {
        return new Page(origin, request.endingOn(answer, outcome), think, abandonShare);
    }

    /** Sends the request again after errors, as the policy says. */
    public Page retryingErrors(Retries policy) {
        return new Page(origin, request.retrying(policy), think, abandonShare);
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Stage stage() {
        return Stage.ANYWHERE;
    }

    @Override
    public Page withRequests(UnaryOperator<Request> change) {
        return new Page(origin, change.apply(request), think, abandonShare);
    }

    @Override
    public List<String> steps() {
        return List.of(request.step());
    }

    @Override
    public double goingOn() {
        return 1 - abandonShare;
    }

    @Override
    public Duration typicalLength() {
        return think == null ? Duration.ZERO : think.median();
    }

    @Override
    public ChainBuilder toChainBuilder() {
        return exec(request.send()).exec(afterwards(request.step(), think, abandonShare));
    }

    /** Thinks, then leaves if patience has run out or the visitor is one of those who walk away. */
    static ChainBuilder afterwards(String step, @Nullable Delay think, double abandonShare) {
        ChainBuilder decide = exec(exitHereIf(session -> {
            Visit visit = Visit.of(session);
            visit.giveUpIfImpatient();
            if (abandonShare > 0 && visit.chance("abandon " + step) < abandonShare) {
                visit.end(Outcome.ABANDONED, null);
            }
            return visit.hasEnded();
        }));
        if (think == null) {
            return decide;
        }
        return pause(session -> Visit.of(session).thinking(think, step)).exec(decide);
    }
}
