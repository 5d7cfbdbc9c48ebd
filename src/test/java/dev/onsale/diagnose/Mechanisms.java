package dev.onsale.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/**
 * What each explanation does, as arithmetic. The strength is 1 for the ordinary dose; 0.5 to 2 is the range that is
 * tested. What else is drawn at random (instants, nodes, steps, time-outs) comes from the seed.
 */
final class Mechanisms {
    static final double STRENGTH_MIN = 0.5;
    static final double STRENGTH_MAX = 2;

    private Mechanisms() {}

    /** A fault without a state. */
    private record Plain(BiConsumer<Response, SyntheticShop> change) implements Mechanism {
        @Override
        public void touch(Response response, SyntheticShop shop) {
            change.accept(response, shop);
        }
    }

    static Mechanism of(Explanation explanation, long seed, double strength) {
        SplittableRandom random = new SplittableRandom(seed);
        return switch (explanation) {
            case SLOW_QUERY -> slowQuery(1 + 2 * random.nextInt(2), strength);
            case QUERIES_PER_ITEM -> queriesPerItem(strength);
            case HOT_ROW -> new HotRowQueue(strength, 600 + 2400 * random.nextDouble());
            case POOL_EXHAUSTED -> new LeakingPool(strength, 500 + 2500 * random.nextDouble(), 6 + random.nextInt(8));
            case WAITING_ROOM_BYPASSED -> bypass(strength, 1 + random.nextInt(3));
            case ADMISSION_OVER_LIMIT, INJECTOR_FAULT -> new Plain((response, shop) -> {});
            case CACHE_LOST -> cacheLost();
            case NODE_CRASH_LOOP -> new DyingNodes(random, 2 + (int) Math.round(strength), strength);
            case NODE_NOT_READY -> new RollingRestart(random.nextInt(100), 4 + random.nextInt(24), 2 + 3 * strength);
            case SHARED_STORE_STALLING -> storeStalls(random, strength);
            case CHANNEL_DEPENDENCY_DOWN -> channelDown(strength);
            case CAPACITY_MISSING -> new LateNodes(14 + random.nextInt(5), strength);
            case RETRY_STORM -> new NoRecovery(strength);
            case PAYMENT_GATEWAY -> gateway(strength, 1000 + 4000 * random.nextDouble());
            case TARGET_STOPPED -> stopped(SyntheticShop.SECONDS - 3 - random.nextInt(10));
        };
    }

    /** One step's query scans: 20 ms more at 1, whoever comes; all else is somewhat slower with it in the surge. */
    private static Mechanism slowQuery(int step, double strength) {
        return new Plain((response, shop) -> {
            if (response.step == shop.steps.get(step)) {
                response.databaseMs += shop.noisy(
                        20 * strength * response.queries / shop.steps.get(step).queries());
            }
            busier(response, shop, 0.3 * strength);
        });
    }

    /** One more query for each of 20 ticket types, at 1 ms each; below 1 for that share of them. */
    private static Mechanism queriesPerItem(double strength) {
        int more = (int) Math.round(SyntheticShop.TICKET_TYPES * Math.min(1, strength));
        return new Plain((response, shop) -> {
            if (response.step == shop.steps.get(1)) {
                response.queries += more;
                response.databaseMs += shop.noisy(more * Math.max(1, strength));
                response.sql = "select count(*) from seat where ticket_type = $1";
            }
            busier(response, shop, 0.3 * strength);
        });
    }

    private static void busier(Response response, SyntheticShop shop, double by) {
        double factor = 1 + by * (shop.load(response.second) > 20 ? 1 : 0);
        response.databaseMs *= factor;
        response.appMs *= factor;
    }

    /** So many steps are open to everybody; of their visitors a share comes without a token, and all are too many. */
    private static Mechanism bypass(double strength, int open) {
        return new Mechanism() {
            @Override
            public void touch(Response response, SyntheticShop shop) {
                List<SyntheticShop.Step> guarded =
                        shop.steps.stream().filter(SyntheticShop.Step::token).toList();
                if (guarded.indexOf(response.step) >= guarded.size() - open && shop.chance(Math.min(1, strength))) {
                    response.token = false;
                }
                busier(response, shop, 2 * strength);
                if (response.queries > 0 && shop.load(response.second) > 20) {
                    response.poolMs += shop.noisy(60 * strength);
                }
            }

            @Override
            public double crowd(int second, SyntheticShop shop) {
                return 1 + strength;
            }
        };
    }

    private static Mechanism cacheLost() {
        return new Plain((response, shop) -> {
            if (Boolean.TRUE.equals(response.cacheHit)) {
                shop.miss(response);
            }
        });
    }

    /** Two to four bursts of 1 to 3 s: what needs the store waits for its end, some of it in vain. */
    private static Mechanism storeStalls(SplittableRandom random, double strength) {
        List<Integer> stalled = new ArrayList<>();
        int bursts = 2 + random.nextInt(3);
        for (int burst = 0; burst < bursts; burst++) {
            int from = 3 + burst * (SyntheticShop.SECONDS - 6) / bursts + random.nextInt(3);
            int length = 1 + random.nextInt(Math.max(1, (int) Math.round(strength * 1.5)));
            for (int second = from; second < from + length; second++) {
                stalled.add(second);
            }
        }
        return new Plain((response, shop) -> {
            if (response.cacheHit != null && stalled.contains(response.second)) {
                double waited = shop.noisy(600 * strength);
                response.cacheMs += waited;
                if (shop.chance(0.2)) {
                    response.fail("status 500", waited);
                }
            }
        });
    }

    /** So many of the service's instances refuse. */
    private static Mechanism channelDown(double strength) {
        return new Plain((response, shop) -> {
            if (response.step.kind().equals("clerk") && shop.chance(strength)) {
                response.fail("status 503", shop.noisy(4));
            }
        });
    }

    /** Gone for good: what is under way breaks off, and whoever comes later is refused. */
    private static Mechanism stopped(int at) {
        return new Plain((response, shop) -> {
            if (response.second >= at) {
                response.fail(response.second == at && shop.chance(0.3) ? "connection reset" : "connection refused", 1);
                response.byFront = true;
            }
        });
    }

    /** The one step that asks somebody outside: slower, and a part of it fails at the time-out. */
    private static Mechanism gateway(double strength, double timeoutMs) {
        return new Plain((response, shop) -> {
            if (response.step == shop.steps.get(5)) {
                response.appMs += shop.noisy(300 * strength);
                if (shop.chance(Math.min(0.6, 0.2 * strength))) {
                    response.fail("status 504", timeoutMs + shop.noisy(10));
                }
            }
        });
    }
}
