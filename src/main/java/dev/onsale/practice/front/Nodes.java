package dev.onsale.practice.front;

import dev.onsale.practice.protocol.NodeNews;
import dev.onsale.practice.protocol.Wiring.NodeAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The shop nodes, and which of them gets the next request: among those that are up, the one with the fewest
 * outstanding, in turn.
 */
final class Nodes {
    private static final int LOOK_AGAIN_MS = 50;

    private final List<Node> all;
    private final InstantSource clock;
    private final AtomicInteger turn = new AtomicInteger();

    Nodes(List<NodeAddress> addresses, InstantSource clock) {
        this.all = addresses.stream().map(Node::new).toList();
        this.clock = clock;
    }

    List<Node> all() {
        return all;
    }

    String state(Node node) {
        return node.state(clock.millis());
    }

    boolean isUp(Node node) {
        return node.isUp(clock.millis());
    }

    /** How many get requests now. */
    long up() {
        return all.stream().filter(this::isUp).count();
    }

    /**
     * The node for the next request, which is counted as begun there; the caller reports its end.
     *
     * @param except those already tried
     */
    Optional<Node> begin(Set<Node> except) {
        long nowMs = clock.millis();
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        return IntStream.range(0, all.size())
                .mapToObj(step -> all.get((first + step) % all.size()))
                .filter(node -> node.isUp(nowMs) && !except.contains(node))
                .sorted(Comparator.comparingInt(Node::outstanding))
                .filter(node -> node.began(nowMs))
                .findFirst();
    }

    /** Takes a report of the supervisor. */
    void hear(NodeNews news) {
        all.stream().filter(node -> node.id().equals(news.id())).forEach(node -> {
            switch (news.state()) {
                case EXITED -> node.exited();
                case LISTENING -> node.listensAt(news.url());
                case GIVEN_UP -> node.giveUp();
            }
        });
        changed();
    }

    /** Wakes threads that wait for a change of the nodes. */
    synchronized void changed() {
        notifyAll();
    }

    /** Waits for the condition. @return whether it was met in time */
    synchronized boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long untilNanos = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= untilNanos) {
                return false;
            }
            // Not every change is signalled: requests end too often for that.
            wait(LOOK_AGAIN_MS);
        }
        return true;
    }
}
