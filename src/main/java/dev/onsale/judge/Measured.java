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
 * A run whose responses have been read and reduced to the compared values: once, however often it is judged. Runs that
 * exist before the load can be measured before it.
 */
public final class Measured {
    private final Run run;
    private final GateSettings gate;
    private final List<StepResponses> steps;
    private final DueTimes due;
    private final Map<Key, Measure> measures;
    private final Map<Key, Measure> lows;

    private Measured(Run run, GateSettings gate, List<StepResponses> steps, DueTimes due) {
        this.run = run;
        this.gate = gate;
        this.steps = steps;
        this.due = due;
        this.measures = Measures.of(run.summary(), steps, gate);
        due.addTo(measures, gate);
        this.lows = LowMeasures.of(run.summary(), steps, due, gate, measures);
    }

    /** @param gate the settings of the judging plan; those of this run's own plan do not matter */
    public static Measured of(Run run, GateSettings gate) {
        return new Measured(run, gate, StepResponses.of(run.latency()), DueTimes.of(run));
    }

    /** Each of them, in their order. */
    public static List<Measured> all(List<Run> runs, GateSettings gate) {
        return runs.stream().map(run -> of(run, gate)).toList();
    }

    /** The same run measured for this gate: itself, where it already is. */
    Measured under(GateSettings other) {
        return gate.equals(other) ? this : new Measured(run, other, steps, due);
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

    DueTimes due() {
        return due;
    }

    Map<Key, Measure> measures() {
        return measures;
    }

    /**
     * The same if the injector had added its maximum: as measured if that is less than {@code minShift}.
     */
    Map<Key, Measure> lows() {
        return lows;
    }

    Optional<LeftOutReason> whyUnfit(Validity.Side side) {
        return Validity.whyUnfit(run, steps, side);
    }
}
