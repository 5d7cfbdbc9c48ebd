package dev.onsale.diagnose;

/** Connections that are never given back: fewer are left with every second, until most requests wait in vain. */
final class LeakingPool implements Mechanism {
    private final double strength;
    private final double timeoutMs;
    private final int from;
    private double waitMs;

    LeakingPool(double strength, double timeoutMs, int from) {
        this.strength = strength;
        this.timeoutMs = timeoutMs;
        this.from = from;
    }

    @Override
    public void begin(int second, SyntheticShop shop) {
        waitMs = second < from ? 0 : Math.min(1.2 * timeoutMs, waitMs + 0.1 * timeoutMs * strength);
    }

    @Override
    public void touch(Response response, SyntheticShop shop) {
        if (response.queries > 0 && waitMs > 0) {
            response.poolMs += waitMs * (0.5 + 0.6 * shop.random.nextDouble());
            if (response.poolMs > timeoutMs) {
                response.failWithoutConnection(timeoutMs, shop.noisy(4));
            }
        }
    }
}
