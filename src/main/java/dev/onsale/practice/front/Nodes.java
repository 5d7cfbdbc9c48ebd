package dev.onsale.practice.front;

import dev.onsale.practice.protocol.Wiring.NodeAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The shop nodes and who gets the next request: of those ready, the one with the fewest outstanding, in turn. */
final class Nodes {
    private static final int MISSED_CHECKS_MAX = 3;

    /** One node as the balancer sees it. The parent starts the front when all nodes are ready. */
    static final class Node {
        private final NodeAddress address;
        private final AtomicInteger outstanding = new AtomicInteger();
        private final AtomicInteger missedChecks = new AtomicInteger();
        private volatile boolean ready = true;

        Node(NodeAddress address) {
            this.address = address;
        }

        String id() {
            return address.id();
        }

        String url() {
            return address.url();
        }

        boolean ready() {
            return ready;
        }

        /** It answered a health check. */
        void isWell() {
            missedChecks.set(0);
            ready = true;
        }

        /** It did not answer in time: it may only be busy, so that it takes several to put it out of turn. */
        void missedCheck() {
            if (missedChecks.incrementAndGet() >= MISSED_CHECKS_MAX) {
                ready = false;
            }
        }

        /** It cannot even be connected to. */
        void isGone() {
            ready = false;
        }

        void began() {
            outstanding.incrementAndGet();
        }

        void ended() {
            outstanding.decrementAndGet();
        }
    }

    private final List<Node> all;
    private final AtomicInteger turn = new AtomicInteger();

    Nodes(List<NodeAddress> addresses) {
        this.all = addresses.stream().map(Node::new).toList();
    }

    List<Node> all() {
        return all;
    }

    /** @param except those that were tried already */
    Optional<Node> next(Set<Node> except) {
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        return IntStream.range(0, all.size())
                .mapToObj(step -> all.get((first + step) % all.size()))
                .filter(node -> node.ready && !except.contains(node))
                .min(Comparator.comparingInt(node -> node.outstanding.get()));
    }
}
