package dev.onsale.cli;

import dev.onsale.rehearse.Performance;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The first Ctrl-C (or TERM) ends the run under way and lets its report be written; the second ends the process. A
 * shutdown hook could not do it: it runs beside the practice box office's own, which would be gone too soon.
 */
final class CtrlC {
    private CtrlC() {}

    static void stops(Performance performance, Console console) {
        stops(performance::stop, console);
    }

    /** @param stop ends the run under way soon, and lets no other begin; safe from any thread */
    static void stops(Runnable stop, Console console) {
        for (String name : new String[] {"INT", "TERM"}) {
            Signal.handle(new Signal(name), signal -> {
                Signal.handle(signal, SignalHandler.SIG_DFL);
                console.progress("stopping; the report is written, again Ctrl-C ends at once");
                stop.run();
            });
        }
    }
}
