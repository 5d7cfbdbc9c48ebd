package dev.onsale.record;

/**
 * What a limit applies to.
 *
 * @param of name of the step, the kind of visitor or the scenario; empty for the whole run
 */
public record BudgetSubject(Sort sort, String of) {

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
