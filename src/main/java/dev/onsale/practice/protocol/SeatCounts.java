package dev.onsale.practice.protocol;

/**
 * Seats and payments according to the database. {@code sold + held + free} is the number of seats.
 *
 * @param paymentsRetried payments requested more than once with their key
 * @param paymentsLost pending for longer than the shop waits for the gateway, so that their result is unknown
 * @param chargedTwice charges that stand beyond the first of an order
 */
public record SeatCounts(
        int sold,
        int held,
        int free,
        int paymentsPaid,
        int paymentsDeclined,
        int paymentsPending,
        int paymentsRetried,
        int paymentsLost,
        int chargedTwice,
        int ordersCancelled) {}
