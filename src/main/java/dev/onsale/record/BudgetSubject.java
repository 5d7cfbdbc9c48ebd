package dev.onsale.record;

/**
 * What a limit is of.
 *
 * @param of the step, the kind of visitor or the scenario, by name; empty where it is of the whole run
 */
public record BudgetSubject(Sort sort, String of) {

    /** Of the whole run. */
    public static final BudgetSubject WHOLE = new BudgetSubject(Sort.WHOLE, "");

    /** What may be limited. */
    public enum Sort {
        STEP,
        /** A kind of visitor. */
        VISITORS,
        /** A plain simulation's scenario. */
        SCENARIO,
        /** A plain simulation's assertion on a step, or on the whole run. */
        ASSERTION,
        WHOLE
    }

    public static BudgetSubject step(String name) {
        return new BudgetSubject(Sort.STEP, name);
    }

    public static BudgetSubject visitors(String kind) {
        return new BudgetSubject(Sort.VISITORS, kind);
    }
}
