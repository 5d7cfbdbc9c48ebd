package dev.onsale.diagnose;

/** Everybody changes one row: transactions take turns, 4 at a time in a small pool; others wait for the pool. */
final class HotRowQueue implements Mechanism {
    private static final int POOL = 6;
    private final double strength;
    private final double timeoutMs;
    private double backlog;
    private double perSecond;

    HotRowQueue(double strength, double timeoutMs) {
        this.strength = strength;
        this.timeoutMs = timeoutMs;
    }

    @Override
    public void begin(int second, SyntheticShop shop) {
        double surging = shop.peak * 3.1;
        perSecond = surging / (1 + 0.5 * strength);
        double coming = shop.load(second) * 3.1;
        double most = perSecond * (timeoutMs + 300) / 1000;
        backlog = Math.min(most, Math.max(0, backlog + coming - perSecond));
        if (backlog > 0) {
            shop.waits(second, POOL - 1, Math.round(POOL * 1000 / perSecond) + 60, "update counter set n = n + $1");
        }
    }

    @Override
    public void touch(Response response, SyntheticShop shop) {
        if (response.queries == 0 && !response.step.token()) {
            return;
        }
        double waitMs = 1000 * backlog / perSecond * (0.7 + 0.5 * shop.random.nextDouble());
        boolean innocent = response.step.kind().equals("office");
        double rowMs = Math.min(waitMs, POOL * 1000 / perSecond);
        if (!innocent) {
            response.queries += 2;
            response.databaseMs += shop.noisy(1 + rowMs);
        }
        response.poolMs += Math.max(0, waitMs - rowMs);
        if (response.poolMs > timeoutMs) {
            response.failWithoutConnection(timeoutMs, shop.noisy(4));
        }
    }
}
