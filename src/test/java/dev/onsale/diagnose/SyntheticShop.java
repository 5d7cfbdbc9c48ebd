package dev.onsale.diagnose;

import dev.onsale.plan.Arrival;
import dev.onsale.plan.Shape;
import dev.onsale.record.evidence.DatabaseEvidence.Activity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A run of a shop that never was, response by response: seeded, with the noise of a small machine, and with the
 * mechanisms that are given to it. What is drawn from the seed: run-to-run noise (8 %), response noise (40 %), the number
 * of nodes (2 to 4), the height of the surge (35 to 70 visitors/s), names.
 */
final class SyntheticShop {
    static final int SECONDS = 40;
    static final int CALM = 8;
    static final int SURGE = 14;
    static final int TICKET_TYPES = 20;
    static final double OUTFLOW = 30;
    private static final double RESPONSE_NOISE = 0.4;
    private static final double RUN_NOISE = 0.08;

    /**
     * @param perVisitor responses for each visitor of this second
     * @param cached share of cache hits; not a number where no cache is asked
     * @param token whether its visitors have to be let through
     */
    record Step(
            String name,
            String kind,
            double perVisitor,
            double appMs,
            int queries,
            double databaseMs,
            double cached,
            boolean token,
            boolean writes,
            String table) {}

    final SplittableRandom random;
    final int nodes;
    final double peak;
    final List<Step> steps;
    final boolean surges;
    final List<Response> responses = new ArrayList<>();
    final List<Activity> activity = new ArrayList<>();

    /** When each node began last, in seconds of the run; changed by mechanisms as they go. */
    final double[] began;

    private int lastNode;

    SyntheticShop(long shape, long noise, List<String> names, boolean surges, List<Mechanism> mechanisms) {
        SplittableRandom shapes = new SplittableRandom(shape);
        this.nodes = 2 + shapes.nextInt(3);
        this.peak = 35 + 35 * shapes.nextDouble();
        this.random = new SplittableRandom(noise);
        this.surges = surges;
        this.steps = steps(names);
        this.began = new double[nodes];
        for (int node = 0; node < nodes; node++) {
            began[node] = -30 - 600 * shapes.nextDouble();
        }
        run(mechanisms);
    }

    private static List<Step> steps(List<String> names) {
        double none = Double.NaN;
        return List.of(
                new Step(names.get(0), "fan", 1.0, 2, 0, 0, 1, false, false, "queue"),
                new Step(names.get(1), "fan", 1.0, 3, 1, 1.5, 0.9, true, false, "ticket_type"),
                new Step(names.get(2), "fan", 0.8, 4, 0, 0, 0.85, true, false, "seat"),
                new Step(names.get(3), "fan", 0.6, 3, 4, 6, none, true, true, "hold"),
                new Step(names.get(4), "fan", 0.5, 3, 3, 4, none, true, true, "orders"),
                new Step(names.get(5), "fan", 0.45, 25, 3, 4, none, true, true, "payment"),
                new Step(names.get(6), "clerk", 0.06, 50, 5, 7, none, false, true, "sale"),
                new Step(names.get(7), "clerk", 0.06, 10, 1, 1.5, none, false, false, "ticket"),
                new Step(names.get(8), "office", 0.05, 3, 2, 5, none, false, false, "report"));
    }

    List<Arrival> arrivals() {
        return surges
                ? List.of(
                        new Arrival("early", 10, 10, Duration.ofSeconds(CALM), Shape.CONSTANT),
                        new Arrival("doors", peak, peak, Duration.ofSeconds(SURGE), Shape.CONSTANT),
                        new Arrival("tail", 10, 10, Duration.ofSeconds(SECONDS - CALM - SURGE), Shape.CONSTANT))
                : List.of(new Arrival("all", 18, 18, Duration.ofSeconds(SECONDS), Shape.CONSTANT));
    }

    double load(int second) {
        return !surges ? 18 : second >= CALM && second < CALM + SURGE ? peak : 10;
    }

    /** Uptime that a node tells; it tells it at some instant within the second. */
    private long uptimeMs(Response response) {
        double at = response.second + random.nextDouble();
        return Math.max(1, Math.round(1000 * (at - began[response.node])));
    }

    private void run(List<Mechanism> mechanisms) {
        double machine = Math.exp(RUN_NOISE * random.nextGaussian());
        for (int second = 0; second < SECONDS; second++) {
            int now = second;
            activity.add(new Activity(now * 1000L, 2, 4, random.nextInt(2), 0, null, 0));
            mechanisms.forEach(mechanism -> mechanism.begin(now, this));
            double visitors = load(second);
            for (Mechanism mechanism : mechanisms) {
                visitors *= mechanism.crowd(second, this);
            }
            double busier = machine * (1 + 0.5 * load(second) / 70);
            for (Step step : steps) {
                long count = poisson(visitors * step.perVisitor());
                for (long i = 0; i < count; i++) {
                    Response response = usual(second, step, busier);
                    mechanisms.forEach(mechanism -> mechanism.touch(response, this));
                    response.uptimeMs = uptimeMs(response);
                    responses.add(response);
                }
            }
        }
    }

    private Response usual(int second, Step step, double busier) {
        Response response = new Response(second, step, lastNode++ % nodes);
        response.appMs = noisy(step.appMs() * busier);
        response.queries = step.queries();
        response.databaseMs = step.queries() == 0 ? 0 : noisy(step.databaseMs() * busier);
        if (!Double.isNaN(step.cached())) {
            response.cacheMs = noisy(0.6 * busier);
            response.cacheHit = random.nextDouble() < step.cached();
            if (!response.cacheHit) {
                miss(response);
            }
        }
        response.poolMs = response.queries == 0 ? 0 : noisy(0.1);
        response.token = step.token() ? Boolean.TRUE : null;
        return response;
    }

    /** What the cache would have known is asked of the database. */
    void miss(Response response) {
        response.cacheHit = false;
        response.queries += 1;
        response.databaseMs += noisy(5);
        response.appMs += noisy(4);
    }

    double noisy(double ms) {
        return ms * Math.exp(RESPONSE_NOISE * random.nextGaussian());
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    void waits(int second, int waiting, long longestMs, @Nullable String blockedSql) {
        activity.set(second, new Activity(second * 1000L, waiting + 2, 1, 1, waiting, blockedSql, longestMs));
    }

    long poisson(double mean) {
        if (mean > 50) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double product = random.nextDouble();
        long count = 0;
        double limit = Math.exp(-mean);
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
