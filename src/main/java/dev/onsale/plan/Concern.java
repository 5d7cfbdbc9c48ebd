package dev.onsale.plan;

import java.util.List;

/**
 * A reason why a plan may be infeasible.
 *
 * @param what the reason, with its numbers
 * @param hint how to fix the plan
 * @param key where the plan sets it, key by key; empty if {@code what} already gives the place, or there is none
 */
public record Concern(Severity severity, String what, String hint, List<String> key) {

    public Concern(Severity severity, String what, String hint) {
        this(severity, what, hint, List.of());
    }

    /** From bad to harmless. */
    public enum Severity {
        /** Arithmetic rules it out. */
        CANNOT("cannot"),
        /** Possible only by luck. */
        UNLIKELY("unlikely"),
        /** For information. */
        NOTE("note");

        private final String label;

        Severity(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
