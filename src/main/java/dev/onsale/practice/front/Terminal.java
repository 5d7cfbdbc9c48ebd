package dev.onsale.practice.front;

import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The terminal service: takes cards by chip and PIN and prints tickets, for all box offices of the house. It handles a
 * limited number of requests at a time and refuses more. Charges a key once.
 */
final class Terminal {
    /** The box office's request. */
    record Authorisation(String key, String order, int amountCents) {}

    /** The response of the cardholder's bank. */
    record Answer(boolean approved, String reason) {}

    record Print(String order, int tickets) {}

    /** How many tickets came out. */
    record Printed(int printed) {}

    private static final double MEDIAN_MS = 60;
    private static final double SIGMA = 0.5;
    private static final double MS_MAX = 600;
    private static final long MS_PER_TICKET = 5;

    /** The state of one sale; the next sale begins with a new one. */
    private record Day(
            long seed,
            Semaphore slots,
            Map<String, CompletableFuture<Answer>> answers,
            Map<String, Boolean> reversed,
            LongAdder printed) {
        static Day with(long seed, int slots) {
            return new Day(
                    seed, new Semaphore(slots), new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new LongAdder());
        }
    }

    private final Scheduler scheduler;
    private volatile Day day = Day.with(0, 0);

    Terminal(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** @param slots how many requests it handles at a time; 0: it is down */
    void reset(long seed, int slots) {
        day = Day.with(seed, slots);
    }

    /** Empty if it refuses. */
    Optional<CompletableFuture<Answer>> authorise(Authorisation asked) {
        Day today = day;
        if (!today.slots().tryAcquire()) {
            return Optional.empty();
        }
        CompletableFuture<Answer> fresh = new CompletableFuture<>();
        CompletableFuture<Answer> known = today.answers().putIfAbsent(asked.key(), fresh);
        if (known != null) {
            today.slots().release();
            return Optional.of(known);
        }
        double normal = new SplittableRandom(today.seed() * 31 + asked.key().hashCode()).nextGaussian();
        long delayMs = Math.round(Math.min(MS_MAX, MEDIAN_MS * Math.exp(SIGMA * normal)));
        after(today, delayMs, () -> fresh.complete(new Answer(true, "")));
        return Optional.of(fresh);
    }

    /** Refunds the charge; true if there was one. */
    boolean reverse(String key) {
        Day today = day;
        if (!today.answers().containsKey(key)) {
            return false;
        }
        today.reversed().put(key, true);
        return true;
    }

    /** Empty if it refuses. */
    Optional<CompletableFuture<Printed>> print(Print asked) {
        Day today = day;
        if (!today.slots().tryAcquire()) {
            return Optional.empty();
        }
        CompletableFuture<Printed> printed = new CompletableFuture<>();
        after(today, MS_PER_TICKET * asked.tickets(), () -> {
            today.printed().add(asked.tickets());
            printed.complete(new Printed(asked.tickets()));
        });
        return Optional.of(printed);
    }

    long ticketsPrinted() {
        return day.printed().sum();
    }

    /** How many charges stand. */
    long charged() {
        Day today = day;
        return today.answers().entrySet().stream()
                .filter(answer ->
                        answer.getValue().isDone() && !today.reversed().containsKey(answer.getKey()))
                .count();
    }

    private void after(Day today, long delayMs, Runnable work) {
        scheduler.schedule(
                () -> {
                    today.slots().release();
                    work.run();
                },
                delayMs,
                TimeUnit.MILLISECONDS);
    }
}
