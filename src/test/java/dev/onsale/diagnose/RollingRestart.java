package dev.onsale.diagnose;

/** One node after the other is drained and started anew; {@code readyAfter} 0 is how it should be. */
final class RollingRestart implements Mechanism {
    private final int guilty;
    private final int at;
    private final double readyAfter;

    RollingRestart(int guilty, int at, double readyAfter) {
        this.guilty = guilty;
        this.at = at;
        this.readyAfter = readyAfter;
    }

    @Override
    public void begin(int second, SyntheticShop shop) {
        if (second == at + 2) {
            shop.began[guilty % shop.nodes] = second - 0.5;
        }
    }

    @Override
    public void touch(Response response, SyntheticShop shop) {
        int since = response.second - at;
        if (response.node != guilty % shop.nodes || since < 0) {
            return;
        }
        if (since < 2) {
            response.node = (response.node + 1) % shop.nodes;
        } else if (since < 2 + readyAfter) {
            response.fail("status 500", shop.noisy(2));
            response.queries = 0;
        }
    }
}
