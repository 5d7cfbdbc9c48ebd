package dev.onsale.record.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was still open when the load ended. Who was waited for longer than a second, and than nearly all that succeeded at
 * their step, was never answered; the others the end cut off, and those that may stay open. Told by one thread, sorted by the one that knows the times.
 */
final class LeftOpen {
    private static final double NEARLY_ALL = 99;

    private record EndOfLoad(long endEpochMs, List<OpenRequest> requests) {}

    private volatile @Nullable EndOfLoad told;

    void tell(long endEpochMs, List<OpenRequest> requests) {
        told = new EndOfLoad(endEpochMs, List.copyOf(requests));
    }

    /** Sorts what was told, if anything, and forgets it. */
    void sort(LiveSteps steps, Consumer<OpenRequest> unanswered, Consumer<LiveSteps.Place> cut) {
        EndOfLoad all = told;
        if (all == null) {
            return;
        }
        told = null;
        Map<LiveStep, Double> enoughMs = new HashMap<>();
        for (OpenRequest request : all.requests()) {
            LiveSteps.Place place = steps.place(request.name());
            LiveStep step = place.step();
            double enough = enoughMs.computeIfAbsent(
                    step, each -> Math.max(OpenRequest.WAITED_MS_MIN, each.okPercentileMs(NEARLY_ALL)));
            if (!request.mayStayOpen() && all.endEpochMs() - request.sentEpochMs() > enough) {
                unanswered.accept(request);
            } else {
                cut.accept(place);
            }
        }
    }
}
