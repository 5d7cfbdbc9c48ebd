package dev.onsale.scenario;

import dev.onsale.plan.Outcome;

/** The state of the payment, which decides what the end of a journey means. */
enum Purchase {
    /** Nothing has been paid. */
    NONE,
    /** A payment was sent, and its result is unknown. */
    IN_DOUBT,
    /** Paid. */
    MADE;

    /**
     * The outcome of a journey that ends this way: a purchase stays a purchase, and an unknown payment stays unknown.
     */
    Outcome outcome(Outcome ending) {
        return switch (this) {
            case NONE -> ending;
            case MADE -> Outcome.BOUGHT;
            case IN_DOUBT ->
                switch (ending) {
                    case BOUGHT, SOLD_OUT, SEAT_LOST, DECLINED, REFUSED, UNKNOWN, CUT_OFF -> ending;
                    case GAVE_UP, ABANDONED, DONE, ERROR -> Outcome.UNKNOWN;
                };
        };
    }
}
