package dev.onsale.report.clue;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.clue.PaymentGatewayClue;

/** A service outside the shop is slow or fails for the one step that calls it. */
final class PaymentGatewayWords {
    private PaymentGatewayWords() {}

    static String of(PaymentGatewayClue kind, Told told) {
        return switch (kind) {
            case WAITS_OUTSIDE -> told.name() + " waits for a service outside of the shop, such as a payment gateway.";
            case FAILURES ->
                told.share(SHARE) + " of its requests failed"
                        + (told.has(MS) ? ", after " + told.time(MS) + " on average" : "") + "; "
                        + told.share(SHARE_OF_OTHERS) + " of the others'";
            case DATABASE ->
                "the database took " + told.time(DATABASE_MS) + " of a response against "
                        + told.time(DATABASE_MS_BEFORE);
            case NOT_KNOWN_DATABASE ->
                "Not known: whether the shop's own database accounts for it. " + SwitchOn.QUERIES;
        };
    }
}
