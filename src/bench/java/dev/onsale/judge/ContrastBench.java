package dev.onsale.judge;

import dev.onsale.judge.SharedNights.Found;
import dev.onsale.judge.SharedWorld.Truth;
import dev.onsale.plan.GateSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ContrastBench {
    private static final int NIGHTS = Integer.getInteger("nights.count", 2_000);
    private static final long SEED = Long.getLong("nights.seed", 20240711);

    static GateSettings gate(int baselines, double upper) {
        return new GateSettings(0.05, Duration.ofMillis(2), 1.0, baselines, 3, List.of(50.0, upper));
    }

    private static void row(String label, SharedWorld world, int k, Truth truth) {
        GateSettings gate = gate(k, world.upper());
        Found found = new SharedNights(world, gate, SEED).nights(NIGHTS, truth);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.2f %% | %.1f %% | %.1f |%n",
                label,
                k,
                100.0 * found.red() / NIGHTS,
                100.0 * found.open() / NIGHTS,
                found.runsANight(3));
    }

    @Test
    void table() {
        for (double spread : new double[] {0.05, 0.08, 0.11}) {
            SharedWorld world = SharedWorld.of(spread);
            for (int k : new int[] {3, 5}) {
                String s = Math.round(100 * spread) + " % ";
                row(s + "clean", world, k, Truth.CLEAN);
                row(s + "one +20", world, k, Truth.of(1, 1.2));
                row(s + "one +50", world, k, Truth.of(1, 1.5));
                row(s + "one x3", world, k, Truth.of(1, 3));
                row(s + "two +20", world, k, Truth.of(2, 1.2));
                row(s + "five +20", world, k, Truth.of(5, 1.2));
                row(s + "five -30", world, k, Truth.of(5, 0.7));
                row(s + "all +20", world, k, Truth.of(7, 1.2));
                row(s + "all +100", world, k, Truth.of(7, 2));
            }
            row("coef 0.3, run 1.5x", world.following(0.3), 3, new Truth(List.of(), 1.5, 0));
            row("coef 1.3, run 1.5x", world.following(1.3), 3, new Truth(List.of(), 1.5, 0));
            row("single step clean", world.withSteps(1), 3, Truth.CLEAN);
            row("single step +20", world.withSteps(1), 3, Truth.of(1, 1.2));
        }
        SharedWorld small = new SharedWorld(7, 0.20, 0.40, 0.7, 1, 90, 102);
        for (int k : new int[] {3, 5}) {
            row("small clean", small, k, Truth.CLEAN);
            row("small x3", small, k, Truth.of(1, 3));
            row("small 10 % fail", small, k, new Truth(List.of(), 1, 0.10));
            row("small all x3", small, k, Truth.of(7, 3));
            row("small all x2", small, k, Truth.of(7, 2));
        }
    }
}
