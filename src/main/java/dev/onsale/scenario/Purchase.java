package dev.onsale.scenario;

import dev.onsale.plan.Outcome;

/** How far the money is, which decides what the end of a journey means. */
enum Purchase {
    /** Nothing has been paid. */
    NONE,
    /** A payment went out, and nobody has said what became of it. */
    IN_DOUBT,
    /** Paid. */
    MADE;

    /** What a journey has come to that ends this way: what is bought stays bought, and what may be, may be. */
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
