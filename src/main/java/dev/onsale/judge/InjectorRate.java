package dev.onsale.judge;

import dev.onsale.record.PerSecond;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Starts;
import dev.onsale.record.ValidityFinding;
import dev.onsale.record.ValidityFinding.Figure;
import java.util.Optional;

/**
 * The rate of an injector at its limit. Everything else follows from it: visitors accumulate, and with them open files,
 * ports and memory, until one of these runs out and stops the run. So the limit is named first, and its consequences
 * after it.
 *
 * @param heldPerSecond visitors started per second, on average, from when they began to be late
 * @param duePerSecond visitors due in the same seconds
 */
record InjectorRate(double heldPerSecond, double duePerSecond) {

    /** Empty if visitors started on time, or only some a little late, or starts were not counted. */
    static Optional<InjectorRate> of(RunSummary summary) {
        Starts starts = summary.measured().totals().starts();
        if (starts == null) {
            return Optional.empty();
        }
        PerSecond due = starts.due();
        PerSecond started = starts.started();
        int whole = LoadShape.wholeSeconds(
                summary, Math.max(due.counts().size(), started.counts().size()));
        long held = 0;
        long wanted = 0;
        int seconds = 0;
        for (int second = 0; second < whole; second++) {
            boolean behind = due.in(second) - started.in(second) > LoadShape.allowed(due.in(second));
            if (due.in(second) > 0 && (behind || seconds > 0)) {
                seconds++;
                held += started.in(second);
                wanted += due.in(second);
            }
        }
        return wanted - held <= LoadShape.allowed(wanted)
                ? Optional.empty()
                : Optional.of(new InjectorRate((double) held / seconds, (double) wanted / seconds));
    }

    /** A finding of the same run with these figures. */
    ValidityFinding beside(ValidityFinding found) {
        return found.with(Figure.HELD_PER_SECOND, heldPerSecond).with(Figure.DUE_PER_SECOND, duePerSecond);
    }
}
