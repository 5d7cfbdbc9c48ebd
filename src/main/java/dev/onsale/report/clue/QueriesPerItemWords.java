package dev.onsale.report.clue;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.clue.QueriesPerItemClue;

/** One page asks the database again for every item that it lists. */
final class QueriesPerItemWords {
    private QueriesPerItemWords() {}

    static String of(QueriesPerItemClue kind, Told told) {
        return switch (kind) {
            case ASKS_MORE ->
                told.name() + " sends the database " + told.rough(QUERIES) + " queries for a response, "
                        + told.rough(QUERIES_BEFORE) + " before.";
            case GROWN ->
                told.name() + ": " + told.rough(QUERIES) + " queries a response against " + told.rough(QUERIES_BEFORE)
                        + ", and " + told.time(DATABASE_MS) + " in the database against "
                        + told.time(DATABASE_MS_BEFORE);
            case LIKE_CATALOGUE ->
                told.rough(QUERIES) + " more queries a response, about as many as the sale has ticket types: "
                        + told.plain(TICKET_TYPES);
            case UNLIKE_CATALOGUE ->
                told.rough(QUERIES) + " more queries a response; the sale has ticket types: "
                        + told.plain(TICKET_TYPES);
            case STATEMENT ->
                told.count(SUCH) + " calls of one statement, " + told.rough(CALLS) + " for each response of the run, "
                        + (told.has(CALLS_BEFORE)
                                ? "against " + told.rough(CALLS_BEFORE)
                                : "which was not among the baseline's")
                        + "; " + told.time(MS) + " a call";
            case ONCE_FOR_EACH -> told.name() + " asks the database about once for every ticket type.";
            case AS_MANY_AS_TYPES ->
                told.name() + ": " + told.rough(QUERIES) + " queries a response, with ticket types in the sale: "
                        + told.plain(TICKET_TYPES);
            case CALLED_TOO_OFTEN -> "One statement is called far more often than the number of responses explains.";
            case NOT_KNOWN_CATALOGUE ->
                "Not known: whether the number grows with the catalogue. Run the same load with catalogues of several"
                        + " sizes.";
            case NOT_KNOWN_BEFORE -> "Not known: whether it always did. " + SwitchOn.BASELINES;
            case NOT_KNOWN_STEP -> "Not known: which step calls it. " + SwitchOn.QUERIES;
        };
    }
}
