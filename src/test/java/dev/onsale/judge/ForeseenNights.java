package dev.onsale.judge;

import dev.onsale.judge.Foresight.Seen;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Nights without a baseline build whose first step is slower by what was foreseen. Each night has a level of its own, half
 * of its variance shared by the steps; runs of one night differ by another 3 %. The i-th step has a median of 20·i ms.
 *
 * @param dates of the baseline
 * @param spread standard deviation between nights of the logarithm of a step's times
 */
record ForeseenNights(int steps, int dates, int runsADate, double spread, SplittableRandom random) {

    private static final GateSettings GATE =
            new GateSettings(0.05, Duration.ofMillis(2), 1.0, 3, 8, List.of(50.0, 95.0));
    private static final int RESPONSES = 400;
    private static final double WITHIN_NIGHT = 0.03;
    private static final double SHAPE = 0.5;
    private static final String CELL = "step-1 times";
    private static final int TONIGHT = 99;

    /**
     * @param foreseen the mean figure, {@code 0.6} for 60 %
     * @param red share of the nights slower by it in which the cell is red; {@code redByHalf} of those slower by half of it
     */
    record Found(double foreseen, double red, double redByHalf) {}

    Found of(int nights) {
        double sum = 0;
        int red = 0;
        int redByHalf = 0;
        for (int night = 0; night < nights; night++) {
            List<Run> baselines = new ArrayList<>();
            for (int day = 0; day < dates; day++) {
                baselines.addAll(night("base", day, runsADate, 1));
            }
            double foreseen = foreseen(baselines);
            sum += foreseen;
            red += isRed(baselines, foreseen) ? 1 : 0;
            redByHalf += isRed(baselines, foreseen / 2) ? 1 : 0;
        }
        return new Found(sum / nights, red / (double) nights, redByHalf / (double) nights);
    }

    private static double foreseen(List<Run> baselines) {
        return Foresight.redWithoutBaselineBuild(baselines, GATE).stream()
                .filter(seen -> seen.cell().equals(CELL))
                .mapToDouble(Seen::share)
                .findFirst()
                .orElseThrow();
    }

    private boolean isRed(List<Run> baselines, double growth) {
        List<Run> candidates = night("candidate", TONIGHT, Confirming.CANDIDATES, 1 + growth);
        Evidence evidence = Evidence.of(candidates.get(0)).against(baselines);
        Verdict screened = Judge.judge(evidence);
        return !Judge.flagged(screened).isEmpty()
                && ComparisonTest.cell(
                                        Judge.judge(evidence.confirmedByCandidates(
                                                candidates.subList(1, candidates.size()))),
                                        CELL)
                                .state()
                        == Cell.State.REGRESSED;
    }

    /** @param firstStep factor on its times */
    private List<Run> night(String id, int day, int runs, double firstStep) {
        double[] level = levels(spread);
        List<Run> night = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            double[] off = levels(WITHIN_NIGHT);
            Runs run = Runs.named(id + day + "-" + i)
                    .gate(GATE)
                    .madeAt(Duration.ofDays(day).toMillis() + i);
            for (int step = 0; step < steps; step++) {
                double median = 20 * (step + 1) * Math.exp(level[step] + off[step]) * (step == 0 ? firstStep : 1);
                run.step(
                        "step-" + (step + 1),
                        RESPONSES,
                        n -> Math.round(median * Math.exp(SHAPE * random.nextGaussian())));
            }
            night.add(run.build());
        }
        return night;
    }

    private double[] levels(double of) {
        double part = of * Math.sqrt(0.5);
        double shared = part * random.nextGaussian();
        double[] levels = new double[steps];
        for (int step = 0; step < steps; step++) {
            levels[step] = shared + part * random.nextGaussian();
        }
        return levels;
    }
}
