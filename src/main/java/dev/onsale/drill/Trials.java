package dev.onsale.drill;

import dev.onsale.practice.fault.Fault;
import dev.onsale.rehearse.Judged;
import java.util.List;
import java.util.Optional;

/** The runs of which a drill consists. All of them may throw {@link dev.onsale.rehearse.StoppedException}. */
public interface Trials {

    /**
     * Records the baseline runs that this machine lacks.
     *
     * @return the run that was no good, if the clean shop stays invalid or over budget; empty once the baseline is there
     */
    Optional<Judged> recordMissingBaselines();

    /**
     * One run of the shop with these faults, compared and where needed confirmed; a clean one with none.
     *
     * @throws dev.onsale.practice.PracticeException if the shop does not present itself so
     */
    Judged judged(List<Fault> faults);
}
