package dev.onsale.scenario;

/** The stage of a purchase at which a word is allowed. */
enum Stage {
    /** Anywhere. */
    ANYWHERE,
    /** Is admitted. */
    QUEUE,
    /** Holds seats or places. */
    SEATS,
    /** Orders what is held. */
    CHECKOUT,
    /** Pays for the order; only words that follow a payment may come next. */
    PAYMENT,
    /** Sells at once, without a hold or an order before it. */
    SALE,
    /** Comes after a payment, a sale or an order. */
    AFTERWARDS
}
