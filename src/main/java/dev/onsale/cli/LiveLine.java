package dev.onsale.cli;

import java.io.PrintStream;

/** Standard error with at most one last line that is rewritten in place. Thread-safe. */
final class LiveLine {
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream stream;
    private boolean shown;

    LiveLine(PrintStream stream) {
        this.stream = stream;
    }

    /** Shows a text without a line break, replacing the one shown before. */
    synchronized void rewrite(String text) {
        stream.print((shown ? ERASE_LINE : "") + text);
        stream.flush();
        shown = true;
    }

    /** Writes a complete line that stays. */
    synchronized void line(String text) {
        erase();
        stream.println(text);
        stream.flush();
    }

    /** Erases the rewritten line, so that another stream can write to the same terminal. */
    synchronized void erase() {
        if (shown) {
            stream.print(ERASE_LINE);
            stream.flush();
            shown = false;
        }
    }
}
