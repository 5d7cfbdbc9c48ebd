package dev.onsale.judge;

import dev.onsale.judge.Procedure.Together;
import dev.onsale.judge.Thresholds.Side;
import dev.onsale.plan.GateSettings;

/**
 * The procedure that a cell goes through, screen then confirmation, for the gate as configured or as it was run.
 *
 * @param family number of gated cells
 * @param pairs fresh pairs; fewer than 2 stand for confirmation by candidates alone
 * @param alphaPairs at which they confirm
 */
record Procedures(GateSettings gate, int family, int pairs, double alphaPairs, Distributions distributions) {

    /** As the plan has it. */
    static Procedures planned(GateSettings gate, int family, Distributions distributions) {
        return new Procedures(gate, family, gate.confirmPairs(), Confirming.alphaPairs(false), distributions);
    }

    /** Would a baseline as large as planned see what it must if there were only the chance within runs? */
    Eligibility supports(Sample sample) {
        double sigma = Math.max(Math.sqrt(sample.varianceWithin()), Moderation.FLOOR);
        double must = new Thresholds(gate).toDetect(sample);
        int baselines = Math.max(gate.baselineRuns(), sample.baselines().size());
        if (must == Double.POSITIVE_INFINITY) {
            return Eligibility.nothingToLose(sample);
        }
        Procedure procedure = of(sample, sigma, sigma, Moderation.FLOOR, baselines, Moderation.PRIOR_FREEDOM);
        return procedure.sees(must, distributions)
                ? Eligibility.GATED
                : Eligibility.tooNoisy(sample, procedure.smallestDetectable(distributions));
    }

    /**
     * @param sigma standard deviation between runs; {@code sigmaPair} of a run among pairs made back to back
     * @param floor under both
     */
    Procedure of(Sample sample, double sigma, double sigmaPair, double floor, int baselines, int weight) {
        Thresholds thresholds = new Thresholds(gate);
        double toCount = thresholds.toCount(sample, Side.WORSE);
        int tests = Math.max(1, family);
        Stage screen = new Stage(
                sigma, Math.sqrt(1.0 / baselines + 1), weight, baselines - 1, Screen.ALPHA / tests, toCount, floor);
        if (pairs < Confirming.PAIRS_MIN) {
            int candidates = Confirming.CANDIDATES;
            Stage again = new Stage(
                    sigma,
                    Math.sqrt(1.0 / baselines + 1.0 / candidates),
                    weight,
                    baselines + candidates - 2,
                    Confirming.ALPHA_CANDIDATES / tests,
                    toCount,
                    floor);
            return new Procedure(screen, again, Together.AT_WORST);
        }
        Stage paired = new Stage(
                sigmaPair * Math.sqrt(2),
                1 / Math.sqrt(pairs),
                weight,
                pairs - 1,
                alphaPairs,
                toCount,
                floor * Math.sqrt(2));
        return new Procedure(screen, paired, Together.INDEPENDENT);
    }
}
