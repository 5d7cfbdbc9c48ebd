package dev.onsale.gatling.failure;

import dev.onsale.gatling.checks.WrittenCheck;
import dev.onsale.gatling.failure.Failure.Cause;
import io.netty.channel.ConnectTimeoutException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Classifies failures by what Gatling knows where they arise: the status, the check that failed, and the class of the
 * exception, with which every message of a failure without a status begins. After the exception class of an operating
 * system error, it reads only the system's words, and only as far as they begin the text: no URL, check, response or
 * user code ever decides.
 */
public final class FailureKind {

    /** For example {@code j.n.ConnectException: Connection refused}; Gatling shortens packages to their initials. */
    private static final Pattern THROWN =
            Pattern.compile("(?:\\w\\.)*([A-Z]\\w*(?:\\$\\w+)*)(?:: (.*))?", Pattern.DOTALL);

    /**
     * The prefix of a failed system call,
     * {@code connect(..) failed with error(-111): Connection refused: /127.0.0.1:80}.
     */
    private static final String CALL = "(?:\\w+\\(\\.\\.\\) failed(?: with error\\(-?\\d+\\))?: )?";

    private static final Pattern SECURITY_CLASS =
            Pattern.compile("[\\w$]*S[Ss][Ll]\\w*Exception|Cert\\w*Exception|ValidatorException");

    /** Exceptions for operating system errors; others, which user code may throw, can have any text. */
    private static final Pattern SYSTEM_CLASS =
            Pattern.compile("[\\w$]*(?:IO|Io|Socket|Connect|NoRouteToHost|PortUnreachable|Bind|Channel)Exception");

    private static final Pattern UNDEFINED = Pattern.compile("No attribute named '[^']{1,40}' is defined");

    /** The only messages of a failure without a status that begin with no class, verbatim. */
    private static final Pattern ANSWER_TIMEOUT =
            Pattern.compile("Request timeout(?: to [^ ]+)? after \\d+ ms", Pattern.DOTALL);

    /** How Java's own buffers report a shortage, on 17 and later. */
    private static final Pattern NO_DIRECT =
            Pattern.compile("Cannot reserve \\d+ bytes of direct|Direct buffer memory");

    private static final Pattern TOO_MANY_REDIRECTS = Pattern.compile("Too many redirects, max is \\d+");

    /** What the operating system reports if the injector, not the target, has run out of something. */
    private static final Map<String, String> SHORTAGES = Map.of(
            "Too many open files", "too many open files",
            "Cannot assign requested address", "no ephemeral ports left",
            "Address already in use", "no ephemeral ports left",
            "No buffer space available", "no buffer space left",
            "Cannot allocate memory", FailureKind.NO_MEMORY);

    private static final Map<String, Cause> SAID_BY_SYSTEM = Map.of(
            "Connection refused",
            Cause.REFUSED,
            "Connection reset",
            Cause.RESET,
            "Broken pipe",
            Cause.RESET,
            "Software caused connection abort",
            Cause.RESET,
            "Connection timed out",
            Cause.CONNECT_TIMEOUT,
            "No route to host",
            Cause.UNREACHABLE,
            "Network is unreachable",
            Cause.UNREACHABLE,
            "Host is down",
            Cause.UNREACHABLE,
            FailureKind.REFUSED_TARGET,
            Cause.NOT_ALLOWED);

    private static final Map<String, Cause> CLASSES = Map.of(
            ConnectTimeoutException.class.getSimpleName(),
            Cause.CONNECT_TIMEOUT,
            "PrematureCloseException",
            Cause.CLOSED,
            "ClosedChannelException",
            Cause.CLOSED,
            "StacklessClosedChannelException",
            Cause.CLOSED,
            UnknownHostException.class.getSimpleName(),
            Cause.UNKNOWN_HOST,
            "UnresolvedAddressException",
            Cause.UNKNOWN_HOST,
            "DnsNameResolverTimeoutException",
            Cause.UNKNOWN_HOST,
            NotHttpException.class.getSimpleName(),
            Cause.NOT_HTTP,
            UnreadableAnswerException.class.getSimpleName(),
            Cause.UNREADABLE);

    /** The start of the reason given for a connection that is not allowed. */
    public static final String REFUSED_TARGET = "not an allowed target";

    public static final String NO_MEMORY = "out of memory";
    public static final String NO_DIRECT_MEMORY = "no direct memory left";

    /** Followed by the limit that it exceeds. */
    public static final String CHECKED_BODY = "a body to be checked is";

    public static final String CHECKED_BODIES = "bodies to be checked are";

