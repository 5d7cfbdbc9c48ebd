package dev.onsale.record.live;

import dev.onsale.record.NoteworthyRequest;
import dev.onsale.record.NoteworthyRequest.Sight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** One step's few slowest and first few failed requests; memory is bounded, however many requests there are. */
public final class NoteworthyRequests {
    /** Of each sort, per step. */
    static final int PER_STEP_MAX = 20;

    /** Of each sort, per run. */
    static final int PER_RUN_MAX = 100;

    private final PriorityQueue<NoteworthyRequest> slowest =
            new PriorityQueue<>(PER_STEP_MAX + 1, Comparator.comparingLong(NoteworthyRequest::latencyMs));
    private final List<NoteworthyRequest> failed = new ArrayList<>(PER_STEP_MAX);
    private volatile long slowerThanMs = -1;
    private volatile boolean failedFull;

    /** Merges what several injectors kept for one step, in order of time. */
    public static NoteworthyRequests ofAll(List<NoteworthyRequest> requests) {
        NoteworthyRequests all = new NoteworthyRequests();
        requests.stream()
                .sorted(Comparator.comparingLong(NoteworthyRequest::startMs))
                .filter(request -> all.wants(request.latencyMs(), request.ok()))
                .forEach(all::keep);
        return all;
    }

    /** Costs two reads for a request that is neither slow enough nor failed early enough. */
    void offer(String step, long startMs, long latencyMs, boolean ok, Supplier<Sight> sight) {
        if (wants(latencyMs, ok)) {
            Sight seen = sight.get();
            keep(new NoteworthyRequest(
                    step, startMs, latencyMs, ok, seen.traceparent(), seen.status(), seen.failure(), seen.line()));
        }
    }

    private boolean wants(long latencyMs, boolean ok) {
        return latencyMs > slowerThanMs || !ok && !failedFull;
    }

    private synchronized void keep(NoteworthyRequest request) {
        if (!request.ok() && !failedFull) {
            failed.add(request);
            failedFull = failed.size() == PER_STEP_MAX;
            return;
        }
        slowest.add(request);
        if (slowest.size() > PER_STEP_MAX) {
            slowest.poll();
            NoteworthyRequest fastestKept = slowest.peek();
            slowerThanMs = fastestKept == null ? -1 : fastestKept.latencyMs();
        }
    }

    private synchronized List<NoteworthyRequest> slowestFirst() {
        return slowest.stream()
                .sorted(Comparator.comparingLong(NoteworthyRequest::latencyMs).reversed())
                .toList();
    }

    private synchronized List<NoteworthyRequest> firstFailed() {
        return List.copyOf(failed);
    }

    /** A run's selection from every step's requests: each step's first ones before any step's later ones. */
    public static List<NoteworthyRequest> ofRun(List<NoteworthyRequests> steps) {
        List<NoteworthyRequest> chosen = new ArrayList<>();
        chosen.addAll(
                fairly(steps.stream().map(NoteworthyRequests::slowestFirst).toList()));
        chosen.addAll(fairly(steps.stream().map(NoteworthyRequests::firstFailed).toList()));
        return chosen;
    }

    private static List<NoteworthyRequest> fairly(List<List<NoteworthyRequest>> lists) {
        List<NoteworthyRequest> chosen = new ArrayList<>();
        for (int rank = 0; rank < PER_STEP_MAX; rank++) {
            for (List<NoteworthyRequest> list : lists) {
                if (rank < list.size() && chosen.size() < PER_RUN_MAX) {
                    chosen.add(list.get(rank));
                }
            }
        }
        return chosen;
    }
}
