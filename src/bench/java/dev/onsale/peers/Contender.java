package dev.onsale.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An injector as its users start it. */
interface Contender {

    String name();

    /** Made ready once, before anything is measured. */
    void prepare(Path folder) throws IOException, InterruptedException;

    /** The command that sends a surge, started in that folder. */
    List<String> command(Surge surge, Path folder) throws IOException;

    /**
     * What it says the response times were.
     *
     * @param output of the command
     * @return ms by quantile (0.5, 0.95, …), those that it tells
     */
    Map<Double, Double> said(String output, Path folder) throws IOException;

    /** In a few words, what it says of itself: a verdict, an error; empty if nothing. */
    default String remarks(String output) {
        return "";
    }
}
