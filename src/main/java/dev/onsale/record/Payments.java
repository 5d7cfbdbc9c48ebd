package dev.onsale.record;

/**
 * Payments of one run as the shop's own tables have them when the load has ended.
 *
 * @param paid orders whose payment stands
 * @param declined by the gateway
 * @param pending not answered yet; {@code lost} of them for longer than the shop waits for its gateway: nobody knows
 *     what became of the money
 * @param retried asked for more than once with their idempotency key
 * @param chargedTwice charges that stand beyond the first of an order
 */
public record Payments(long paid, long declined, long pending, long lost, long retried, long chargedTwice) {}
