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
import org.jspecify.annotations.Nullable;

/**
 * One page or action: send a request, think about the answer, and perhaps walk away.
 *
 * <pre>{@code browse(http("browse").get("/events/#{event}")).thinking(ofSeconds(4), ofSeconds(8))}</pre>
 */
public final class Page implements Word {

    private final Request request;
    private final @Nullable Delay think;
    private final double abandonShare;

    private Page(Request request, @Nullable Delay think, double abandonShare) {
        this.request = request;
        this.think = think;
        this.abandonShare = abandonShare;
    }

    static Page of(HttpRequestActionBuilder request) {
        return new Page(Request.of(request), null, 0);
    }

    /** How long people look at it before they go on, in the sale's clock. */
    public Page thinking(Duration least, Duration most) {
        return thinking(Delay.between(least, most));
    }

    public Page thinking(Delay time) {
        return new Page(request, time, abandonShare);
    }

    /**
     * The share of those who get here and then choose not to buy ({@link Outcome#ABANDONED}).
     *
     * @param share 0 to 1
     */
    public Page abandoning(double share) {
        return new Page(request, think, share);
    }

    /** A status that ends the journey this way and is no error. */
    public Page endingOn(int status, Outcome outcome) {
        return new Page(request.endingOn(status, outcome), think, abandonShare);
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
        ChainBuilder decide = exec(session -> {
                    Visit visit = Visit.of(session);
                    visit.giveUpIfImpatient();
                    if (abandonShare > 0 && visit.chance("abandon " + step) < abandonShare) {
                        visit.end(Outcome.ABANDONED, null);
                    }
                    return session;
                })
                .exec(exitHereIf(session -> Visit.of(session).hasEnded()));
        if (think == null) {
            return decide;
        }
        return pause(session -> {
                    Visit visit = Visit.of(session);
                    return visit.pausing(visit.draw(think, "think " + step));
                })
                .exec(decide);
    }
}
