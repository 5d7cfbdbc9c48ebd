package dev.onsale.judge;

import dev.onsale.judge.Procedure.Together;
import dev.onsale.judge.Thresholds.Side;
import dev.onsale.plan.GateSettings;

/**
 * The procedure for a cell, screen then confirmation, for the gate as configured or as it was run.
 *
 * @param families numbers of gated cells
 * @param pairs fresh pairs at most; fewer than 2 stand for confirmation by candidates alone
 * @param alphaPairs at which all looks at them together confirm
 */
record Procedures(GateSettings gate, Families families, int pairs, double alphaPairs, Distributions distributions) {

    /** As the plan has it. */
    static Procedures planned(GateSettings gate, Families families, Distributions distributions) {
        return new Procedures(gate, families, gate.confirmPairs(), Confirming.alphaPairs(false), distributions);
    }

    /** Whether a baseline as large as planned could detect what it must if there were only chance within runs. */
    Eligibility supports(Sample sample) {
        double sigma = Math.max(Math.sqrt(sample.varianceWithin()), Moderation.FLOOR);
        double must = new Thresholds(gate).toDetect(sample);
        int baselines = Math.max(gate.baselineRuns(), sample.baselines().size());
        if (must == Double.POSITIVE_INFINITY) {
            return Eligibility.nothingToLose();
        }
        Looks looks = Looks.alike(sigma, Moderation.FLOOR, baselines, Moderation.PRIOR_FREEDOM);
        Procedure procedure = of(sample, looks);
        return procedure.sees(must, distributions)
                ? Eligibility.GATED
                : Eligibility.tooNoisy(sample, procedure.smallestDetectable(distributions));
    }

    /**
     * What is known of the two stages before they are run.
     *
     * @param fresh of a run among pairs made back to back, or between nights
     * @param floor under the standard deviation of both
     * @param baselines how many runs; {@code dates} on how many dates, 0 if on too few or they do not matter
     * @param ofItsOwn whether they are of a cell's own change
     */
    record Looks(Spread screen, Spread fresh, double floor, int baselines, int dates, boolean ofItsOwn) {

        /** Of differences as measured, pairs spreading as other runs do. */
        static Looks alike(double sigma, double floor, int baselines, int weight) {
            Spread both = new Spread(sigma, weight, 0);
            return new Looks(both, both, floor, baselines, 0, false);
        }
    }

    /**
     * How runs of one stage vary.
     *
     * @param sigma standard deviation between runs
     * @param weight degrees of freedom of what is borrowed for it
     * @param open what the slope leaves open of the stage's mean, in units of one run's variance; of fresh runs: of the
     *     pairs' mean
     */
    record Spread(double sigma, int weight, double open) {}

    Procedure of(Sample sample, Looks looks) {
        double toCount = new Thresholds(gate).toCount(sample, Side.WORSE);
        int baselines = looks.baselines();
        double unpaired = 1.0 / baselines + looks.screen().open();
        Stage screen = new Stage(
                looks.screen().sigma(),
                Math.sqrt(unpaired + 1),
                looks.screen().weight(),
                baselines - 1,
                families.alpha(sample.key()) / families.size(sample.key()),
                toCount,
                looks.floor());
        if (pairs < Confirming.PAIRS_MIN) {
            return new Procedure(screen, byCandidates(looks, toCount), Together.AT_WORST);
        }
        // By the last look alone: what earlier ones add and what futility takes are a few nights in a hundred each.
        Stage paired = new Stage(
                looks.fresh().sigma() * Math.sqrt(2),
                Math.sqrt(1.0 / pairs + looks.fresh().open()),
                looks.fresh().weight(),
                pairs - 1,
                alphaPairs * new PairLooks(pairs).share(pairs),
                toCount,
                looks.floor() * Math.sqrt(2));
        return new Procedure(screen, paired, Together.INDEPENDENT);
    }

    /** {@link Repeating}: on enough dates the candidate's runs count as one, else as independent. */
    private Stage byCandidates(Looks looks, double toCount) {
        boolean byNight = looks.dates() > 0;
        int replicates = byNight ? looks.dates() : looks.baselines();
        int candidates = byNight ? 1 : Confirming.CANDIDATES;
        return new Stage(
                looks.fresh().sigma(),
                Math.sqrt(1.0 / replicates + looks.screen().open() + 1.0 / candidates),
                looks.fresh().weight(),
                byNight ? Repeating.freedom(replicates, looks.fresh().weight()) : replicates + candidates - 2,
                Confirming.alphaCandidates(looks.ofItsOwn()) / Math.max(1, families.all()),
                toCount,
                looks.floor());
    }
}
