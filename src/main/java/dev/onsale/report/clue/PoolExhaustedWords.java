package dev.onsale.report.clue;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.clue.PoolExhaustedClue;

/** Requests find no free database connection. */
final class PoolExhaustedWords {
    private PoolExhaustedWords() {}

    static String of(PoolExhaustedClue kind, Told told) {
        return switch (kind) {
            case NO_CONNECTION ->
                "Requests found no free database connection"
                        + (told.clue().of().isEmpty()
                                ? "."
                                : "; " + told.named() + " only wait for those whom others keep.");
            case WAIT ->
                told.time(MS) + " of waiting for a connection for a response against " + told.timeIfKnown(MS_BEFORE);
            case HOLDERS ->
                "the connections are kept by " + told.named()
                        + ", whose time in the database grew; that of the victims did not";
            case NOT_KNOWN_WAIT ->
                "Not known: whether these requests waited for a connection, and who kept them. " + SwitchOn.POOL;
        };
    }
}
