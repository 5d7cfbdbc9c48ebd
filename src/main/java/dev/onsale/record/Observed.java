package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.plan.Inlined;
import dev.onsale.record.evidence.DatabaseEvidence;
import dev.onsale.record.evidence.NodeEvidence;
import dev.onsale.record.evidence.StepEvidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the target showed besides its response times.
 *
 * @param evidence what the responses of each step reported; {@code null} of runs from before this was recorded
 * @param nodes the same of each node, in the order of their names; {@code null} likewise
 * @param database what the target's database showed; {@code null} where none was named
 * @param payments as the shop's own tables have them; {@code null} of shops that are not asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Observed(
        @Nullable List<StepEvidence> evidence,
        @Nullable List<NodeEvidence> nodes,
        @Nullable DatabaseEvidence database,
        @Nullable Payments payments)
        implements Inlined {

    public static final Observed NOTHING = new Observed(null, null, null, null);

    public Observed {
        evidence = evidence == null ? null : List.copyOf(evidence);
        nodes = nodes == null ? null : List.copyOf(nodes);
    }

    /** The same besides what the target's database and the shop's tables showed. */
    public Observed with(@Nullable DatabaseEvidence shown, @Nullable Payments counted) {
        return new Observed(evidence, nodes, shown, counted);
    }
}
