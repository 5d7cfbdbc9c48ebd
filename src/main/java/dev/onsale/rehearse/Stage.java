package dev.onsale.rehearse;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What a sale is rehearsed on, in up to two builds: the one that is judged, and the one it is compared with. */
public interface Stage extends AutoCloseable {

    /** Where the load goes for the build presented last. */
    URI address();

    /** Presents the build that is judged. */
    void presentCandidate();

    /** Presents the build that it is compared with; only where {@link #hasBaselineBuild()}. */
    void presentBaseline();

    /** Whether fresh runs of the baseline build are possible, so that what is flagged can be confirmed by pairs. */
    boolean hasBaselineBuild();

    /** Whether the build presented last is another than the one that is judged, not only one without its faults. */
    default boolean presentsAnotherBuild() {
        return false;
    }

    /** Faults that the build presented last was told to have, name to strength. */
    Map<String, Double> faults();

    /** Whether this stage has only just started, so that its first run would be slower than the later ones. */
    boolean startsCold();

    /** JDBC URL of the database behind what stands here, where this stage knows it. */
    default Optional<String> databaseUrl() {
        return Optional.empty();
    }

    @Override
    void close();
}
