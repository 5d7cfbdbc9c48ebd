package dev.onsale.practice.front;

import dev.onsale.practice.protocol.Json;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The payment gateway's addresses: {@code POST /charges}, {@code POST /challenges}, {@code POST /refunds}. */
final class GatewayDesks {
    /** @param key the charge to give back */
    private record Refund(String key) {}

    private GatewayDesks() {}

    static Map<String, PartnerHandler.Desk> of(Gateway gateway) {
        return Map.of(
                "/charges",
                body -> gateway.charge(Json.read(body, Gateway.Charge.class)).thenApply(Reply::ok),
                "/challenges",
                body -> gateway.answer(Json.read(body, Gateway.ChallengeAnswer.class))
                        .thenApply(Reply::ok),
                "/refunds",
                body -> CompletableFuture.completedFuture(Reply.ok(Map.of(
                        "refunded", gateway.refund(Json.read(body, Refund.class).key())))));
    }
}
