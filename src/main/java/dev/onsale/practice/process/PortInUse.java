package dev.onsale.practice.process;

import java.io.IOException;

/** The port that a child was told to listen on is in use. */
public final class PortInUse extends IOException {
    private static final long serialVersionUID = 1;

    public PortInUse(int port, IOException cause) {
        super("port " + port + " is in use", cause);
    }
}
