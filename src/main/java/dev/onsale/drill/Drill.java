package dev.onsale.drill;

import dev.onsale.practice.fault.Fault;
import dev.onsale.record.Diagnosis;
import dev.onsale.record.DrillRecord;
import dev.onsale.record.DrillRecord.Trial;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.rehearse.Audience;
import dev.onsale.rehearse.Gate;
import dev.onsale.rehearse.Judged;
import dev.onsale.rehearse.PracticeStage;
import dev.onsale.rehearse.StoppedException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rehearses incidents: the same load with their mechanism on, at one strength after the other, and then with it off.
 * The baseline runs that this machine lacks are recorded first.
 */
public final class Drill {
    /** A run that the injector spoilt says nothing either way: decided by validity alone, never by what it found. */
    private static final int TRIES_MAX = 3;

    private final PracticeStage stage;
    private final Gate gate;
    private final Fingerprint fingerprint;
    private final Audience audience;
    private final InstantSource clock;

    /**
     * @param gate of that stage
     * @param fingerprint what the runs and their baseline have in common
     */
    public Drill(PracticeStage stage, Gate gate, Fingerprint fingerprint, Audience audience, InstantSource clock) {
        this.stage = stage;
        this.gate = gate;
        this.fingerprint = fingerprint;
        this.audience = audience;
        this.clock = clock;
    }

    /**
     * One record for each strength, in their order; they share the run with the mechanisms off.
     *
     * @param plan the plan's name
     * @param strengths at least one, each above 0 and at most {@link dev.onsale.practice.fault.FaultKind#STRENGTH_MAX}
     */
    public List<DrillRecord> perform(Drilled drilled, String plan, List<Double> strengths) {
        Course course = new Course(drilled, plan);
        try {
            Optional<Judged> spoilt = gate.recordMissingBaselines(fingerprint);
            if (spoilt.isPresent()) {
                String why = "the clean shop itself does not pass on this machine: "
                        + spoilt.get().verdict().reasons().get(0);
                return List.of(course.ended(strengths.get(0), null, null, why));
            }
            for (double strength : strengths) {
                audience.told(drilled.label() + " at strength " + strength);
                course.faulty(strength, tried(drilled.faults(strength)));
            }
            audience.told("the same load with nothing wrong");
            return course.withClean(tried(List.of()));
        } catch (StoppedException stopped) {
            return course.stopped(strengths.get(0));
        }
    }

    private Judged tried(List<Fault> faults) {
        stage.judging(faults);
        Judged judged = gate.gateWhatIsOpen();
        for (int tries = 1; tries < TRIES_MAX && judged.verdict().judgement() == Judgement.INVALID; tries++) {
            audience.told("again, for the run was invalid: "
                    + judged.verdict().reasons().get(0));
            judged = gate.gateWhatIsOpen();
        }
        return judged;
    }

    /** What has come out so far. */
    private final class Course {
        private final Drilled drilled;
        private final String plan;
        private final List<DrillRecord> records = new ArrayList<>();
        private long beganMs = clock.millis();

        Course(Drilled drilled, String plan) {
            this.drilled = drilled;
            this.plan = plan;
        }

        void faulty(double strength, Judged judged) {
            records.add(ended(strength, trial(judged), null, whyNotJudged(judged)));
            beganMs = clock.millis();
        }

        List<DrillRecord> withClean(Judged judged) {
            Trial clean = trial(judged);
            double seconds = secondsSince(beganMs);
            return records.stream()
                    .map(record -> new DrillRecord(
                            DrillRecord.FORMAT,
                            clock.millis(),
                            plan,
                            record.incidents(),
                            record.expected(),
                            record.faulty(),
                            clean,
                            record.seconds() + seconds,
                            record.notJudged() == null ? whyNotJudged(judged) : record.notJudged()))
                    .toList();
        }

        List<DrillRecord> stopped(double strength) {
            return records.isEmpty() ? List.of(ended(strength, null, null, "stopped by the user")) : stoppedLater();
        }

        private List<DrillRecord> stoppedLater() {
            return records.stream()
                    .map(record -> new DrillRecord(
                            record.format(),
                            record.atMs(),
                            plan,
                            record.incidents(),
                            record.expected(),
                            record.faulty(),
                            null,
                            record.seconds(),
                            "stopped by the user before the clean run"))
                    .toList();
        }

        DrillRecord ended(double strength, @Nullable Trial faulty, @Nullable Trial clean, @Nullable String why) {
            return new DrillRecord(
                    DrillRecord.FORMAT,
                    clock.millis(),
                    plan,
                    drilled.strengths(strength),
                    drilled.expected(),
                    faulty,
                    clean,
                    secondsSince(beganMs),
                    why);
        }

        private double secondsSince(long epochMs) {
            return (clock.millis() - epochMs) / 1000.0;
        }
    }

    private static Trial trial(Judged judged) {
        List<Diagnosis> diagnoses = judged.run().summary().diagnoses();
        return Trial.of(judged.run().id(), judged.verdict(), diagnoses == null ? List.of() : diagnoses);
    }

    private static @Nullable String whyNotJudged(Judged judged) {
        return judged.verdict().judgement() == Judgement.INVALID
                ? "run " + judged.run().id() + " was invalid: "
                        + judged.verdict().reasons().get(0)
                : null;
    }
}
