package dev.onsale.plan;

import java.util.List;

/**
 * Where the load goes.
 *
 * @param target {@code practice}, {@code own} or an http(s) URL, with {@code ${VARIABLE}}s as written; see {@link PlanSecrets}
 * @param allowedTargets exact host names, other than loopback, that the run may connect to
 */
public record Destination(String target, List<String> allowedTargets) implements Inlined {

    /** A target to which no host needs to be allowed. */
    public static Destination of(String target) {
        return new Destination(target, List.of());
    }

    /** The same with another target. */
    public Destination at(String other) {
        return new Destination(other, allowedTargets);
    }
}
