package dev.onsale.judge;

import dev.onsale.plan.GateSettings;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Nights with a known truth: every run is made in memory and the whole procedure, screen, fresh pairs and fold, is the
 * judge's own. One seed gives one sequence of nights.
 */
final class SimulatedNights {

    /** From this share of a step's responses on, those are the slow ones that a fault of the tail makes slower. */
    private static final double TAIL = 0.90;

    /** The standard normal quantile of it. */
    private static final double NORMAL_AT_TAIL = NormalDistribution.of(0, 1).inverseCumulativeProbability(TAIL);

    /**
     * How runs of a plan differ.
     *
     * @param steps names; the i-th has a median of 20·(i + 1) ms
     * @param responses of each step in a run
     * @param spread standard deviation between runs of the logarithm of every step's times, half of its variance
     *     shared by all steps of a run; what counting responses adds within a run comes on top
     * @param shape standard deviation of the logarithm of the times within a run
     */
    record World(List<String> steps, int responses, double spread, double shape) {}

    /**
     * What is true of a night.
     *
     * @param browseFactor on all times of the first step of the candidate's build
     * @param tailFactor on the slowest tenth of them: the factor of p95 while p50 stays
     * @param drift share by which the machine is slower than it was when the baselines were made
     */
    record Truth(double browseFactor, double tailFactor, double drift) {
        static final Truth CLEAN = new Truth(1, 1, 0);
    }

    private final World world;
    private final GateSettings gate;
    private final SplittableRandom random;

    SimulatedNights(World world, GateSettings gate, long seed) {
        this.world = world;
        this.gate = gate;
        this.random = new SplittableRandom(seed);
    }

    /** One night's verdict. */
    Verdict night(Truth truth) {
        Truth sameMachine = new Truth(1, 1, truth.drift());
        List<Run> baselines = new ArrayList<>();
        for (int i = 0; i < gate.baselineRuns(); i++) {
            baselines.add(run("base" + i, Truth.CLEAN));
        }
        Evidence evidence = Evidence.of(run("candidate", truth)).against(baselines);
        Verdict verdict = Judge.judge(evidence);
        if (Judge.flagged(verdict).isEmpty()) {
            return verdict;
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < gate.confirmPairs(); i++) {
            pairs.add(new Pair(run("b" + i, sameMachine), run("c" + i, truth)));
        }
        return Judge.judge(evidence.confirmedBy(pairs));
    }

    private Run run(String id, Truth truth) {
        double part = world.spread() * Math.sqrt(0.5);
        double shared = part * random.nextGaussian();
        Runs run = Runs.named(id).gate(gate).calibrated(100 * (1 + truth.drift()));
        for (int i = 0; i < world.steps().size(); i++) {
            boolean first = i == 0;
            double median = 20
                    * (i + 1)
                    * Math.exp(shared + part * random.nextGaussian())
                    * (1 + truth.drift())
                    * (first ? truth.browseFactor() : 1);
            double tailFrom = first ? median * Math.exp(world.shape() * NORMAL_AT_TAIL) : Double.MAX_VALUE;
            run.step(world.steps().get(i), world.responses(), n -> {
                double ms = median * Math.exp(world.shape() * random.nextGaussian());
                return Math.round(ms >= tailFrom ? ms * truth.tailFactor() : ms);
            });
        }
        return run.build();
    }
}
