package dev.onsale.cli;

import java.util.Map;
import java.util.Properties;

/**
 * What the streams of this process are connected to.
 *
 * <p>Java 17 can only tell whether standard input and output are both a terminal. The launcher can tell them apart, and
 * passes the result in system properties: {@code onsale.terminal} lists which of {@code stdout} and {@code stderr} are
 * terminals, and {@code onsale.columns} is the terminal's width.
 *
 * @param stdout whether standard output is a terminal
 * @param stderr whether standard error is a terminal
 * @param width columns to write into, {@value #WIDTH_MIN} to {@value #WIDTH_MAX}
 * @param colourWelcome whether the user's environment allows colour
 */
record Terminal(boolean stdout, boolean stderr, int width, boolean colourWelcome) {
    static final int WIDTH_MIN = 60;
    static final int WIDTH_MAX = 160;

    /** The width if nothing is known, as in files and CI logs. */
    static final int WIDTH_DEFAULT = 100;

    static final Terminal NONE = new Terminal(false, false, WIDTH_DEFAULT, false);

    static Terminal of(Map<String, String> environment, Properties properties) {
        String terminals = properties.getProperty("onsale.terminal", "");
        boolean colourWelcome = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(
                terminals.contains("stdout"),
                terminals.contains("stderr"),
                width(properties.getProperty("onsale.columns", "")),
                colourWelcome);
    }

    private static int width(String columns) {
        if (!columns.matches("[1-9][0-9]{0,4}")) {
            return WIDTH_DEFAULT;
        }
        return Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, Integer.parseInt(columns)));
    }
}
