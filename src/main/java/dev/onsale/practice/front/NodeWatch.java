package dev.onsale.practice.front;

import dev.onsale.practice.front.Node.Process;
import java.net.ConnectException;
import java.util.concurrent.CompletableFuture;

/** Polls the nodes' readiness, and keeps the results. */
final class NodeWatch {
    private static final int READY = 200;

    private final Nodes nodes;
    private final NodeClient client;

    NodeWatch(Nodes nodes, NodeClient client) {
        this.nodes = nodes;
        this.client = client;
    }

    /** Polls all that listen. Completes when they have responded, or failed to. */
    CompletableFuture<Void> check() {
        return CompletableFuture.allOf(nodes.all().stream()
                        .filter(Node::listens)
                        .map(this::check)
                        .toArray(CompletableFuture[]::new))
                .thenRun(nodes::changed);
    }

    private CompletableFuture<Void> check(Node node) {
        Process process = node.process();
        return client.readiness(process).handle((status, failure) -> {
            if (failure == null && status == READY) {
                node.isReady(process);
            } else if (failure == null) {
                node.isUnready(process);
            } else if (failure instanceof ConnectException) {
                node.isGone(process);
            } else {
                node.missedCheck(process);
            }
            return null;
        });
    }
}
