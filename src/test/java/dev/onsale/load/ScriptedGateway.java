package dev.onsale.load;

import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import dev.onsale.plan.Draws;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A payment gateway whose answers get lost, before it has charged or after. Some payments it charges late: when they are
 * asked for again, and till then it calls the order open. It charges again for every key it does not know, however often
 * the order was paid: only its callers keep anybody from paying twice.
 */
final class ScriptedGateway {

    private static final int NEVER_MS = 60_000;

    private final Draws draws;
    private final Map<String, Set<String>> keysChargedByOrder = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> keysChargedLateByOrder = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

    ScriptedGateway(long seed) {
        draws = Draws.of(seed);
    }

    Answer answer(Received request) {
        String order = request.path().split("/")[2];
        int occurrence = requests.computeIfAbsent(request.method() + order, key -> new AtomicInteger())
                .getAndIncrement();
        double fate = draws.uniform(order.hashCode(), request.method(), occurrence);
        return request.method().equals("POST")
                ? payment(order, request.header("Idempotency-key"), fate)
                : status(order, fate);
    }

    private Answer payment(String order, String key, double fate) {
        keys(keysChargedByOrder, order).addAll(keys(keysChargedLateByOrder, order));
        if (keys(keysChargedByOrder, order).contains(key)) {
            return Answer.of(fate < 0.15 ? 504 : 201);
        }
        if (fate < 0.15) {
            return Answer.of(504);
        }
        if (fate < 0.25) {
            return Answer.silence();
        }
        if (fate < 0.35) {
            return Answer.of(402);
        }
        if (fate < 0.50) {
            keys(keysChargedLateByOrder, order).add(key);
            return Answer.of(502);
        }
        keys(keysChargedByOrder, order).add(key);
        if (fate < 0.60) {
            return Answer.of(504);
        }
        if (fate < 0.65) {
            return Answer.of(500);
        }
        return fate < 0.70 ? Answer.of(201).after(NEVER_MS) : Answer.of(201);
    }

    private static Set<String> keys(Map<String, Set<String>> byOrder, String order) {
        return byOrder.computeIfAbsent(order, paid -> ConcurrentHashMap.newKeySet());
    }

    private Answer status(String order, double fate) {
        if (fate < 0.25) {
            return Answer.of(503);
        }
        return Answer.of(200, "{\"status\":\"" + (charges(order) > 0 ? "paid" : "open") + "\"}");
    }

    int charges(String order) {
        return keys(keysChargedByOrder, order).size();
    }

    /** Orders that were charged for more than one key. */
    List<String> paidTwice() {
        return keysChargedByOrder.keySet().stream()
                .filter(order -> charges(order) > 1)
                .toList();
    }
}
