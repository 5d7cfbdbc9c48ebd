package dev.onsale.practice.front;

import dev.onsale.practice.protocol.AdmissionHeaders;
import dev.onsale.practice.protocol.AdmissionTokens;
import dev.onsale.practice.protocol.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The waiting room's counter: who joins, who asks for their place, who may enter the shop. */
final class QueueDesk {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

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
        int place = sale.waitingRoom().place(queueId).orElse(0);
        Map<String, Object> joined = new LinkedHashMap<>();
        joined.put("queueId", queueId);
        joined.put("place", place);
        return Reply.of(201, joined);
    }

    Reply place(String queueId) {
        CurrentSale sale = controls.current();
        OptionalInt place = sale.waitingRoom().place(queueId);
        if (place.isEmpty()) {
            return Reply.error(404, "no such place in the queue");
        }
        if (place.getAsInt() > 0) {
            return Reply.ok(Map.of("place", place.getAsInt()));
        }
        String token = tokens.issue(
                queueId, clock.millis() + TOKEN_LIFE.toMillis(), sale.sale().generation());
        Map<String, Object> admitted = new LinkedHashMap<>();
        admitted.put("place", 0);
        admitted.put("token", token);
        return Reply.ok(admitted).with("Set-Cookie", AdmissionHeaders.COOKIE + "=" + token + "; Path=/; HttpOnly");
    }

    boolean admits(@Nullable String token) {
        CurrentSale sale = controls.current();
        return !sale.settings().waitingRoom()
                || tokens.accepts(token, sale.sale().generation());
    }
}
