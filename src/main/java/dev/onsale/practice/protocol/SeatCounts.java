package dev.onsale.practice.protocol;

/** Seats and payments as the database has them. {@code sold + held + free} is the number of seats. */
public record SeatCounts(
        int sold,
        int held,
        int free,
        int paymentsPaid,
        int paymentsDeclined,
        int paymentsPending,
        int ordersCancelled) {}
