package dev.onsale.scenario;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Delay;
import io.gatling.javaapi.core.exec.Executable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Detects impossible journeys before anything is sent: words in an order in which nobody can buy, words without what
 * they need, and journeys that might never end. A plain Gatling chain may do anything; after one, nothing is assumed to
 * be missing.
 */
final class JourneyRules {

    /** No on-sale lasts a week: a patience that does is not a limit. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private boolean queued;
    private boolean held;
    private boolean ordered;
    private boolean sold;
    private boolean plain;
    private @Nullable Word paid;

    private JourneyRules() {}

    /** @throws BadInputException naming the word, its file and its line */
    static void check(String kind, Delay patience, List<Executable> journey) {
        requireBounded(kind, patience);
        JourneyRules rules = new JourneyRules();
        for (Executable part : journey) {
            rules.follow(part);
        }
    }

    private void follow(Executable part) {
        if (!(part instanceof Word word)) {
            requireNotPaid("a Gatling chain");
            plain = true;
            return;
        }
        if (word.stage() != Stage.AFTERWARDS) {
            requireNotPaid(word.origin().word() + "(…) at " + word.origin().place());
        }
        switch (word.stage()) {
            case QUEUE -> queue(word);
            case SEATS -> {
                if (ordered) {
                    throw word.origin().mistake("comes after checkout(…)", "hold first, then make the order");
                }
                held = true;
            }
            case CHECKOUT -> {
                require(held, word, "comes before anything is held", "put pickSeats(…) before it");
                ordered = true;
            }
            case PAYMENT -> {
                require(
                        held || ordered,
                        word,
                        "comes before anything is held",
                        "write pickSeats(…), checkout(…), pay(…)");
                paid = word;
            }
            case SALE -> sold = true;
            case AFTERWARDS ->
                require(paid != null || ordered || sold, word, "comes before any payment", "put pay(…) before it");
            case ANYWHERE -> {}
        }
        word.steps();
        word.toChainBuilder();
    }

    private void queue(Word word) {
        if (queued) {
            throw word.origin().mistake("is the second of its kind", "use one waiting room per visitor: omit one");
        }
        queued = true;
    }

    private void require(boolean there, Word word, String otherwise, String hint) {
        if (!there && !plain) {
            throw word.origin().mistake(otherwise, hint);
        }
    }

    private void requireNotPaid(String next) {
        if (paid != null) {
            throw paid.origin()
                    .mistake("ends the journey, and " + next + " comes after it", "put it before the payment");
        }
    }

    private static void requireBounded(String kind, Delay patience) {
        if (!isBounded(patience)) {
            throw new BadInputException(
                    "visitors(\"" + kind + "\"): a patience that can last longer than " + LONGEST.toDays()
                            + " days is not a limit, so a journey might never end",
                    "use .patience(exponential(ofMinutes(8)).atMost(ofMinutes(20)))");
        }
    }

    private static boolean isBounded(Delay patience) {
        try {
            return patience.at(Math.nextDown(1.0)).compareTo(LONGEST) <= 0;
        } catch (ArithmeticException e) {
            // More nanoseconds than fit into a long: some 292 years.
            return false;
        }
    }
}
