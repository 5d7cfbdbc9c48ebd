package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A baseline run unlike the others.
 *
 * @param what where it is furthest off: a percentile of all steps ({@code p95}), or one cell ({@code pay p95})
 * @param times how many times what it is in the others
 * @param step whose it is; {@code null} where it is of all steps, and in verdicts from before this was kept
 */
public record Outlier(
        String run,
        String what,
        double times,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String step) {

    /** Whether it is off in one step alone; by the name where the step was not kept. */
    public boolean ofOneStep() {
        return step != null || what.indexOf(' ') > 0;
    }
}
