package dev.onsale.practice.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.practice.store.StoreClient;
import dev.onsale.practice.store.StoreUnreachable;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueMemoryTest {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final StoreClient nowhere = new StoreClient(1, "", 1);
    private long nowMs;

    private final QueueMemory memory =
            new QueueMemory(nowhere, waiting::add, () -> TimeUnit.MILLISECONDS.toNanos(nowMs));

    @AfterEach
    void close() {
        nowhere.close();
    }

    @Test
    void whoWaitedForAThreadAsLongAsForAnAnswerIsToldSoInsteadOfWaitingAgain() {
        CompletableFuture<String> patient = memory.asking(() -> "answered");
        nowMs = StoreClient.ANSWER_WITHIN_MS - 1;
        waiting.remove().run();
        assertThat(patient).isCompletedWithValue("answered");

        CompletableFuture<String> tooLate = memory.asking(() -> "answered");
        nowMs += StoreClient.ANSWER_WITHIN_MS;
        waiting.remove().run();
        assertThat(tooLate).isCompletedExceptionally();
        assertThat(tooLate.handle((answer, failure) -> failure).join()).hasCauseInstanceOf(StoreUnreachable.class);
    }

    @Test
    void aStoreThatIsNotThereIsUnreachable() {
        CompletableFuture<?> asked =
                memory.asking(() -> memory.ticket(new dev.onsale.practice.protocol.StoreKeys(1), "q1"));
        waiting.remove().run();
        assertThat(asked.handle((answer, failure) -> failure).join()).hasCauseInstanceOf(StoreUnreachable.class);
    }
}
