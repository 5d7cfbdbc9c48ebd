package dev.onsale.drill;

import dev.onsale.plan.BadInputException;
import dev.onsale.practice.PracticeException;
import dev.onsale.record.Diagnosis;
import dev.onsale.record.DrillRecord;
import dev.onsale.record.DrillRecord.Trial;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.rehearse.Judged;
import dev.onsale.rehearse.RunObserver;
import dev.onsale.rehearse.StoppedException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rehearses incidents: a load without the fault, and then with it, at one strength after the other. The baseline runs
 * that this machine lacks are recorded first.
 */
public final class Drill {
    private final Trials trials;
    private final RunObserver observer;
    private final InstantSource clock;

    public Drill(Trials trials, RunObserver observer, InstantSource clock) {
        this.trials = trials;
        this.observer = observer;
        this.clock = clock;
    }

    /**
     * One record per strength, in their order; they share the run without the fault. If the shop ends the drill, for
     * example because a node never comes back, that is a record too, and the last one.
     *
     * @param plan the plan's name
     * @param each receives every record as soon as it exists
     * @param strengths at least one, each above 0 and at most {@link dev.onsale.practice.fault.FaultKind#STRENGTH_MAX}
     */
    public void perform(Drilled drilled, String plan, List<Double> strengths, Consumer<DrillRecord> each) {
        Course course = new Course(drilled, plan, strengths, each);
        try {
            Optional<Judged> spoilt = trials.recordMissingBaselines();
            if (spoilt.isPresent()) {
                course.brokenOff("the clean shop itself does not pass on this machine: "
                        + spoilt.get().verdict().reasons().get(0));
                return;
            }
            // Before the fault: what it leaves behind in processes and queues must not count against the clean run.
            observer.told("clean run: the same load without the fault");
            course.clean(trials.judged(List.of()));
            for (double strength : strengths) {
                observer.told(drilled.label() + " at strength " + strength);
                course.faulty(strength, trials.judged(drilled.faults(strength)));
            }
        } catch (StoppedException stopped) {
            course.stopped();
        } catch (PracticeException | BadInputException broken) {
            course.brokenOff(Objects.toString(broken.getMessage()));
        }
    }

    /** The results so far. */
    private final class Course {
        private final Drilled drilled;
        private final String plan;
        private final List<Double> strengths;
        private final Consumer<DrillRecord> each;
        private int done;
        private long beganMs = clock.millis();
        private @Nullable Judged clean;
        private double cleanSeconds;

        Course(Drilled drilled, String plan, List<Double> strengths, Consumer<DrillRecord> each) {
            this.drilled = drilled;
            this.plan = plan;
            this.strengths = strengths;
            this.each = each;
        }

        void clean(Judged judged) {
            clean = judged;
            cleanSeconds = secondsSinceLast();
        }

        void faulty(double strength, Judged judged) {
            String notJudged = whyNotJudged(judged);
            ended(strength, trial(judged), notJudged == null && clean != null ? whyNotJudged(clean) : notJudged);
        }

        /** A drill with its clean run and one strength is complete, whatever was still to come. */
        void stopped() {
            if (done == 0) {
                brokenOff("stopped by the user");
            }
        }

        void brokenOff(String why) {
            ended(strengths.get(done), null, why);
        }

        void ended(double strength, @Nullable Trial faulty, @Nullable String why) {
            done++;
            each.accept(new DrillRecord(
                    DrillRecord.FORMAT,
                    clock.millis(),
                    plan,
                    drilled.strengths(strength),
                    drilled.expected(),
                    faulty,
                    clean == null ? null : trial(clean),
                    cleanSeconds + secondsSinceLast(),
                    why));
        }

        private double secondsSinceLast() {
            long nowMs = clock.millis();
            double seconds = (nowMs - beganMs) / 1000.0;
            beganMs = nowMs;
            return seconds;
        }
    }

    private static Trial trial(Judged judged) {
        List<Diagnosis> diagnoses = judged.run().summary().attached().diagnoses();
        return Trial.of(
                judged.run().id(),
                judged.verdict(),
                diagnoses == null ? List.of() : diagnoses,
                judged.run().summary().observed().payments());
    }

    private static @Nullable String whyNotJudged(Judged judged) {
        return judged.verdict().judgement() == Judgement.INVALID
                ? "run " + judged.run().id() + " was invalid: "
                        + judged.verdict().reasons().get(0)
                : null;
    }
}
