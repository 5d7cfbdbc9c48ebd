package dev.onsale.record;

/**
 * Payments of one run as the shop's own tables hold them after the load.
 *
 * @param paid orders with a payment that stands
 * @param declined by the gateway
 * @param pending without a response yet; {@code lost} are those pending for longer than the shop waits for its gateway,
 *     so that their result is unknown
 * @param retried requested more than once with their idempotency key
 * @param chargedTwice charges that stand beyond the first of an order
 */
public record Payments(long paid, long declined, long pending, long lost, long retried, long chargedTwice) {}
