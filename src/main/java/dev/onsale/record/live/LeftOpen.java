package dev.onsale.record.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Requests still open when the load ended. A request counts as unanswered if it had waited longer than a second, and
 * longer than nearly all that succeeded at its step; the others were cut off by the end, and so were those that may
 * stay open. One thread reports them; the thread that knows the times classifies them.
 */
final class LeftOpen {
    private static final double NEARLY_ALL = 99;

    private record EndOfLoad(long endEpochMs, List<OpenRequest> requests) {}

    private volatile @Nullable EndOfLoad told;

    void tell(long endEpochMs, List<OpenRequest> requests) {
        told = new EndOfLoad(endEpochMs, List.copyOf(requests));
    }

    /** Classifies what was reported, if anything, and forgets it. */
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
