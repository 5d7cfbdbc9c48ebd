package dev.onsale.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names the kind of a failure from Gatling's message, so that failures can be counted by kind. */
final class FailureKind {

    /** What the operating system says when the injector, not the target, has run out of something. */
    private static final Map<String, String> INJECTOR_FAULTS = Map.of(
            "Too many open files", "too many open files",
            "Cannot assign requested address", "no ephemeral ports left",
            "unable to create native thread", "no threads left");

    private static final Pattern STATUS = Pattern.compile("status.*found (\\d{3})");

    private static final String TIMEOUT = "timeout";

    private static final Pattern MISSING = Pattern.compile("No attribute named '[^']{1,40}' is defined");

    private record Rule(String part, String kind) {}

    private static final List<Rule> RULES = List.of(
            new Rule("timeout", TIMEOUT),
            new Rule("timed out", TIMEOUT),
            new Rule("Connection refused", "connection refused"),
            new Rule("Connection reset", "connection reset"),
            new Rule("Broken pipe", "connection reset"),
            new Rule("Premature close", "connection closed"),
            new Rule("not an allowed target", "not an allowed target"));

    private static final int KIND_LENGTH_MAX = 60;

    private static final String STATUS_PREFIX = "status ";

    private FailureKind() {}

    /**
     * The same, for a request whose time-out its visitor had set.
     *
     * @param abandoned what a time-out means then, e.g. {@code refreshed}; {@code null} if Gatling had set it
     */
    static String of(@Nullable String message, @Nullable String abandoned) {
        String kind = of(message);
        return abandoned != null && kind.equals(TIMEOUT) ? abandoned : kind;
    }

    /** e.g. {@code status 500}, {@code timeout}, {@code connection reset}. */
    static String of(@Nullable String message) {
        if (message == null) {
            return "failed";
        }
        Matcher status = STATUS.matcher(message);
        if (status.find()) {
            return STATUS_PREFIX + status.group(1);
        }
        Optional<String> injector = injectorFault(message);
        if (injector.isPresent()) {
            return "injector: " + injector.get();
        }
        return RULES.stream()
                .filter(rule -> message.contains(rule.part()))
                .map(Rule::kind)
                .findFirst()
                .orElseGet(() -> withoutNumbers(message));
    }

    /**
     * Whatever counts up in a message, or differs from visitor to visitor, would make each failure a kind of its own; and
     * what a visitor's check compares with may be a secret.
     */
    private static String withoutNumbers(String message) {
        String kind = message.replaceAll("\\d+", "#")
                .replaceAll("\\.(is|isEL|not|in)\\(.*?\\), but", ".$1(…), but")
                .replaceAll("but actually found .*", "but found something else");
        return kind.length() <= KIND_LENGTH_MAX ? kind : kind.substring(0, KIND_LENGTH_MAX);
    }

    /**
     * Why a request could not be built: the session value that is missing, and nothing else, because Gatling quotes what
     * it could not make a request of, tokens and all.
     */
    static String ofUnsent(String message) {
        Matcher missing = MISSING.matcher(message);
        return "not sent: " + (missing.find() ? missing.group() : "the request could not be built");
    }

    /** The injector's own fault behind a message, if it is one; never the target's. */
    static Optional<String> injectorFault(String message) {
        return INJECTOR_FAULTS.entrySet().stream()
                .filter(fault -> message.contains(fault.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
