package dev.onsale.practice.front;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A payment provider across the network. Its delay is a partner's and therefore a delay by nature; no thread waits for
 * it. One key is charged once, however often it is asked for.
 */
final class Gateway {
    /** What the shop asks. */
    record Charge(String key, String order, String card, int amountCents) {}

    /** What the provider says. */
    record Answer(boolean approved, String reason) {}

    private static final double MEDIAN_MS = 20;
    private static final double SIGMA = 0.5;
    private static final double ORDINARY_MS_MAX = 200;
    private static final long SLOW_MS = 400;

    private final Scheduler scheduler;
    private final Map<String, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();
    private volatile long seed;

    Gateway(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Forgets all charges. */
    void reset(long newSeed) {
        seed = newSeed;
        answers.clear();
    }

    CompletableFuture<Answer> charge(Charge charge) {
        CompletableFuture<Answer> fresh = new CompletableFuture<>();
        CompletableFuture<Answer> known = answers.putIfAbsent(charge.key(), fresh);
        if (known != null) {
            return known;
        }
        Answer answer = answerTo(charge.card());
        scheduler.schedule(() -> fresh.complete(answer), delayMs(charge), TimeUnit.MILLISECONDS);
        return fresh;
    }

    /** Gives the money back; true if there was any. */
    boolean refund(String key) {
        CompletableFuture<Answer> charged = answers.remove(key);
        return charged != null && charged.isDone() && charged.join().approved();
    }

    /** How many charges stand. */
    long charged() {
        return answers.values().stream()
                .filter(answer -> answer.isDone() && answer.join().approved())
                .count();
    }

    private static Answer answerTo(String card) {
        return switch (card) {
            case "tok_declined" -> new Answer(false, "declined");
            case "tok_insufficient_funds" -> new Answer(false, "insufficient funds");
            default -> card.startsWith("tok_") ? new Answer(true, "") : new Answer(false, "unknown card");
        };
    }

    /** Log-normal, exp(ln(median) + sigma z), drawn by seed and key so that a key waits the same in every run. */
    private long delayMs(Charge charge) {
        if (charge.card().equals("tok_slow")) {
            return SLOW_MS;
        }
        double normal = new SplittableRandom(seed * 31 + charge.key().hashCode()).nextGaussian();
        return Math.round(Math.min(ORDINARY_MS_MAX, MEDIAN_MS * Math.exp(SIGMA * normal)));
    }
}
