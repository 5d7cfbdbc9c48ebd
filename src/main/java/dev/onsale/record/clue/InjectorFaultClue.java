package dev.onsale.record.clue;

/** The machine that makes the load did not keep to the plan. */
public enum InjectorFaultClue implements ClueKind {
    /** In short: by this condition of the verdict, by its name. */
    NOT_TO_PLAN,
    /** The condition that is not met, likewise; the verdict has what was seen of it. */
    CONDITION,
    /** What helps against it, if anything does; likewise. */
    REMEDY;

    @Override
    public String label() {
        return ClueKind.label("injector-fault", this);
    }
}
