package dev.onsale.load;

import dev.onsale.gatling.Tap;
import dev.onsale.gatling.failure.Failure;
import dev.onsale.gatling.http.OpenRequests;
import dev.onsale.gatling.http.RequestLine;
import dev.onsale.gatling.structure.CarriedName;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Keeps everything that an engine tells. */
final class HearingTap implements Tap {

    record Heard(
            String step,
            long startMs,
            long endMs,
            boolean ok,
            boolean answered,
            @Nullable Failure failure,
            @Nullable RequestLine line) {}

    private final Queue<Heard> responses = new ConcurrentLinkedQueue<>();
    private final Queue<String> notSent = new ConcurrentLinkedQueue<>();
    private final Queue<String> groups = new ConcurrentLinkedQueue<>();
    private final Queue<Long> startsMs = new ConcurrentLinkedQueue<>();
    private final Queue<OpenRequests.Left> left = new ConcurrentLinkedQueue<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final CountDownLatch firstStart = new CountDownLatch(1);

    @Override
    public void visitorStarted() {
        startsMs.add(System.currentTimeMillis());
        firstStart.countDown();
    }

    @Override
    public void visitorEnded() {
        ended.incrementAndGet();
    }

    @Override
    public void response(Response response) {
        responses.add(new Heard(
                CarriedName.name(response.step()),
                response.startMs(),
                response.endMs(),
                response.ok(),
                response.answered(),
                response.failure(),
                response.line().get()));
    }

    @Override
    public void requestNotSent(String step, String error) {
        notSent.add(CarriedName.name(step) + ": " + error);
    }

    @Override
    public void groupEnded(String path, long cumulatedMs, long durationMs, boolean ok) {
        groups.add(CarriedName.read(path).value());
    }

    @Override
    public void leftOpen(List<OpenRequests.Left> requests, long atMs) {
        left.addAll(requests);
    }

    List<OpenRequests.Left> left() {
        return List.copyOf(left);
    }

    List<String> groups() {
        return List.copyOf(groups);
    }

    List<Heard> responses(String step) {
        return responses.stream()
                .filter(response -> response.step().equals(step))
                .toList();
    }

    List<Heard> responses() {
        return List.copyOf(responses);
    }

    List<String> notSent() {
        return List.copyOf(notSent);
    }

    List<Long> startsMs() {
        return List.copyOf(startsMs);
    }

    int ended() {
        return ended.get();
    }

    void awaitFirstStart() throws InterruptedException {
        if (!firstStart.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("no visitor started within 20 s");
        }
    }
}
