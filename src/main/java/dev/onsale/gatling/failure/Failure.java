package dev.onsale.gatling.failure;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a response was not what its visitor needed.
 *
 * @param kind by which failures are counted: plain words, never a value of a session or of a response
 * @param message what the engine said about it, including values: mask it before showing it
 * @param injectorFault what the injector ran short of; {@code null} if the failure is not its own
 * @param refusal whether the response is one that a shop may give to any visitor when many want the same seats
 */
public record Failure(
        Cause cause, String kind, String message, @Nullable String injectorFault, boolean refusal) {

    /** A conflict, nothing left, a request that cannot be fulfilled, too many requests from one address. */
    private static final Set<Integer> OF_CONTENTION = Set.of(409, 410, 422, 429);

    /** What is known about a failure where it arises. */
    public enum Cause {
        /** A status that no check allows. */
        STATUS(true, ""),
        /** A check of the request other than that of its status. */
        CHECK(true, "check "),
        /** A redirect that leads nowhere, or too often. */
        REDIRECT(true, "redirect not followed"),
        /** A response with a status whose body or headers cannot be parsed. */
        UNREADABLE(true, "answer not readable"),
        NOT_HTTP(false, "answer is not HTTP"),
        ANSWER_TIMEOUT(false, "timeout"),
        CONNECT_TIMEOUT(false, "connect timeout"),
        TLS(false, "TLS failed"),
        RESET(false, "connection reset"),
        CLOSED(false, "connection closed early"),
        REFUSED(false, "connection refused"),
        UNKNOWN_HOST(false, "unknown host"),
        UNREACHABLE(false, "no route to the host"),
        NOT_ALLOWED(false, "not an allowed target"),
        INJECTOR(false, "injector: "),
        /** Anything else that the engine throws; identified by its class. */
        OTHER(false, "failed");

        private final boolean answered;
        private final String words;

        Cause(boolean answered, String words) {
            this.answered = answered;
            this.words = words;
        }
    }

    /** A failure that its cause fully describes. */
    public static Failure of(Cause cause, String message) {
        return new Failure(cause, cause.words, message, null, false);
    }

    /** @param detail distinguishes failures of this cause; no value of a session or of a response */
    public static Failure of(Cause cause, String detail, String message) {
        return new Failure(cause, cause.words + detail, message, null, false);
    }

    /** A status that no check allows. */
    public static Failure ofStatus(int status, String message) {
        return new Failure(Cause.STATUS, "status " + status, message, null, OF_CONTENTION.contains(status));
    }

    /** @param fault what the injector ran short of */
    public static Failure ofInjector(String fault, String message) {
        return new Failure(Cause.INJECTOR, Cause.INJECTOR.words + fault, message, fault, false);
    }

    /** Whether there was an HTTP response, whatever its status. */
    public boolean answered() {
        return cause.answered;
    }

    /**
     * Whether the request waited for a response in vain. False for what the injector itself could not or must not send,
     * which is owed no response, and for what is not known to be silence.
     */
    public boolean waitedFor() {
        return !answered() && cause != Cause.INJECTOR && cause != Cause.NOT_ALLOWED && cause != Cause.OTHER;
    }

    /**
     * The kind, for a request whose timeout the visitor may have set.
     *
     * @param abandoned what a timeout then means, for example {@code refreshed}; {@code null} if Gatling set it
     */
    public String kindFor(@Nullable String abandoned) {
        return abandoned != null && cause == Cause.ANSWER_TIMEOUT ? abandoned : kind;
    }
}
