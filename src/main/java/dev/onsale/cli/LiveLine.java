package dev.onsale.cli;

import java.io.PrintStream;

/** Standard error with at most one line at its end that is rewritten in place. Safe for several threads. */
final class LiveLine {
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream stream;
    private boolean shown;

    LiveLine(PrintStream stream) {
        this.stream = stream;
    }

    /** Shows a text without a line break, in place of the one shown before. */
    synchronized void rewrite(String text) {
        stream.print((shown ? ERASE_LINE : "") + text);
        stream.flush();
        shown = true;
    }

    /** Writes a whole line that stays. */
    synchronized void line(String text) {
        erase();
        stream.println(text);
        stream.flush();
    }

    /** Takes the rewritten line away, so that another stream of the same terminal can be written to. */
    synchronized void erase() {
        if (shown) {
            stream.print(ERASE_LINE);
            stream.flush();
            shown = false;
        }
    }
}
