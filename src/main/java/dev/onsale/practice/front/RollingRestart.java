package dev.onsale.practice.front;

import dev.onsale.practice.fault.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Restarts one node after another while the shop goes on selling. Each node gets no new requests until its outstanding
 * ones have responses; then its process stops, and the supervisor starts another one. Once that is ready it gets
 * requests again, and the next node follows.
 *
 * <p>With the fault {@code spreedly-2020-unready-node} one step is out of order for the first node: it gets requests
 * again as soon as it listens.
 */
final class RollingRestart {
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(35);
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final int NODES_MIN = 2;

    private final Nodes nodes;
    private final NodeClient client;
    private final ScheduledExecutorService oneAtATime;
    private final List<String> restarted = new ArrayList<>();
    private boolean underWay;
    private String problem = "";
    private @Nullable ScheduledFuture<?> scheduled;

    /** @param oneAtATime a thread of its own: a restart takes seconds */
    RollingRestart(Nodes nodes, NodeClient client, ScheduledExecutorService oneAtATime) {
        this.nodes = nodes;
        this.client = client;
        this.oneAtATime = oneAtATime;
    }

    /**
     * Forgets earlier restarts; cancels a scheduled one.
     *
     * @return done when a restart in progress has ended. Do not wait for it on the thread that introduces new processes
     *     to the sale: without that it would never end
     */
    synchronized CompletableFuture<Void> reset() {
        if (scheduled != null) {
            scheduled.cancel(false);
            scheduled = null;
        }
        return CompletableFuture.runAsync(this::forget, oneAtATime);
    }

    private synchronized void forget() {
        restarted.clear();
        problem = "";
    }

    /** @param faults read when it begins */
    synchronized void scheduleIn(Duration delay, Controls faults) {
        scheduled = oneAtATime.schedule(() -> begin(faults), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Begins a restart, unless one is in progress or no node would be left to sell meanwhile.
     *
     * @return why not; empty if it begins
     */
    synchronized String begin(Controls faults) {
        if (underWay) {
            return "a rolling restart is under way";
        }
        if (nodes.up() < NODES_MIN) {
            problem = "fewer than " + NODES_MIN + " nodes are up: nobody could sell meanwhile";
            return problem;
        }
        underWay = true;
        restarted.clear();
        problem = "";
        boolean outOfOrder = faults.faults().strength(FaultKind.SPREEDLY_2020_UNREADY_NODE) > 0;
        oneAtATime.execute(() -> restartAll(outOfOrder));
        return "";
    }

    /** For the status: its present step, or its result. */
    synchronized Map<String, Object> describe() {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("underWay", underWay);
        description.put("restarted", List.copyOf(restarted));
        if (!problem.isEmpty()) {
            description.put("problem", problem);
        }
        return description;
    }

    private void restartAll(boolean outOfOrder) {
        String stuck = "";
        try {
            boolean first = true;
            for (Node node : nodes.all()) {
                stuck = node.isGivenUp() ? "" : restart(node, outOfOrder && first);
                if (!stuck.isEmpty()) {
                    break;
                }
                first = false;
                synchronized (this) {
                    restarted.add(node.id());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stuck = "interrupted";
        } finally {
            synchronized (this) {
                underWay = false;
                problem = stuck;
            }
            nodes.changed();
        }
    }

    /** @return what went wrong; empty if nothing did */
    private String restart(Node node, boolean outOfOrder) throws InterruptedException {
        node.drain();
        try {
            if (!nodes.await(() -> node.outstanding() == 0, DRAINED_WITHIN)) {
                return node.id() + " did not answer what it had within " + DRAINED_WITHIN.toSeconds() + " s";
            }
            int before = node.restarts();
            if (outOfOrder) {
                node.trustNextProcess();
            }
            // Its response proves nothing: the process may be gone before it is sent.
            client.order(node.process(), "/internal/stop", Map.of());
            boolean back =
                    nodes.await(() -> node.isGivenUp() || (node.restarts() > before && node.isWell()), READY_WITHIN);
            return back && !node.isGivenUp() ? "" : node.id() + " did not come back";
        } finally {
            node.endDrain();
        }
    }
}
