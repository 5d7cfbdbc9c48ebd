package dev.onsale.load;

import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import dev.onsale.plan.Draws;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A payment gateway whose answers get lost, before it has charged or after. It charges again for every key it does not
 * know, however often the order was paid: only its callers keep anybody from paying twice.
 */
final class ScriptedGateway {

    private static final int NEVER_MS = 60_000;

    private final Draws draws;
    private final Map<String, Set<String>> keysChargedByOrder = new ConcurrentHashMap<>();
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
        if (fate < 0.15) {
            return Answer.of(504);
        }
        if (fate < 0.25) {
            return Answer.silence();
        }
        if (fate < 0.35) {
            return Answer.of(402);
        }
        keysChargedByOrder
                .computeIfAbsent(order, paid -> ConcurrentHashMap.newKeySet())
                .add(key);
        if (fate < 0.55) {
            return Answer.of(504);
        }
        if (fate < 0.65) {
            return Answer.of(502);
        }
        return fate < 0.70 ? Answer.of(201).after(NEVER_MS) : Answer.of(201);
    }

    private Answer status(String order, double fate) {
        if (fate < 0.25) {
            return Answer.of(503);
        }
        return Answer.of(200, "{\"status\":\"" + (charges(order) > 0 ? "paid" : "open") + "\"}");
    }

    int charges(String order) {
        return keysChargedByOrder.getOrDefault(order, Set.of()).size();
    }

    Map<String, Set<String>> charged() {
        return Map.copyOf(keysChargedByOrder);
    }
}
