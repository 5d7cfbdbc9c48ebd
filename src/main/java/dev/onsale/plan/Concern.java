package dev.onsale.plan;

import java.util.List;

/**
 * A reason why a plan may not come true.
 *
 * @param what with its numbers
 * @param hint how to mend the plan
 * @param key where the plan says it, key by key; empty if {@code what} itself tells the place, or there is none
 */
public record Concern(Severity severity, String what, String hint, List<String> key) {

    public Concern(Severity severity, String what, String hint) {
        this(severity, what, hint, List.of());
    }

    /** From bad to harmless. */
    public enum Severity {
        /** By arithmetic it will not happen. */
        CANNOT("cannot"),
        /** It takes luck. */
        UNLIKELY("unlikely"),
        /** Good to know. */
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
