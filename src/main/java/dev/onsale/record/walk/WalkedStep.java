package dev.onsale.record.walk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request of a walk.
 *
 * @param exchange {@code null} if the request could not be built, or if what was sent is unknown
 * @param sent whether it was sent at all
 * @param tookMs until the response, or until the request was given up
 * @param problem what failed, in Gatling's words; {@code null} if nothing did
 * @param rule the rule of its word that matches the response; {@code null} if none does
 * @param rules all rules of its word
 * @param extractions what was to be extracted from the response
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

    /** A request that got no response. */
    public static WalkedStep unanswered(String name, @Nullable Exchange exchange, long tookMs, String problem) {
        return new WalkedStep(name, exchange, true, tookMs, problem, null, List.of(), List.of());
    }

    public boolean ok() {
        return problem == null;
    }

    /** The response, if there was one. */
    public Exchange.@Nullable Reply reply() {
        return exchange == null ? null : exchange.reply();
    }

    /** The HTTP status; 0 without a response. */
    public int status() {
        Exchange.Reply reply = reply();
        return reply == null ? 0 : reply.status();
    }

    /** A response that no rule matches, of a step that never got a successful one. */
    boolean failedForGood(List<WalkedStep> walk) {
        return !ok()
                && reply() != null
                && rule == null
                && walk.stream().noneMatch(other -> other.name().equals(name) && other.ok());
    }

    /** The extractions that found nothing although they had to. */
    public List<Extraction> missed() {
        return extractions.stream().filter(Extraction::missed).toList();
    }
}
