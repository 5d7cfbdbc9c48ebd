package dev.onsale.report.clue;

import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.record.clue.InjectorFaultClue;
import java.util.List;

/** The machine that makes the load did not keep to the plan. */
final class InjectorFaultWords {
    private InjectorFaultWords() {}

    /** @param conditions of the verdict, in words; one that is not among them is only named */
    static String of(InjectorFaultClue kind, Told told, List<ValidityCheck> conditions) {
        String name = told.name();
        ValidityCheck check = conditions.stream()
                .filter(condition -> condition.name().equals(name))
                .findFirst()
                .orElseGet(() -> new ValidityCheck(name, false, "not met", "as planned", ""));
        return switch (kind) {
            case NOT_TO_PLAN -> "The injector did not keep to the plan: " + check.name() + " " + check.observed() + ".";
            case CONDITION -> check.name() + ": " + check.observed() + ", limit " + check.limit();
            case REMEDY ->
                check.hint().isEmpty()
                        ? ""
                        : "To mend it: " + check.hint() + (check.hint().endsWith(".") ? "" : ".");
        };
    }
}
