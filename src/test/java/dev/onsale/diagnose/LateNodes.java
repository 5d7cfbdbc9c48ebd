package dev.onsale.diagnose;

/** Half of the nodes come in the middle of the surge; until then what comes is more than can be done. */
final class LateNodes implements Mechanism {
    private final int joinAt;
    private final double strength;
    private double backlog;
    private double perSecond;

    LateNodes(int joinAt, double strength) {
        this.joinAt = joinAt;
        this.strength = strength;
    }

    @Override
    public void begin(int second, SyntheticShop shop) {
        double enough = shop.peak * 1.3;
        perSecond = second < joinAt ? enough / (1.5 + 0.5 * strength) : enough * 1.6;
        backlog = Math.max(0, backlog + shop.load(second) - perSecond);
        for (int node = Math.max(1, shop.nodes / 2); node < shop.nodes && second == joinAt; node++) {
            shop.began[node] = second - 4;
        }
    }

    @Override
    public void touch(Response response, SyntheticShop shop) {
        if (response.second < joinAt) {
            response.node = response.node % Math.max(1, shop.nodes / 2);
        }
        double waitMs = 1000 * backlog / perSecond;
        response.appMs += waitMs * shop.random.nextDouble() * 0.5;
        response.databaseMs *= 1 + Math.min(1, waitMs / 1000);
    }
}
