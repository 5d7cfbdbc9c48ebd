package dev.onsale.rehearse;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The target of a rehearsal, with up to two builds: the candidate and the baseline's. */
public interface Stage extends AutoCloseable {

    /** The address of the build presented last. */
    URI address();

    /** Sets up the candidate. */
    void presentCandidate();

    /** Sets up the baseline's build; only if {@link #hasBaselineBuild()}. */
    default void presentBaseline() {
        throw new UnsupportedOperationException("there is no baseline build");
    }

    /** Whether fresh runs of the baseline's build are possible, so that pairs can confirm what is flagged. */
    default boolean hasBaselineBuild() {
        return false;
    }

    /**
     * Whether the build presented last is really another build than the candidate, and not the same one without
     * faults.
     */
    default boolean presentsAnotherBuild() {
        return false;
    }

    /** The faults of the build presented last, name to strength. */
    default Map<String, Double> faults() {
        return Map.of();
    }

    /** Whether this stage has just started, so that its first run would be slower than later ones. */
    default boolean startsCold() {
        return false;
    }

    /** JDBC URL of the target's database, if this stage knows it. */
    default Optional<String> databaseUrl() {
        return Optional.empty();
    }

    /** Does nothing where another process owns the target. */
    @Override
    default void close() {}
}
