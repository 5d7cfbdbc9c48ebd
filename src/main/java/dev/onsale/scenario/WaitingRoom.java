package dev.onsale.scenario;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;

/**
 * An incomplete waiting room: first how to join it, then how to poll the place, then what ends the wait. Only a
 * complete one is a {@link WaitInQueue}, so that the compiler finds what is missing.
 */
public final class WaitingRoom {

    private WaitingRoom() {}

    /** A waiting room without a join request yet. */
    public static final class Unjoined {
        private final SourceLine origin = SourceLine.of("waitInQueue");

        Unjoined() {}

        /**
         * The request that takes a place in the queue.
         *
         * <p>{@code waitInQueue().join(http("join-queue").post("/queue")).poll(http("place").get("/queue")).until("in")}
         */
        public Unpolled join(HttpRequestActionBuilder request) {
            return new Unpolled(origin, Request.of(request));
        }
    }

    /** A waiting room without a poll request yet. */
    public static final class Unpolled {
        private final SourceLine origin;
        private final Request join;

        Unpolled(SourceLine origin, Request join) {
            this.origin = origin;
            this.join = join;
        }

        /**
         * The request that polls the place; it must save an attribute once admitted.
         *
         * <p>{@code waitInQueue().join(http("join-queue").post("/queue")).poll(http("place").get("/queue")).until("in")}
         */
        public Unended poll(HttpRequestActionBuilder request) {
            return new Unended(origin, join, Request.of(request), Behaviour.POLL_INTERVAL);
        }
    }

    /** A waiting room without an end condition yet. */
    public static final class Unended {
        private final SourceLine origin;
        private final Request join;
        private final Request poll;
        private final Duration interval;

        Unended(SourceLine origin, Request join, Request poll, Duration interval) {
            this.origin = origin;
            this.join = join;
            this.poll = poll;
            this.interval = interval;
        }

        /**
         * Time between two polls, in the sale clock, ± 20 %; above 0. Default: 5 s; real waiting rooms use 1
         * to 20 s.
         *
         * <p>{@code waitInQueue().join(http("join").post("/queue")).poll(http("place").get("/queue")).every(ofSeconds(5)).until("in")}
         */
        public Unended every(Duration pollInterval) {
            return new Unended(origin, join, poll, pollInterval);
        }

        /**
         * The visitor is admitted as soon as the session has this attribute.
         *
         * <p>{@code waitInQueue().join(http("join-queue").post("/queue")).poll(http("place").get("/queue")).until("in")}
         */
        public WaitInQueue until(String sessionAttribute) {
            return WaitInQueue.of(origin, join, poll, interval, sessionAttribute);
        }
    }
}
