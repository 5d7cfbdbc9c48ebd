package dev.onsale.practice.front;

import dev.onsale.practice.protocol.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The terminal service's addresses: {@code POST /authorisations}, {@code POST /reversals}, {@code POST /prints}. */
final class TerminalDesks {
    /** @param key the charge to give back */
    private record Reversal(String key) {}

    private TerminalDesks() {}

    static Map<String, PartnerHandler.Desk> of(Terminal terminal) {
        return Map.of(
                "/authorisations",
                body -> orRefused(terminal.authorise(Json.read(body, Terminal.Authorisation.class))),
                "/prints",
                body -> orRefused(terminal.print(Json.read(body, Terminal.Print.class))),
                "/reversals",
                body -> CompletableFuture.completedFuture(Reply.ok(Map.of(
                        "refunded",
                        terminal.reverse(Json.read(body, Reversal.class).key())))));
    }

    private static <T> CompletableFuture<Reply> orRefused(Optional<CompletableFuture<T>> answer) {
        return answer.map(given -> given.thenApply(Reply::ok))
                .orElseGet(() -> CompletableFuture.completedFuture(Reply.error(503, "too much at once")));
    }
}
