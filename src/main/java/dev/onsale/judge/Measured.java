package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.LeftOutReason;
import dev.onsale.record.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run whose responses have been read and reduced to the values that are compared: once, however often it is judged.
 * What can be measured before the load begins need not be after its end.
 */
public final class Measured {
    private final Run run;
    private final GateSettings gate;
    private final List<StepResponses> steps;
    private final Map<Key, Measure> measures;
    private final Map<Key, Measure> lows;

    private Measured(Run run, GateSettings gate, List<StepResponses> steps) {
        this.run = run;
        this.gate = gate;
        this.steps = steps;
        this.measures = Measures.of(run.summary(), steps, gate);
        this.lows = LowMeasures.of(run.summary(), steps, gate, measures);
    }

    /** @param gate of the plan by which is judged; what this run's own plan says is no matter */
    public static Measured of(Run run, GateSettings gate) {
        return new Measured(run, gate, StepResponses.of(run.latency()));
    }

    /** Each of them, in their order. */
    public static List<Measured> all(List<Run> runs, GateSettings gate) {
        return runs.stream().map(run -> of(run, gate)).toList();
    }

    /** The same run measured for this gate: itself, where it already is. */
    Measured under(GateSettings other) {
        return gate.equals(other) ? this : new Measured(run, other, steps);
    }

    public Run run() {
        return run;
    }

    GateSettings gate() {
        return gate;
    }

    List<StepResponses> steps() {
        return steps;
    }

    Map<Key, Measure> measures() {
        return measures;
    }

    /**
     * The same had the injector added all that it may have: where that is less than {@code minShift}, as measured.
     */
    Map<Key, Measure> lows() {
        return lows;
    }

    Optional<LeftOutReason> whyUnfit(Validity.Side side) {
        return Validity.whyUnfit(run, steps, side);
    }
}
