package dev.onsale.scenario;

import java.util.function.UnaryOperator;

/** What the language itself needs of each word; authors need not know it. */
interface JourneyPart {

    /** Where its author wrote it. */
    SourceLine origin();

    default Stage stage() {
        return Stage.ANYWHERE;
    }

    /** The same word with a change to each of its requests, for what a kind of visitor does with every request. */
    Word withRequests(UnaryOperator<Request> change);
}
