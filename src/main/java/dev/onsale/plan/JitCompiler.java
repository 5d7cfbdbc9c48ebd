package dev.onsale.plan;

/** The JIT compiler of the JVM that sends a load. */
public enum JitCompiler {
    /** HotSpot's C1 alone: fast compilation. */
    C1("c1"),
    /** C1 first, then C2 for code that runs often: better code, at the cost of compiling while the load runs. */
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
