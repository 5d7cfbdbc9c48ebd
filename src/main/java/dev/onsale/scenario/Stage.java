package dev.onsale.scenario;

/** Where in a purchase a word belongs. */
enum Stage {
    /** Anywhere. */
    ANYWHERE,
    /** Gets admitted. */
    QUEUE,
    /** Holds seats or places. */
    SEATS,
    /** Orders what is held. */
    CHECKOUT,
    /** Pays for the order; nobody goes on from there but to what comes after a payment. */
    PAYMENT,
    /** Sells at once, without a hold or an order before it. */
    SALE,
    /** Comes after a payment, a sale or an order. */
    AFTERWARDS
}
