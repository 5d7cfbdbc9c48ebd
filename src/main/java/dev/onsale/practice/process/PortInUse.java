package dev.onsale.practice.process;

import java.io.IOException;

/** A child cannot listen where it was told to. */
public final class PortInUse extends IOException {
    private static final long serialVersionUID = 1;

    public PortInUse(int port, IOException cause) {
        super("port " + port + " is in use", cause);
    }
}
