package dev.onsale.diagnose;

import java.util.SplittableRandom;

/** Nodes die at random instants, whatever the load; each is away for some seconds and comes back cold. */
final class DyingNodes implements Mechanism {
    private static final int AWAY = 3;
    private final int[] diesAt;
    private final int[] who;
    private final double strength;

    DyingNodes(SplittableRandom random, int deaths, double strength) {
        this.strength = strength;
        diesAt = new int[deaths];
        who = new int[deaths];
        boolean same = random.nextBoolean();
        for (int death = 0; death < deaths; death++) {
            diesAt[death] = 3 + death * (SyntheticShop.SECONDS - 10) / deaths + random.nextInt(3);
            who[death] = same ? 0 : random.nextInt(100);
        }
    }

    @Override
    public void begin(int second, SyntheticShop shop) {
        for (int death = 0; death < diesAt.length; death++) {
            if (second == diesAt[death] + AWAY) {
                shop.began[who[death] % shop.nodes] = second - 0.8;
            }
        }
    }

    @Override
    public void touch(Response response, SyntheticShop shop) {
        for (int death = 0; death < diesAt.length; death++) {
            int since = response.second - diesAt[death];
            if (response.node != who[death] % shop.nodes || since < 0 || since > AWAY + 6) {
                continue;
            }
            if (since == 0) {
                response.fail(shop.chance(0.5) ? "connection reset" : "status 502", shop.noisy(10));
                response.byFront = true;
            } else if (since < AWAY) {
                response.node = (response.node + 1) % shop.nodes;
            } else {
                response.appMs *= 1 + 3 * strength;
                if (Boolean.TRUE.equals(response.cacheHit)) {
                    shop.miss(response);
                }
            }
        }
    }
}
