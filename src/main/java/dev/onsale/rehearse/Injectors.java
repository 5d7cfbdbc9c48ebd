package dev.onsale.rehearse;

import dev.onsale.load.LoadOrder;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.StopReason;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** The injectors that send the load of a rehearsal. */
public interface Injectors {

    /** One run under way. */
    interface Playing {
        /** Executes it, and leaves a run directory that is complete except for its verdict. */
        Path execute();

        /** Stops it; it ends soon, complete and marked as aborted. Thread-safe. */
        void stop(StopReason why);
    }

    /**
     * Prepares for the first run.
     *
     * @param unless whether the preparation has become unnecessary
     */
    void warmUp(BooleanSupplier unless);

    /** The fingerprint with the fields in which the runs of these injectors differ. */
    default Fingerprint asRecorded(Fingerprint known) {
        return known;
    }

    Playing playing(LoadOrder order, RunObserver observer);
}
