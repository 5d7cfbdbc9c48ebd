package dev.onsale.report.clue;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.clue.SharedClue;

/** What several explanations have in common. */
final class SharedWords {
    private SharedWords() {}

    static String of(SharedClue kind, Told told) {
        return switch (kind) {
            case FIXED_TIME ->
                told.count(SUCH) + " of " + told.count(ALL) + " server errors took about " + told.time(MS)
                        + " each: a time-out, on " + told.named();
            case MEDIAN ->
                told.name() + ": median " + (told.has(MS) ? told.time(MS) : "unknown") + " against "
                        + (told.has(MS_BEFORE) ? told.time(MS_BEFORE) : "unknown")
                        + "; the other steps' grew by a factor of " + told.rough(FACTOR_OF_OTHERS) + " in the middle";
            case CONSEQUENCE -> "Probably a consequence of " + told.name() + ".";
        };
    }
}
