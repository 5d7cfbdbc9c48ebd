package dev.onsale.gatling;

import dev.onsale.gatling.failure.Failure;
import dev.onsale.gatling.http.OpenRequests;
import dev.onsale.gatling.http.RequestLine;
import dev.onsale.gatling.structure.CarriedName;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Receives everything that Gatling reports of a run; called on its event loops, so it must never block. */
public interface Tap {

    /** Ignores everything: for load that only warms something up. */
    Tap DEAF = new Tap() {
        @Override
        public void visitorStarted() {}

        @Override
        public void visitorEnded() {}

        @Override
        public void response(Response response) {}

        @Override
        public void requestNotSent(String step, String error) {}

        @Override
        public void groupEnded(String path, long cumulatedMs, long durationMs, boolean ok) {}
    };

    /** The next visitor of the schedule, in its order, has started. */
    void visitorStarted();

    void visitorEnded();

    /**
     * A request has ended.
     *
     * @param step as Gatling carries it: see {@link CarriedName}
     * @param startMs and {@code endMs} in epoch ms
     * @param status of the HTTP response; {@code null} if there was none
     * @param failure why it failed; {@code null} if it did not
     * @param line identifies the request where it is shown; gives {@code null} if that is unknown
     */
    record Response(
            String step,
            long startMs,
            long endMs,
            boolean ok,
            @Nullable Integer status,
            @Nullable Failure failure,
            Supplier<@Nullable RequestLine> line) {

        /** Whether there was an HTTP response, whatever its status. */
        public boolean answered() {
            return status != null;
        }

        public long tookMs() {
            return endMs - startMs;
        }
    }

    void response(Response response);

    /** A request that could not even be built, for instance because a session value is missing. */
    void requestNotSent(String step, String error);

    /**
     * The tap receives no more events: these requests had been sent and not been reported.
     *
     * @param atMs epoch ms
     */
    default void leftOpen(List<OpenRequests.Left> requests, long atMs) {}

    /**
     * A visitor has passed a group of Gatling's.
     *
     * @param path see {@link CarriedName}
     * @param cumulatedMs sum of the response times of its requests
     * @param durationMs from its start to its end
     * @param ok whether all its requests succeeded
     */
    void groupEnded(String path, long cumulatedMs, long durationMs, boolean ok);
}
