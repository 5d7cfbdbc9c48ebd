package dev.onsale.gatling.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Where a simulation's own files are: its class path. */
public interface ResourceFinder {

    /** @return {@code null} if there is none */
    @Nullable
    URL findResource(String path);

    /**
     * Receives a file that Gatling reads for the simulation, wherever it was found.
     *
     * @param contents closed by the caller
     */
    void read(String path, InputStream contents) throws IOException;
}
