package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.onsale.plan.Delay;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Work that the target does in the background: the response contains an address, which is polled until the work is
 * done. The last response counts as the word's own response, so the word's rules decide: seats may turn out to be taken
 * only then. pretix, an open-source ticket shop, creates carts and orders in this way.
 *
 * <pre>{@code
 * pickSeats(http("hold").post("/cart/add").formParam("ajax", "1"))
 *     .polling(task(http("hold-ready").get("#{taskUrl}")).at("$.check_url").until(jsonIs("$.ready", "true")))
 *     .soldOutOn(jsonIs("$.success", "false"))
 * }</pre>
 */
public final class Task {

    /** The session attribute with the address. */
    static final String URL = "taskUrl";

    private static final Duration INTERVAL = Duration.ofMillis(500);

    /** The share of the interval by which polls vary, so that browsers do not poll in step. */
    private static final double JITTER = 0.2;

    private final Request poll;
    private final String path;
    private final Answer pending;
    private final Duration interval;

    private Task(Request poll, String path, Answer pending, Duration interval) {
        this.poll = poll;
        this.path = path;
        this.pending = pending;
        this.interval = interval;
    }

    /** A task without an address yet. */
    public static final class Unaddressed {
        private final HttpRequestActionBuilder poll;

        Unaddressed(HttpRequestActionBuilder poll) {
            this.poll = poll;
        }

        /**
         * A JSON path to the address to poll; the address is in the session as {@code taskUrl}.
         *
         * <p>{@code task(http("hold-ready").get("#{taskUrl}")).at("$.check_url").until(jsonIs("$.ready", "true"))}
         */
        public Unended at(String jsonPath) {
            return new Unended(poll, jsonPath);
        }
    }

    /** A task without an end condition yet. */
    public static final class Unended {
        private final HttpRequestActionBuilder poll;
        private final String path;

        Unended(HttpRequestActionBuilder poll, String path) {
            this.poll = poll;
            this.path = path;
        }

        /**
         * The response which means that the work is done. Any other response of 200 to 299 means that it is not.
         *
         * <p>{@code task(http("hold-ready").get("#{taskUrl}")).at("$.check_url").until(jsonIs("$.ready", "true"))}
         */
        public Task until(Answer done) {
            return new Task(Request.of(poll), path, Answer.successWithout(done), INTERVAL);
        }
    }

    /**
     * Time between two polls, in the sale clock, ± 20 %; 500 ms by default.
     *
     * <p>{@code task(http("ready").get("#{taskUrl}")).at("$.url").until(jsonIs("$.ready", "true")).every(ofSeconds(1))}
     */
    public Task every(Duration pollInterval) {
        if (pollInterval.isZero() || pollInterval.isNegative()) {
            throw new IllegalArgumentException("every(" + pollInterval + "): use a duration above 0");
        }
        return new Task(poll, path, pending, pollInterval);
    }

    Request poll() {
        return poll;
    }

    Answer pending() {
        return pending;
    }

    Task with(UnaryOperator<Request> change) {
        return new Task(change.apply(poll), path, pending, interval);
    }

    /** A request whose response may contain the address. */
    HttpRequestActionBuilder addressedBy(HttpRequestActionBuilder request) {
        return request.check(jsonPath(path).optional().saveAs(URL));
    }

    /** @param asked the poll, with the rules of the waiting word */
    ChainBuilder chain(Request asked) {
        Delay between = Delay.uniform(scaled(1 - JITTER), scaled(1 + JITTER));
        String decision = "task " + asked.step();
        return asLongAs(session -> Visit.of(session).answeredBy(pending))
                .on(pause(session -> {
                            Visit visit = Visit.of(session);
                            return visit.pausing(visit.draw(between, decision));
                        })
                        .exec(exitHereIf(session -> Visit.of(session).isOverByNow()))
                        .exec(asked.send()));
    }

    private Duration scaled(double factor) {
        return Duration.ofNanos(Math.round(interval.toNanos() * factor));
    }
}