    /** Why a response cannot be read, by the class that the decoder throws. */
    private static final Map<String, String> TOO_LONG = Map.of(
            "TooLongHttpHeaderException", ": headers over 1 MB", "TooLongHttpLineException", ": first line over 4 kB");

    private FailureKind() {}

    /**
     * @param status of the response; {@code null} if there was none
     * @param check that failed; {@code null} if none did, or if it is unknown
     */
    public static Failure of(@Nullable Integer status, @Nullable WrittenCheck check, @Nullable String told) {
        String message = told == null ? "failed" : told;
        if (status == null) {
            return withoutStatus(message);
        }
        if (check != null && !check.ofStatus()) {
            return Failure.of(Cause.CHECK, check.text(), message);
        }
        if (check != null) {
            return Failure.ofStatus(status, message);
        }
        return Failure.of(status / 100 == 3 ? Cause.REDIRECT : Cause.UNREADABLE, message);
    }

    private static Failure withoutStatus(String message) {
        if (ANSWER_TIMEOUT.matcher(message).matches()) {
            return Failure.of(Cause.ANSWER_TIMEOUT, message);
        }
        if (TOO_MANY_REDIRECTS.matcher(message).matches()) {
            return Failure.of(Cause.REDIRECT, message);
        }
        Matcher thrown = THROWN.matcher(message);
        if (!thrown.matches()) {
            return first(SAID_BY_SYSTEM, message)
                    .map(cause -> Failure.of(cause, message))
                    .orElseGet(() -> Failure.of(Cause.OTHER, message));
        }
        String type = thrown.group(1);
        String said = thrown.group(2) == null ? "" : thrown.group(2);
        String tooLong = TOO_LONG.get(said);
        if (tooLong != null && type.equals(UnreadableAnswerException.class.getSimpleName())) {
            return Failure.of(Cause.UNREADABLE, tooLong, message);
        }
        Optional<String> shortage = shortage(type, said);
        return shortage.map(fault -> Failure.ofInjector(fault, message))
                .or(() -> cause(type, said).map(cause -> Failure.of(cause, message)))
                .orElseGet(() -> Failure.of(Cause.OTHER, ": " + type, message));
    }

    private static Optional<String> shortage(String type, String said) {
        if (type.equals("OutOfDirectMemoryError")) {
            return Optional.of(NO_DIRECT_MEMORY);
        }
        if (type.equals(OutOfMemoryError.class.getSimpleName())) {
            return Optional.of(shortage(said));
        }
        if (type.equals(InjectorShortException.class.getSimpleName())) {
            return Optional.of(said);
        }
        return ofSystem(SHORTAGES, type, said)
                .or(() -> type.equals(BindException.class.getSimpleName())
                        ? Optional.of("no ephemeral ports left")
                        : Optional.empty());
    }

    /** @param said message of an {@link OutOfMemoryError} */
    public static String shortage(@Nullable String said) {
        String words = said == null ? "" : said;
        if (words.startsWith("unable to create native thread")) {
            return "no threads left";
        }
        return NO_DIRECT.matcher(words).lookingAt() ? NO_DIRECT_MEMORY : NO_MEMORY;
    }

    private static Optional<Cause> cause(String type, String said) {
        Cause ofClass = CLASSES.get(type);
        if (ofClass != null) {
            return Optional.of(ofClass);
        }
        return SECURITY_CLASS.matcher(type).matches() ? Optional.of(Cause.TLS) : ofSystem(SAID_BY_SYSTEM, type, said);
    }

    private static <T> Optional<T> ofSystem(Map<String, T> byWords, String type, String said) {
        return SYSTEM_CLASS.matcher(type).matches() ? first(byWords, said) : Optional.empty();
    }

    private static <T> Optional<T> first(Map<String, T> byWords, String said) {
        return matching(byWords, said).map(Map.Entry::getValue).findFirst();
    }

    private static <T> Stream<Map.Entry<String, T>> matching(Map<String, T> byWords, String said) {
        Predicate<Map.Entry<String, T>> begins = entry -> Pattern.compile(CALL + Pattern.quote(entry.getKey()))
                .matcher(said)
                .lookingAt();
        return byWords.entrySet().stream().filter(begins);
    }

    /**
     * Why a request could not be built: only the missing session value, because Gatling quotes the unusable input,
     * tokens included.
     */
    public static String ofUnsent(String message) {
        Matcher missing = UNDEFINED.matcher(message);
        return "not sent: " + (missing.find() ? missing.group() : "the request could not be built");
    }
}
