package dev.onsale.plan;

/** How far the JVM that sends a load compiles what it runs. */
public enum JitCompiler {
    /** By HotSpot's C1 alone: cheap code at once. */
    C1("c1"),
    /** By C1 first, then by C2 what is run often: better code, at the cost of making it while the load runs. */
    TIERED("tiered");

    private final String label;

    JitCompiler(String label) {
        this.label = label;
    }

    /** As plans and fingerprints write it. */
    public String label() {
        return label;
    }
}
