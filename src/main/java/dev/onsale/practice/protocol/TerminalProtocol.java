package dev.onsale.practice.protocol;

/** The protocol version that a client of the terminal service announces. */
public final class TerminalProtocol {
    public static final String HEADER = "Terminal-Protocol";

    /** The version that the shop's client speaks. */
    public static final String SPOKEN = "1";

    /** The only version that the service speaks after the upgrade. */
    public static final String UPGRADED = "2";

    private TerminalProtocol() {}
}
