package dev.onsale.practice.front;

import com.fasterxml.jackson.databind.JsonMappingException;
import dev.onsale.practice.fault.FaultException;
import dev.onsale.practice.fault.FaultKind;
import dev.onsale.practice.fault.FaultSet;
import dev.onsale.practice.protocol.Json;
import dev.onsale.practice.protocol.Sale;
import dev.onsale.practice.protocol.SaleSettings;
import dev.onsale.practice.store.StoreProxy;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** The practice controls: reset and faults. Processed one at a time, on a thread of their own. */
final class Controls {
    private static final long DOORS_NEVER_MS = Long.MAX_VALUE / 4;

    /** How long after doors the nodes scheduled for the wrong time join, at strength 1: two minutes at pace 20. */
    private static final int LATE_MS = 6_000;

    private final Nodes nodes;
    private final NodeOrders orders;
    private final Gateway gateway;
    private final Terminal terminal;
    private final StoreProxy storeProxy;
    private final InstantSource clock;
    private final Executor oneAtATime;
    private final RollingRestart rollingRestart;
    private final AtomicBoolean introducing = new AtomicBoolean();
    private volatile CurrentSale current;
    private volatile FaultSet faults;

    Controls(
            Nodes nodes,
            NodeOrders orders,
            Gateway gateway,
            Terminal terminal,
            StoreProxy storeProxy,
            InstantSource clock,
            Executor oneAtATime,
            RollingRestart rollingRestart,
            FaultSet initialFaults) {
        this.nodes = nodes;
        this.orders = orders;
        this.gateway = gateway;
        this.terminal = terminal;
        this.storeProxy = storeProxy;
        this.clock = clock;
        this.oneAtATime = oneAtATime;
        this.rollingRestart = rollingRestart;
        this.faults = initialFaults;
        this.current = closed(SaleSettings.DEFAULT, 0);
    }

    CurrentSale current() {
        return current;
    }

    FaultSet faults() {
        return faults;
    }

    CompletableFuture<Reply> reset(byte[] body) {
        return rollingRestart
                .reset()
                .thenCompose(restarted -> inTurn(() -> {
                    SaleSettings settings =
                            body.length == 0 ? SaleSettings.DEFAULT : Json.read(body, SaleSettings.class);
                    begin(settings);
                    return Reply.ok(describeReset());
                }));
    }

    /** Replaces the faults that are on, in the database and in every node. */
    CompletableFuture<Reply> switchFaults(byte[] body) {
        return inTurn(() -> {
            FaultSet wanted = Json.read(body, FaultSet.class);
            orders.give(current.sale(), wanted, false);
            disturb(wanted, current.settings());
            faults = wanted;
            scheduleNodes();
            return Reply.ok(Map.of("ok", true, "faults", wanted));
        });
    }

    /** Restarts the nodes one by one; responds once the restart has begun. */
    CompletableFuture<Reply> restartNodes() {
        String refused = rollingRestart.begin(this);
        return CompletableFuture.completedFuture(
                refused.isEmpty()
                        ? Reply.of(202, Map.of("ok", true, "nodes", nodes.all().size()))
                        : Reply.error(409, refused));
    }

    /**
     * Empties the shop and starts a new sale. Blocks until it is on, and every node that is not given up takes part.
     *
     * @throws CompletionException if that takes too long
     */
    void begin(SaleSettings settings) throws InterruptedException {
        long generation = current.sale().generation() + 1;
        // Closed first, so that no visitor enters with a token of the old sale while the tables are emptied.
        current = closed(settings, generation);
        orders.give(new Sale(settings, generation), faults, true);
        gateway.reset(settings.seed());
        terminal.reset(settings.seed(), settings.terminalSlots());
        disturb(faults, settings);
        current = CurrentSale.startingNow(settings, generation, clock);
        scheduleNodes();
        settings.restart()
                .ifPresent(afterDoors -> rollingRestart.scheduleIn(
                        Duration.ofMillis(current.doorsAtMs() - clock.millis()).plus(afterDoors), this));
    }

    /** Sends new processes the sale and the faults. */
    void introduceNewcomers() {
        if (orders.anyNew() && !introducing.getAndSet(true)) {
            oneAtATime.execute(() -> {
                introducing.set(false);
                orders.introduce(current.sale(), faults);
            });
        }
    }

    /** With the fault {@code tito-2017-late-capacity} the second half of the nodes is scheduled for the wrong time. */
    private void scheduleNodes() {
        double late = faults.strength(FaultKind.TITO_2017_LATE_CAPACITY);
        int half = (nodes.all().size() + 1) / 2;
        for (Node node : nodes.all().subList(half, nodes.all().size())) {
            node.joinsAt(late > 0 ? current.doorsAtMs() + Math.round(late * LATE_MS) : 0);
        }
    }

    private void disturb(FaultSet wanted, SaleSettings settings) {
        double strength = wanted.strength(FaultKind.SPEKTRIX_2024_MEMORY_STORE);
        if (strength > 0) {
            storeProxy.disturb(strength, settings.seed());
        } else {
            storeProxy.calm();
        }
    }

    private CurrentSale closed(SaleSettings settings, long generation) {
        return new CurrentSale(
                new Sale(settings, generation),
                new WaitingRoom(clock, DOORS_NEVER_MS, 1, settings.seed()),
                DOORS_NEVER_MS);
    }

    private Map<String, Object> describeReset() {
        SaleSettings settings = current.settings();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        answer.put("event", settings.event());
        answer.put("seats", settings.seats());
        answer.put("ticketTypes", settings.ticketTypes());
        answer.put("holdForMs", settings.holdForMs());
        answer.put("maxPerOrder", settings.maxPerOrder());
        answer.put("doorsInMs", settings.doorsInMs());
        answer.put("outflowPerSecond", settings.outflowPerSecond());
        answer.put("waitingRoom", settings.waitingRoom());
        answer.put("seed", settings.seed());
        answer.put("gatewayTimeoutMs", settings.gatewayTimeoutMs());
        answer.put("terminalSlots", settings.terminalSlots());
        answer.put("seating", settings.seating());
        answer.put("maxPerAccount", settings.maxPerAccount());
        answer.put("tokens", settings.tokens());
        answer.put("tokenLifeMs", settings.tokenLifeMs());
        answer.put("refusals", settings.refusals());
        answer.put("restartAfterDoorsMs", settings.restartAfterDoorsMs());
        answer.put("connectionsPerNode", settings.connectionsPerNode());
        answer.put("commitDelayMs", settings.commitDelayMs());
        return answer;
    }

    @FunctionalInterface
    private interface Control {
        Reply run() throws IOException, InterruptedException;
    }

    private CompletableFuture<Reply> inTurn(Control control) {
        return CompletableFuture.supplyAsync(() -> answer(control), oneAtATime);
    }

    private static Reply answer(Control control) {
        try {
            return control.run();
        } catch (JsonMappingException refused) {
            if (refused.getCause() instanceof FaultException fault) {
                int status = fault.reason() == FaultException.Reason.UNKNOWN_NAME ? 404 : 422;
                return Reply.error(status, String.valueOf(fault.getMessage()), fault.hint());
            }
            Throwable reason = refused.getCause() instanceof IllegalArgumentException bad ? bad : refused;
            return Reply.error(422, firstLine(reason));
        } catch (IOException malformed) {
            return Reply.error(400, "the body is not JSON: " + firstLine(malformed));
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            return Reply.error(503, firstLine(cause));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Reply.error(503, "interrupted");
        }
    }

    private static String firstLine(Throwable problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse(problem.toString());
    }
}
