package dev.onsale.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
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
            case CHANNEL_DEPENDENCY_DOWN -> channelDown();
            case CAPACITY_MISSING -> new LateNodes(14 + random.nextInt(5), strength);
            case RETRY_STORM -> new NoRecovery(strength);
            case PAYMENT_GATEWAY -> gateway(strength, 1000 + 4000 * random.nextDouble());
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

    private static Mechanism channelDown() {
        return new Plain((response, shop) -> {
            if (response.step.kind().equals("clerk")) {
                response.fail("status 503", shop.noisy(4));
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

    /** Everybody changes one row: transactions take turns, 4 at a time in a small pool; others wait for the pool. */
    private static final class HotRowQueue implements Mechanism {
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
                response.queries += 1;
                response.databaseMs += shop.noisy(1 + rowMs);
            }
            response.poolMs += Math.max(0, waitMs - rowMs);
            if (response.poolMs > timeoutMs) {
                response.poolMs = timeoutMs;
                response.fail("status 500", timeoutMs + shop.noisy(4));
                response.queries = 0;
            }
        }
    }

    /** Connections that are never given back: fewer are left with every second, until most requests wait in vain. */
    private static final class LeakingPool implements Mechanism {
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
            waitMs = second < from ? 0 : Math.min(1.2 * timeoutMs, waitMs + 150 * strength);
        }

        @Override
        public void touch(Response response, SyntheticShop shop) {
            if (response.queries > 0 && waitMs > 0) {
                response.poolMs += waitMs * (0.5 + 0.6 * shop.random.nextDouble());
                if (response.poolMs > timeoutMs) {
                    response.poolMs = timeoutMs;
                    response.fail("status 500", timeoutMs + shop.noisy(4));
                    response.queries = 0;
                }
            }
        }
    }

    /** Nodes die at random instants, whatever the load; each is away for some seconds and comes back cold. */
    private static final class DyingNodes implements Mechanism {
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

    /** One node after the other is drained and started anew; {@code readyAfter} 0 is how it should be. */
    static final class RollingRestart implements Mechanism {
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

    /** Half of the nodes come in the middle of the surge; until then what comes is more than can be done. */
    private static final class LateNodes implements Mechanism {
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

    /** Broken by the surge, and kept so by those who try again. */
    private static final class NoRecovery implements Mechanism {
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

    static List<Mechanism> both(Mechanism one, Mechanism other) {
        return Arrays.asList(one, other);
    }
}
