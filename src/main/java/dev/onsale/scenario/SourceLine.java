package dev.onsale.scenario;

import dev.onsale.plan.BadInputException;
import java.lang.StackWalker.StackFrame;

/**
 * Where an author wrote a word, for mistakes that show only when the scenario is built.
 *
 * @param word as written, e.g. {@code pay}
 * @param place file and line, e.g. {@code ArenaOnSale.java:40}
 */
record SourceLine(String word, String place) {

    /** Called by a word while its author's line calls the word. */
    static SourceLine of(String word) {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(frame -> isAuthors(frame.getDeclaringClass()))
                        .findFirst()
                        .map(frame -> new SourceLine(word, place(frame)))
                        .orElseGet(() -> new SourceLine(word, "an unknown line")));
    }

    private static boolean isAuthors(Class<?> caller) {
        boolean language = caller.getPackage() == SourceLine.class.getPackage();
        return !language || (OnSale.class.isAssignableFrom(caller) && caller != OnSale.class);
    }

    private static String place(StackFrame frame) {
        String file = frame.getFileName() == null ? frame.getClassName() : frame.getFileName();
        return file + ":" + frame.getLineNumber();
    }

    /** e.g. {@code ArenaOnSale.java:40: pay(…) comes before checkout(…)}. */
    BadInputException mistake(String what, String hint) {
        return new BadInputException(place + ": " + word + "(…) " + what, hint);
    }
}
