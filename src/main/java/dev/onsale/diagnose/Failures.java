package dev.onsale.diagnose;

import dev.onsale.record.evidence.ErrorKinds;
import dev.onsale.record.evidence.ErrorTally;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Kinds of failure, by the names under which the record counts them. */
final class Failures {
    /** The kind of failures whose kind was not recorded. */
    static final String UNKNOWN_KIND = "failed";

    private static final String TIMEOUT = "timeout";
    private static final String STATUS = "status ";
    private static final String CONNECTION = "connection ";

    /** No connection or handshake; records of older versions count all of these as connection failures. */
    private static final Set<String> NOT_CONNECTED =
            Set.of("connect timeout", "TLS failed", "unknown host", "no route to the host");

    /** The received data is not a response. */
    private static final String NOT_HTTP = "answer is not HTTP";

    private static final String NOT_READABLE = "answer not readable";

    /** The kinds under which the words of the DSL count visitors who stopped waiting. */
    private static final Set<String> IMPATIENT = Set.of(ErrorKinds.REFRESHED, "gave up waiting");

    private Failures() {}

    /** The target failed: not the visitor's choice, not the injector's fault, and not a refusal. */
    static boolean byServer(String kind) {
        return kind.startsWith(STATUS + "5")
                || kind.equals(TIMEOUT)
                || isUnknown(kind)
                || isGarbled(kind)
                || disconnected(kind);
    }

    private static boolean isGarbled(String kind) {
        return kind.equals(NOT_HTTP) || kind.startsWith(NOT_READABLE);
    }

    private static boolean isUnknown(String kind) {
        return kind.equals(UNKNOWN_KIND) || kind.startsWith(UNKNOWN_KIND + ": ");
    }

    /** There was no connection, or it broke. */
    static boolean disconnected(String kind) {
        return kind.startsWith(CONNECTION) || NOT_CONNECTED.contains(kind);
    }

    /** There was no connection. */
    static boolean notConnected(String kind) {
        return kind.equals(CONNECTION + "refused") || NOT_CONNECTED.contains(kind);
    }

    /** The target failed, but not its connections: a server that responds late or with an error was reached. */
    static boolean reached(String kind) {
        return byServer(kind) && !disconnected(kind);
    }

    /** A server error: the server, not the visitor, ended the wait. */
    static boolean answered(String kind) {
        return kind.startsWith(STATUS + "5") || isUnknown(kind) || isGarbled(kind);
    }

    /** No response: it came too late for the visitor, or not at all. */
    static boolean unanswered(String kind) {
        return kind.equals(TIMEOUT) || disconnected(kind) || IMPATIENT.contains(kind);
    }

    /** The connection broke, or the proxy in front of a node could not reach it. */
    static boolean cut(String kind) {
        return disconnected(kind) || kind.equals(STATUS + "502") || kind.equals(STATUS + "503");
    }

    /** All failures of the target together; empty if there were none. */
    static Optional<ErrorTally> of(EvidenceTotals told) {
        return of(told, Failures::byServer);
    }

    static Optional<ErrorTally> of(EvidenceTotals told, Predicate<String> kinds) {
        return told.errors().entrySet().stream()
                .filter(error -> kinds.test(error.getKey()))
                .map(java.util.Map.Entry::getValue)
                .reduce(ErrorTally::plus);
    }

    static long count(EvidenceTotals told) {
        return count(told, Failures::byServer);
    }

    static long count(EvidenceTotals told, Predicate<String> kinds) {
        return of(told, kinds).map(ErrorTally::count).orElse(0L);
    }

    /** Relative to all responses; 0 if there are none. */
    static double share(EvidenceTotals told) {
        return told.responses() == 0 ? 0 : (double) count(told) / told.responses();
    }
}
