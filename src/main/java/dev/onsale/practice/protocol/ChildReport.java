package dev.onsale.practice.protocol;

/**
 * A line that a child writes to its parent.
 *
 * @param state the state it has reached
 * @param port where it listens; 0 unless {@code LISTENING}
 * @param gatewayPort where the front's payment gateway listens; 0 for others
 * @param terminalPort where the front's terminal service listens; 0 for others
 * @param storePort where the front's proxy to the memory store listens; 0 for others
 * @param problem what went wrong; empty unless {@code FAILED} or {@code PORT_IN_USE}
 */
public record ChildReport(State state, int port, int gatewayPort, int terminalPort, int storePort, String problem) {
    /** The life of a child, in order. */
    public enum State {
        LISTENING,
        READY,
        PORT_IN_USE,
        FAILED
    }

    public static ChildReport listening(int port, int gatewayPort, int terminalPort, int storePort) {
        return new ChildReport(State.LISTENING, port, gatewayPort, terminalPort, storePort, "");
    }

    public static ChildReport ready() {
        return new ChildReport(State.READY, 0, 0, 0, 0, "");
    }

    public static ChildReport portInUse(String problem) {
        return new ChildReport(State.PORT_IN_USE, 0, 0, 0, 0, problem);
    }

    public static ChildReport failed(String problem) {
        return new ChildReport(State.FAILED, 0, 0, 0, 0, problem);
    }
}
