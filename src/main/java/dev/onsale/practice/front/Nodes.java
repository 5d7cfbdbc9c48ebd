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
    /** One node as the balancer sees it. */
    static final class Node {
        private final NodeAddress address;
        private final AtomicInteger outstanding = new AtomicInteger();
        private volatile boolean ready;

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

        void markReady(boolean isReady) {
            ready = isReady;
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
