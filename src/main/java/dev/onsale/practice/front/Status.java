package dev.onsale.practice.front;

import dev.onsale.practice.front.Nodes.Node;
import dev.onsale.practice.protocol.NodeReport;
import dev.onsale.practice.protocol.SeatCounts;
import dev.onsale.practice.store.StoreProxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** {@code GET /practice/status}: what has happened since the reset, from the front, the nodes and the database. */
final class Status {
    private final Controls controls;
    private final Nodes nodes;
    private final NodeClient client;
    private final Gateway gateway;
    private final Terminal terminal;
    private final StoreProxy storeProxy;

    Status(
            Controls controls,
            Nodes nodes,
            NodeClient client,
            Gateway gateway,
            Terminal terminal,
            StoreProxy storeProxy) {
        this.controls = controls;
        this.nodes = nodes;
        this.client = client;
        this.gateway = gateway;
        this.terminal = terminal;
        this.storeProxy = storeProxy;
    }

    CompletableFuture<Reply> reply() {
        List<CompletableFuture<Map<String, Object>>> described =
                nodes.all().stream().map(this::ask).toList();
        CompletableFuture<Map<String, Object>> seats = nodes.all().stream()
                .filter(Node::ready)
                .findFirst()
                .map(node -> client.ask(node, "/internal/seats", SeatCounts.class)
                        .handle((counts, failure) -> failure == null ? describe(counts) : Map.<String, Object>of()))
                .orElseGet(() -> CompletableFuture.completedFuture(Map.of()));
        return CompletableFuture.allOf(described.toArray(CompletableFuture[]::new))
                .thenCombine(
                        seats,
                        (done, counted) -> Reply.ok(assemble(
                                described.stream().map(CompletableFuture::join).toList(), counted)));
    }

    private Map<String, Object> assemble(List<Map<String, Object>> described, Map<String, Object> seats) {
        CurrentSale sale = controls.current();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("event", sale.settings().event());
        status.put("faults", controls.faults());
        status.put("admitted", sale.waitingRoom().admitted());
        status.put("waiting", sale.waitingRoom().waiting());
        status.put("admittedPerSecond", sale.waitingRoom().admittedPerSecond());
        status.put("nodes", described);
        status.put("seats", seats);
        status.put("charged", gateway.charged());
        status.put("doubleCharges", gateway.doubleCharges());
        status.put("chargedAtTerminals", terminal.charged());
        status.put("ticketsPrinted", terminal.ticketsPrinted());
        status.put("storeProxy", storeProxy.report());
        return status;
    }

    private CompletableFuture<Map<String, Object>> ask(Node node) {
        return client.ask(node, "/internal/report", NodeReport.class)
                .handle((report, failure) -> failure == null ? describe(node, report) : describe(node));
    }

    private static Map<String, Object> describe(Node node, NodeReport report) {
        Map<String, Object> description = describe(node);
        description.put("pid", report.pid());
        description.put("uptimeMs", report.uptimeMs());
        description.put("originWithToken", report.originWithToken());
        description.put("originWithoutToken", report.originWithoutToken());
        description.put("sessionsLost", report.sessionsLost());
        description.put("storeFailures", report.storeFailures());
        return description;
    }

    private static Map<String, Object> describe(Node node) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("id", node.id());
        description.put("url", node.url());
        description.put("ready", node.ready());
        return description;
    }

    private static Map<String, Object> describe(SeatCounts counts) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("sold", counts.sold());
        description.put("held", counts.held());
        description.put("free", counts.free());
        description.put("paymentsPaid", counts.paymentsPaid());
        description.put("paymentsDeclined", counts.paymentsDeclined());
        description.put("paymentsPending", counts.paymentsPending());
        description.put("ordersCancelled", counts.ordersCancelled());
        return description;
    }
}
