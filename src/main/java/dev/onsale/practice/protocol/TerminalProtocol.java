package dev.onsale.practice.protocol;

/** The version of its protocol that a client of the terminal service says it speaks. */
public final class TerminalProtocol {
    public static final String HEADER = "Terminal-Protocol";

    /** What the shop's client speaks. */
    public static final String SPOKEN = "1";

    /** What the service speaks after the upgrade, and nothing else. */
    public static final String UPGRADED = "2";

    private TerminalProtocol() {}
}
