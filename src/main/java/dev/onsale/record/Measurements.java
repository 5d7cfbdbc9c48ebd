package dev.onsale.record;

import dev.onsale.plan.Inlined;
import dev.onsale.plan.Outcome;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.RunSummary.Times;
import dev.onsale.record.machine.Calibration;
import dev.onsale.record.machine.InjectorHealth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the load and its injector measured.
 *
 * @param steps steps by phases, in order of first appearance; the phase {@code all} is the whole run
 * @param journeys kind of visitor to outcome to count; empty for a plain simulation
 * @param aborted why the run stopped early, or {@code null}
 */
public record Measurements(
        Times times,
        Totals totals,
        List<StepPhase> steps,
        Map<String, Map<Outcome, Long>> journeys,
        InjectorHealth injector,
        List<Calibration> calibrations,
        @Nullable Abort aborted)
        implements Inlined {

    /** A copy that stopped early for this. */
    public Measurements with(Abort newAborted) {
        return new Measurements(times, totals, steps, journeys, injector, calibrations, newAborted);
    }
}
