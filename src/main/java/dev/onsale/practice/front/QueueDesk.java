package dev.onsale.practice.front;

import dev.onsale.practice.protocol.AdmissionHeaders;
import dev.onsale.practice.protocol.AdmissionTokens;
import dev.onsale.practice.protocol.Json;
import dev.onsale.practice.protocol.Tokens;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The waiting room's counter: who joins, who asks for their place, who may enter the shop. */
final class QueueDesk {
    private final Controls controls;
    private final AdmissionTokens tokens;
    private final InstantSource clock;

    /** @param event the event to queue for */
    private record Join(String event) {}

    QueueDesk(Controls controls, AdmissionTokens tokens, InstantSource clock) {
        this.controls = controls;
        this.tokens = tokens;
        this.clock = clock;
    }

    Reply join(byte[] body) {
        String event;
        try {
            event = Json.read(body, Join.class).event();
        } catch (IOException malformed) {
            return Reply.error(400, "the body must be {\"event\": …}");
        }
        CurrentSale sale = controls.current();
        if (!sale.settings().event().equals(event)) {
            return Reply.error(404, "no such event");
        }
        String queueId = "q" + UUID.randomUUID().toString().replace("-", "");
        sale.waitingRoom().join(queueId);
        Map<String, Object> joined = new LinkedHashMap<>();
        if (sale.settings().tokens() == Tokens.BODY) {
            joined.put("queueId", queueId);
        }
        joined.put("state", sale.waitingRoom().state(queueId).orElseThrow());
        joined.put("place", sale.waitingRoom().place(queueId).orElse(0));
        Reply reply = Reply.of(201, joined);
        return switch (sale.settings().tokens()) {
            case BODY -> reply;
            case HEADER -> reply.with(AdmissionHeaders.QUEUE_HEADER, queueId);
            case COOKIE -> reply.with("Set-Cookie", cookie(AdmissionHeaders.QUEUE_COOKIE, queueId));
        };
    }

    /** A visitor's place; with a fresh token, every time, once it is admitted. */
    Reply place(String queueId) {
        CurrentSale sale = controls.current();
        Optional<QueueState> state = sale.waitingRoom().state(queueId);
        if (state.isEmpty()) {
            return Reply.error(404, "no such place in the queue");
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("state", state.get());
        if (state.get() != QueueState.ADMITTED) {
            answer.put("place", sale.waitingRoom().place(queueId).orElse(0));
            return Reply.ok(answer);
        }
        answer.put("place", 0);
        String token = tokens.issue(
                queueId,
                clock.millis() + sale.settings().tokenLifeMs(),
                sale.sale().generation());
        return switch (sale.settings().tokens()) {
            case BODY -> {
                answer.put("token", token);
                yield Reply.ok(answer).with("Set-Cookie", cookie(AdmissionHeaders.COOKIE, token));
            }
            case HEADER -> Reply.ok(answer).with(AdmissionHeaders.HEADER, token);
            case COOKIE -> Reply.ok(answer).with("Set-Cookie", cookie(AdmissionHeaders.COOKIE, token));
        };
    }

    private static String cookie(String name, String value) {
        return name + "=" + value + "; Path=/; HttpOnly";
    }

    boolean admits(@Nullable String token) {
        CurrentSale sale = controls.current();
        return !sale.settings().waitingRoom()
                || tokens.accepts(token, sale.sale().generation());
    }
}
