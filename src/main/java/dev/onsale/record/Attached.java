package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.plan.Inlined;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was added to a run that had been recorded.
 *
 * @param labels which build was tested, and whatever else its user says of the run: key to value; {@code null} if nothing.
 *     Nothing is judged by them, and no fingerprint knows of them
 * @param diagnoses what explains the verdict, the likeliest first; {@code null} until it was asked for
 * @param fleet the injectors among which the plan was split; {@code null} of a run that one made
 * @param verdict {@code null} until the run was judged
 */
public record Attached(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> labels,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Diagnosis> diagnoses,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Fleet fleet,
        @Nullable Verdict verdict)
        implements Inlined {

    public static final Attached NOTHING = new Attached(null, null, null, null);

    public Attached {
        labels = labels == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        diagnoses = diagnoses == null ? null : List.copyOf(diagnoses);
    }
}
