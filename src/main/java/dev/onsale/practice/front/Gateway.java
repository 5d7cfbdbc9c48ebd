package dev.onsale.practice.front;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A payment provider across the network. Its delay is a partner's, so it is a genuine delay; no thread waits for it.
 * Charges a key once, however often it is requested.
 */
final class Gateway {
    /** The shop's request. */
    record Charge(String key, String order, String card, int amountCents) {}

    /** The cardholder's answer. */
    record ChallengeAnswer(String challenge, boolean right) {}

    /**
     * The provider's response.
     *
     * @param challenge the question that the cardholder has to answer first; null if there is none
     */
    record Answer(boolean approved, String reason, @Nullable String challenge) {
        static Answer of(boolean approved, String reason) {
            return new Answer(approved, reason, null);
        }
    }

    private static final double MEDIAN_MS = 20;
    private static final double SIGMA = 0.5;
    private static final double ORDINARY_MS_MAX = 200;
    private static final long SLOW_MS = 400;
    private static final long NO_ANSWER_MS = 3_000;

    /** One charge, from its first request on. */
    private static final class Attempt {
        private final Charge charge;
        private final CompletableFuture<Answer> told = new CompletableFuture<>();
        /** Completes once the challenge is answered. */
        private @Nullable CompletableFuture<Answer> answered;

        private boolean charged;
        private boolean refunded;

        Attempt(Charge charge) {
            this.charge = charge;
        }

        synchronized CompletableFuture<Answer> answer() {
            return answered == null ? told : answered;
        }

        /** @return receives the result of the first answer; null if it is not the first */
        synchronized @Nullable CompletableFuture<Answer> firstAnswer() {
            if (answered != null) {
                return null;
            }
            answered = new CompletableFuture<>();
            return answered;
        }

        synchronized void takeMoney() {
            charged = true;
        }

        synchronized boolean giveBack() {
            refunded = true;
            return charged;
        }

        synchronized boolean stands() {
            return charged && !refunded;
        }
    }

    private final Scheduler scheduler;
    private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();
    private final Map<String, Attempt> challenged = new ConcurrentHashMap<>();
    private volatile long seed;

    Gateway(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void reset(long newSeed) {
        seed = newSeed;
        attempts.clear();
        challenged.clear();
    }

    CompletableFuture<Answer> charge(Charge charge) {
        Attempt fresh = new Attempt(charge);
        Attempt known = attempts.putIfAbsent(charge.key(), fresh);
        if (known != null) {
            return known.answer();
        }
        conclude(fresh, answerTo(fresh), fresh.told);
        return fresh.told;
    }

    /**
     * Charges the card if the cardholder answered correctly. The first answer counts.
     *
     * @throws NoSuchElementException if there is no such challenge
     */
    CompletableFuture<Answer> answer(ChallengeAnswer given) {
        Attempt attempt = challenged.get(given.challenge());
        if (attempt == null) {
            throw new NoSuchElementException(given.challenge());
        }
        CompletableFuture<Answer> first = attempt.firstAnswer();
        if (first != null) {
            conclude(attempt, Answer.of(given.right(), given.right() ? "" : "not authenticated"), first);
        }
        return attempt.answer();
    }

    /** Refunds the charge; true if there was one. */
    boolean refund(String key) {
        Attempt attempt = attempts.get(key);
        return attempt != null && attempt.giveBack();
    }

    /** How many charges stand. */
    long charged() {
        return standing().count();
    }

    /** How many charges stand beyond the first of each order. */
    long doubleCharges() {
        return standing()
                .collect(Collectors.groupingBy(attempt -> attempt.charge.order(), Collectors.counting()))
                .values()
                .stream()
                .mapToLong(charges -> charges - 1)
                .sum();
    }

    private Stream<Attempt> standing() {
        return attempts.values().stream().filter(Attempt::stands);
    }

    /** The money moves after the ordinary delay, even if the response takes longer. */
    private void conclude(Attempt attempt, Answer answer, CompletableFuture<Answer> tell) {
        boolean answersLate = attempt.charge.card().equals("tok_no_answer");
        scheduler.schedule(
                () -> {
                    if (answer.approved()) {
                        attempt.takeMoney();
                    }
                    if (!answersLate) {
                        tell.complete(answer);
                    }
                },
                delayMs(attempt.charge),
                TimeUnit.MILLISECONDS);
        if (answersLate) {
            scheduler.schedule(() -> tell.complete(answer), NO_ANSWER_MS, TimeUnit.MILLISECONDS);
        }
    }

    private Answer answerTo(Attempt attempt) {
        Charge charge = attempt.charge;
        return switch (charge.card()) {
            case "tok_declined" -> Answer.of(false, "declined");
            case "tok_insufficient_funds" -> Answer.of(false, "insufficient funds");
            case "tok_challenge" -> {
                String challenge = "c" + UUID.randomUUID().toString().replace("-", "");
                challenged.put(challenge, attempt);
                yield new Answer(false, "challenge", challenge);
            }
            default -> charge.card().startsWith("tok_") ? Answer.of(true, "") : Answer.of(false, "unknown card");
        };
    }

    /** Log-normal, exp(ln(median) + sigma z), drawn by seed and key so that a key has the same delay in every run. */
    private long delayMs(Charge charge) {
        if (charge.card().equals("tok_slow")) {
            return SLOW_MS;
        }
        double normal = new SplittableRandom(seed * 31 + charge.key().hashCode()).nextGaussian();
        return Math.round(Math.min(ORDINARY_MS_MAX, MEDIAN_MS * Math.exp(SIGMA * normal)));
    }
}
