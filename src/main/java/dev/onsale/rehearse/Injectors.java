package dev.onsale.rehearse;

import dev.onsale.load.LoadOrder;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.RunSummary.AbortCause;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Who makes the load of a rehearsal. */
public interface Injectors {

    /** One run under way. */
    interface Playing {
        /** Plays it to its end, and leaves a run directory that is complete but for its verdict. */
        Path execute();

        /** Ends it soon, complete and marked as aborted. Safe from any thread. */
        void stop(AbortCause cause, String detail);
    }

    /**
     * Gets ready for the first run.
     *
     * @param unless whether nothing is going to be needed any more
     */
    void warmUp(BooleanSupplier unless);

    /** What of a fingerprint that is known beforehand is different in the runs of these. */
    default Fingerprint asRecorded(Fingerprint known) {
        return known;
    }

    Playing playing(LoadOrder order, RunObserver observer);
}
