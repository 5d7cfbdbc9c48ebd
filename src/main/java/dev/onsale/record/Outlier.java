package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A baseline run that differs from the others.
 *
 * @param what where it differs most: a percentile of all steps ({@code p95}), or one cell ({@code pay p95})
 * @param times its value there, as a multiple of that of the others
 * @param step the step; {@code null} if it is about all steps, and in verdicts that predate this field
 */
public record Outlier(
        String run,
        String what,
        double times,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String step) {

    /** Whether it differs in one step alone; judged by the name where the step was not stored. */
    public boolean ofOneStep() {
        return step != null || what.indexOf(' ') > 0;
    }
}
