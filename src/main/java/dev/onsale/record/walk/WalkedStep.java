package dev.onsale.record.walk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request of a walk.
 *
 * @param exchange {@code null} if the request could not be built, or what was sent is not known
 * @param sent whether it went out at all
 * @param tookMs until the answer, or until it was given up
 * @param problem what failed, in Gatling's words; {@code null} if nothing did
 * @param rule the rule of its word that fits the answer; {@code null} if none does
 * @param rules all rules of its word
 * @param extractions what was to be taken out of the answer
 */
public record WalkedStep(
        String name,
        @Nullable Exchange exchange,
        boolean sent,
        long tookMs,
        @Nullable String problem,
        @Nullable String rule,
        List<String> rules,
        List<Extraction> extractions) {

    public WalkedStep {
        rules = List.copyOf(rules);
        extractions = List.copyOf(extractions);
    }

    /** A request that could not be built. */
    public static WalkedStep notSent(String name, String problem) {
        return new WalkedStep(name, null, false, 0, problem, null, List.of(), List.of());
    }

    /** A request that has had no answer. */
    public static WalkedStep unanswered(String name, @Nullable Exchange exchange, long tookMs, String problem) {
        return new WalkedStep(name, exchange, true, tookMs, problem, null, List.of(), List.of());
    }

    public boolean ok() {
        return problem == null;
    }

    /** The answer, if there was one. */
    public Exchange.@Nullable Reply reply() {
        return exchange == null ? null : exchange.reply();
    }

    /** The HTTP status; 0 without an answer. */
    public int status() {
        Exchange.Reply reply = reply();
        return reply == null ? 0 : reply.status();
    }

    /** An answer that no rule fits, of a step that was not once answered well. */
    boolean failedForGood(List<WalkedStep> walk) {
        return !ok()
                && reply() != null
                && rule == null
                && walk.stream().noneMatch(other -> other.name().equals(name) && other.ok());
    }

    /** What was to be kept and was not there. */
    public List<Extraction> missed() {
        return extractions.stream().filter(Extraction::missed).toList();
    }
}
