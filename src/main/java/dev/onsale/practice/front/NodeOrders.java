package dev.onsale.practice.front;

import dev.onsale.practice.fault.FaultSet;
import dev.onsale.practice.front.Node.Process;
import dev.onsale.practice.protocol.ResetOrder;
import dev.onsale.practice.protocol.Sale;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** Sends the nodes the current sale and faults. Used by one thread at a time, so that the last order is the newest. */
final class NodeOrders {
    private static final Duration ALL_READY_WITHIN = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(50);

    private final Nodes nodes;
    private final NodeClient client;
    private final NodeWatch watch;

    NodeOrders(Nodes nodes, NodeClient client, NodeWatch watch) {
        this.nodes = nodes;
        this.client = client;
        this.watch = watch;
    }

    /**
     * Brings the database and all nodes into this state, and waits until every node that is not given up is ready in
     * it, including crashed ones that come back.
     *
     * @throws CompletionException if no node can, or if not all are ready in time
     */
    void give(Sale sale, FaultSet faults, boolean freshSale) throws InterruptedException {
        ResetOrder order = new ResetOrder(sale, faults, false, freshSale);
        Node first = prepareDatabase(new ResetOrder(sale, faults, true, freshSale));
        tell(
                        nodes.all().stream()
                                .filter(node -> node.listens() && !node.equals(first))
                                .toList(),
                        order)
                .join();
        awaitAll(order);
    }

    /** Whether a process has not received its orders yet. */
    boolean anyNew() {
        return nodes.all().stream().anyMatch(NodeOrders::isNew);
    }

    /** Sends the orders to processes that have started since. */
    void introduce(Sale sale, FaultSet faults) {
        introduce(new ResetOrder(sale, faults, false, false));
    }

    private void introduce(ResetOrder order) {
        tell(nodes.all().stream().filter(NodeOrders::isNew).toList(), order).join();
    }

    private static boolean isNew(Node node) {
        return node.listens() && !node.isTold();
    }

    /** Uses the first node that can. @throws CompletionException if none can */
    private Node prepareDatabase(ResetOrder order) {
        CompletionException refused = new CompletionException(new IllegalStateException("no shop node is there"));
        for (Node node : nodes.all()) {
            if (node.listens()) {
                try {
                    order(node, order).join();
                    return node;
                } catch (CompletionException failed) {
                    refused = failed;
                }
            }
        }
        throw refused;
    }

    /** A node that cannot be reached now receives the order later: it gets no requests until then. */
    private CompletableFuture<Void> tell(List<Node> some, ResetOrder order) {
        return CompletableFuture.allOf(some.stream()
                .map(node -> order(node, order).exceptionally(failed -> null))
                .toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> order(Node node, ResetOrder order) {
        Process process = node.process();
        return client.order(process, "/internal/reset", order).handle((answer, failure) -> {
            node.setTold(process, failure == null);
            if (failure != null) {
                throw new CompletionException(failure);
            }
            return null;
        });
    }

    private void awaitAll(ResetOrder order) throws InterruptedException {
        long untilNanos = System.nanoTime() + ALL_READY_WITHIN.toNanos();
        while (!missing().isEmpty()) {
            if (System.nanoTime() > untilNanos) {
                throw new CompletionException(
                        new IllegalStateException("not ready within " + ALL_READY_WITHIN.toSeconds() + " s: "
                                + missing().stream().map(Node::id).collect(Collectors.joining(", "))));
            }
            introduce(order);
            watch.check().join();
            nodes.await(() -> missing().isEmpty(), LOOK_AGAIN_AFTER);
        }
    }

    private List<Node> missing() {
        return nodes.all().stream()
                .filter(node -> !node.isGivenUp() && !(node.isTold() && node.isWell()))
                .toList();
    }
}
