package dev.onsale.record.clue;

/** The injector did not follow the plan. */
public enum InjectorFaultClue implements ClueKind {
    /** In short: the name of the verdict's condition. */
    NOT_TO_PLAN,
    /** The condition that is not met, by its name; the verdict holds what was observed. */
    CONDITION,
    /** What helps against it, if anything does; by the same name. */
    REMEDY;

    @Override
    public String label() {
        return ClueKind.label("injector-fault", this);
    }
}
