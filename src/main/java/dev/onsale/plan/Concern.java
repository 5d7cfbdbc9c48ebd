package dev.onsale.plan;

/**
 * A reason why a plan may not come true.
 *
 * @param what with its numbers
 * @param hint how to mend the plan
 */
public record Concern(Severity severity, String what, String hint) {

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
