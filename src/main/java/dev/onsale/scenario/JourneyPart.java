package dev.onsale.scenario;

import java.util.function.UnaryOperator;

/** What the language itself needs of each word; authors need not know. */
interface JourneyPart {

    /** Where its author wrote it. */
    SourceLine origin();

    default Stage stage() {
        return Stage.ANYWHERE;
    }

    /** The same word with each of its requests changed: what a kind of visitor does at every request. */
    Word withRequests(UnaryOperator<Request> change);
}
