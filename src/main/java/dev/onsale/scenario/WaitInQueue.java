package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Delay;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Waits in a waiting room: joins, then asks for its place again and again until admitted or out of patience.
 *
 * <pre>{@code
 * waitInQueue()
 *     .join(http("join-queue").post("/queue"))
 *     .poll(http("queue-place").get("/queue/me").check(jsonPath("$.token").optional().saveAs("token")))
 *     .every(ofSeconds(5)).until("token")
 * }</pre>
 */
public final class WaitInQueue implements Word {

    /** Share of the interval by which a poll comes earlier or later, so that browsers do not march in step. */
    private static final double JITTER = 0.2;

    private final @Nullable Request join;
    private final @Nullable Request poll;
    private final Duration interval;
    private final @Nullable String attribute;

    private WaitInQueue(@Nullable Request join, @Nullable Request poll, Duration interval, @Nullable String attribute) {
        this.join = join;
        this.poll = poll;
        this.interval = interval;
        this.attribute = attribute;
    }

    /** Polls every 5 s unless told otherwise (waiting rooms ask for 1 to 20 s). */
    static WaitInQueue waitInQueue() {
        return new WaitInQueue(null, null, Duration.ofSeconds(5), null);
    }

    /** The request that takes a place in the queue. */
    public WaitInQueue join(HttpRequestActionBuilder request) {
        return new WaitInQueue(Request.of(request), poll, interval, attribute);
    }

    /** The request that asks for the place; it must save an attribute once admitted. */
    public WaitInQueue poll(HttpRequestActionBuilder request) {
        return new WaitInQueue(join, Request.of(request), interval, attribute);
    }

    /** Time between two polls, in the sale's clock, give or take 20 %. */
    public WaitInQueue every(Duration pollInterval) {
        return new WaitInQueue(join, poll, pollInterval, attribute);
    }

    /** Admitted as soon as the session holds this attribute. */
    public WaitInQueue until(String sessionAttribute) {
        return new WaitInQueue(join, poll, interval, sessionAttribute);
    }

    @Override
    public List<String> steps() {
        return List.of(needed(join, "join(…)").step(), needed(poll, "poll(…)").step());
    }

    @Override
    public ChainBuilder toChainBuilder() {
        String admitted = needed(attribute, "until(\"attribute\")");
        Delay between = Delay.uniform(scaled(1 - JITTER), scaled(1 + JITTER));
        ChainBuilder askAgain = pause(session -> {
                    Visit visit = Visit.of(session);
                    return visit.pausing(visit.draw(between, "poll interval"));
                })
                .exec(session -> {
                    Visit.of(session).giveUpIfImpatient();
                    return session;
                })
                .exec(exitHereIf(session -> Visit.of(session).hasEnded()))
                .exec(needed(poll, "poll(…)").send());
        return exec(needed(join, "join(…)").send())
                .exec(asLongAs(session -> !session.contains(admitted)).on(askAgain));
    }

    private Duration scaled(double factor) {
        return Duration.ofNanos(Math.round(interval.toNanos() * factor));
    }

    private static <T> T needed(@Nullable T part, String word) {
        if (part == null) {
            throw new BadInputException(
                    "waitInQueue() without " + word,
                    "say waitInQueue().join(request).poll(request).until(\"attribute\")");
        }
        return part;
    }
}
