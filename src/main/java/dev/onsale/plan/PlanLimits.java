package dev.onsale.plan;

/** What a run is held against, and when it stops itself. */
public record PlanLimits(Budgets budgets, GateSettings gate, AbortRule abort) implements Inlined {
    public static final PlanLimits DEFAULT = new PlanLimits(Budgets.NONE, GateSettings.DEFAULT, AbortRule.DEFAULT);

    /** The same with other settings of the gate. */
    public PlanLimits with(GateSettings other) {
        return new PlanLimits(budgets, other, abort);
    }
}
