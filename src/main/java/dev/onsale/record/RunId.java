package dev.onsale.record;

import java.util.regex.Pattern;

/** The id of a run, which is also the name of its folder, or of its file in a store. */
public final class RunId {
    private static final int LENGTH_MAX = 200;
    private static final Pattern NAME =
            Pattern.compile("[^./\\\\\\p{Cntrl}][^/\\\\\\p{Cntrl}]{0," + (LENGTH_MAX - 1) + "}");

    private RunId() {}

    /** Whether this is a plain name within a folder: ids read from files are untrusted input. */
    public static boolean isOne(String text) {
        return NAME.matcher(text).matches();
    }
}
