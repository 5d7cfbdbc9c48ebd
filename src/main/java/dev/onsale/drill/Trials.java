package dev.onsale.drill;

import dev.onsale.practice.fault.Fault;
import dev.onsale.rehearse.Judged;
import java.util.List;
import java.util.Optional;

/** The runs of a drill. All methods may throw {@link dev.onsale.rehearse.StoppedException}. */
public interface Trials {

    /**
     * Records the baseline runs that this machine lacks.
     *
     * @return the failed run, if the clean shop stays invalid or over budget; empty once the baseline is complete
     */
    Optional<Judged> recordMissingBaselines();

    /**
     * One run of the shop with these faults, compared and if necessary confirmed; a clean one without faults.
     *
     * @throws dev.onsale.practice.PracticeException if the shop cannot be set up with them
     */
    Judged judged(List<Fault> faults);
}
