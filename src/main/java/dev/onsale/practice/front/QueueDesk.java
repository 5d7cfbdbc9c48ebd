package dev.onsale.practice.front;

import dev.onsale.practice.protocol.AdmissionHeaders;
import dev.onsale.practice.protocol.AdmissionTokens;
import dev.onsale.practice.protocol.Json;
import dev.onsale.practice.protocol.ServerTiming;
import dev.onsale.practice.protocol.Session;
import dev.onsale.practice.protocol.StoreKeys;
import dev.onsale.practice.protocol.Tokens;
import dev.onsale.practice.store.StoreUnreachable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The waiting room's HTTP endpoint: joining, polling for a place, admission. */
final class QueueDesk {
    private final Controls controls;
    private final QueueMemory memory;
    private final AdmissionTokens tokens;
    private final InstantSource clock;
    private final AtomicLong tickets = new AtomicLong();

    /** @param event the event to queue for */
    private record Join(String event) {}

    QueueDesk(Controls controls, QueueMemory memory, AdmissionTokens tokens, InstantSource clock) {
        this.controls = controls;
        this.memory = memory;
        this.tokens = tokens;
        this.clock = clock;
    }

    CompletableFuture<Reply> join(byte[] body) {
        String event;
        try {
            event = Json.read(body, Join.class).event();
        } catch (IOException malformed) {
            return CompletableFuture.completedFuture(Reply.error(400, "the body must be {\"event\": …}"));
        }
        CurrentSale sale = controls.current();
        if (!sale.settings().event().equals(event)) {
            return CompletableFuture.completedFuture(Reply.error(404, "no such event"));
        }
        return asking(() -> join(sale));
    }

    private Reply join(CurrentSale sale) {
        String queueId = "q" + UUID.randomUUID().toString().replace("-", "");
        String ticket = Long.toString(tickets.incrementAndGet());
        sale.waitingRoom().join(ticket);
        memory.keepTicket(keys(sale), queueId, ticket);
        Map<String, Object> joined = new LinkedHashMap<>();
        if (sale.settings().tokens() == Tokens.BODY) {
            joined.put("queueId", queueId);
        }
        joined.put("state", sale.waitingRoom().state(ticket).orElseThrow());
        joined.put("place", sale.waitingRoom().place(ticket).orElse(0));
        Reply reply = Reply.of(201, joined);
        return switch (sale.settings().tokens()) {
            case BODY -> reply;
            case HEADER -> reply.with(AdmissionHeaders.QUEUE_HEADER, queueId);
            case COOKIE -> reply.with("Set-Cookie", cookie(AdmissionHeaders.QUEUE_COOKIE, queueId));
        };
    }

    /** A visitor's place; once admitted, with a fresh token every time. */
    CompletableFuture<Reply> place(String queueId) {
        CurrentSale sale = controls.current();
        return asking(() -> place(sale, queueId));
    }

    private Reply place(CurrentSale sale, String queueId) {
        Optional<String> ticket = memory.ticket(keys(sale), queueId);
        Optional<QueueState> state = ticket.flatMap(sale.waitingRoom()::state);
        if (ticket.isEmpty() || state.isEmpty()) {
            return Reply.error(404, "no such place in the queue");
        }
        if (state.get() == QueueState.ADMITTED) {
            return admit(sale, queueId);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("state", state.get());
        answer.put("place", sale.waitingRoom().place(ticket.get()).orElse(0));
        return Reply.ok(answer);
    }

    private Reply admit(CurrentSale sale, String queueId) {
        int tokenLifeMs = sale.settings().tokenLifeMs();
        Session session = new Session(sale.settings().event(), clock.millis());
        memory.beginSession(keys(sale), queueId, session, tokenLifeMs);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("state", QueueState.ADMITTED);
        answer.put("place", 0);
        String token =
                tokens.issue(queueId, clock.millis() + tokenLifeMs, sale.sale().generation());
        return switch (sale.settings().tokens()) {
            case BODY -> {
                answer.put("token", token);
                yield Reply.ok(answer).with("Set-Cookie", cookie(AdmissionHeaders.COOKIE, token));
            }
            case HEADER -> Reply.ok(answer).with(AdmissionHeaders.HEADER, token);
            case COOKIE -> Reply.ok(answer).with("Set-Cookie", cookie(AdmissionHeaders.COOKIE, token));
        };
    }

    boolean admits(@Nullable String token) {
        CurrentSale sale = controls.current();
        return !sale.settings().waitingRoom()
                || tokens.accepts(token, sale.sale().generation());
    }

    private CompletableFuture<Reply> asking(Supplier<Reply> work) {
        long beganNanos = System.nanoTime();
        return memory.asking(work).handle((reply, failure) -> {
            double tookMs = (System.nanoTime() - beganNanos) / 1e6;
            Reply answer = failure == null ? reply : refusal(failure);
            boolean found = failure == null && answer.status() != 404;
            return answer.with(
                    ServerTiming.HEADER,
                    new ServerTiming().cached(found, tookMs).toString());
        });
    }

    private static Reply refusal(Throwable failure) {
        if (failure instanceof CompletionException && failure.getCause() instanceof StoreUnreachable) {
            return Reply.error(503, "the waiting room cannot tell places at the moment");
        }
        throw new CompletionException(failure);
    }

    private static StoreKeys keys(CurrentSale sale) {
        return new StoreKeys(sale.sale().generation());
    }

    private static String cookie(String name, String value) {
        return name + "=" + value + "; Path=/; HttpOnly";
    }
}
