package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.judge.BaselineFitness.Unfit;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Verdict.Unsaid;

/** Why a run cannot be one of a baseline. */
public final class FitnessWords {
    private FitnessWords() {}

    /** One clause, {@code it is without hold success: all 12 requests failed}. */
    public static String of(Unfit unfit) {
        BudgetCheck broken = unfit.broken();
        if (broken == null) {
            return "nobody of its " + Figures.count(unfit.visitors()) + " visitors bought or was done";
        }
        return broken.unsaid() == Unsaid.SUCCESS
                ? "it is without " + broken.name() + ": " + BudgetReasonWords.of(broken)
                : "it is " + BudgetWords.broken(broken);
    }
}
