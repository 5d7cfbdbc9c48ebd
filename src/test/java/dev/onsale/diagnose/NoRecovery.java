package dev.onsale.diagnose;

/** Broken by the surge, and kept so by those who try again. */
final class NoRecovery implements Mechanism {
    private final double strength;

    NoRecovery(double strength) {
        this.strength = strength;
    }

    @Override
    public double crowd(int second, SyntheticShop shop) {
        return second >= SyntheticShop.CALM + 2 ? 1 + strength : 1;
    }

    @Override
    public void touch(Response response, SyntheticShop shop) {
        if (response.second >= SyntheticShop.CALM + 2) {
            response.appMs *= 5 + 5 * strength;
            if (shop.chance(0.3)) {
                response.fail("timeout", 5000 * (0.5 + shop.random.nextDouble()));
            }
        }
    }
}
