package dev.onsale.record.live;

import static dev.onsale.record.live.OpenRequest.NO_ANSWER;

import dev.onsale.record.MadeName;
import dev.onsale.record.evidence.Admission;
import dev.onsale.record.evidence.ErrorKinds;
import dev.onsale.record.evidence.ServerTiming;
import org.jspecify.annotations.Nullable;

/** Counts each response of a run in progress: at its step, in its second, and with what it reported. */
final class LiveResponses {
    private final IntervalGrid grid;
    private final OpenIntervals intervals;
    private final LiveSteps steps;
    private final InjectorLog injector;
    private final SecondTotals second;
    private final @Nullable LiveEvidence evidence;
    private volatile long loadStartEpochMs;

    LiveResponses(
            IntervalGrid grid,
            OpenIntervals intervals,
            LiveSteps steps,
            InjectorLog injector,
            SecondTotals second,
            @Nullable LiveEvidence evidence) {
        this.grid = grid;
        this.intervals = intervals;
        this.steps = steps;
        this.injector = injector;
        this.second = second;
        this.evidence = evidence;
    }

    void start(long epochMs) {
        loadStartEpochMs = epochMs;
    }

    /**
     * What a response reported besides its time.
     *
     * @param earlierMs how long its visitor had waited for requests that it abandoned to send this one
     */
    record Answer(
            boolean given,
            Admission admission,
            @Nullable ServerTiming timing,
            long mayHaveAddedMicros,
            long earlierMs) {

        /** No response, although the request waited for one. */
        static Answer none(Admission admission) {
            return new Answer(false, admission, null, 0, 0);
        }
    }

    void count(
            MadeName name, long startEpochMs, long endEpochMs, boolean ok, @Nullable String errorKind, Answer answer) {
        LiveSteps.Place place = steps.place(name);
        int interval = intervals.at(endEpochMs - loadStartEpochMs);
        long tookMs = endEpochMs - startEpochMs;
        int phase = grid.phaseOf(interval);
        count(place.step(), interval, phase, tookMs, ok, errorKind, answer.given());
        LiveStep value = place.value();
        if (value != null) {
            count(value, interval, phase, tookMs, ok, errorKind, answer.given());
        }
        LiveTemplate template = place.template();
        if (template != null) {
            template.heard(name.value(), tookMs, ok, answer.given());
        }
        if (ok) {
            injector.responded(place, interval, tookMs, answer.mayHaveAddedMicros());
            if (answer.earlierMs() > 0) {
                long lowMs = InjectorLog.lowMs(tookMs, answer.mayHaveAddedMicros());
                place.step().refreshes.succeeded(interval, tookMs, lowMs, answer.earlierMs());
            }
        } else {
            second.failed(
                    grid.startMs(interval) / IntervalGrid.SECOND_MS,
                    (answer.given() ? endEpochMs : startEpochMs) - loadStartEpochMs);
        }
        if (evidence != null) {
            evidence.add(
                    endEpochMs - loadStartEpochMs,
                    place.told().name,
                    tookMs,
                    ok,
                    errorKind,
                    answer.admission(),
                    answer.timing());
        }
    }

    private static void count(
            LiveStep step,
            int interval,
            int phase,
            long tookMs,
            boolean ok,
            @Nullable String errorKind,
            boolean answered) {
        (ok ? step.ok : step.ko).record(interval, tookMs);
        if (!ok) {
            step.errors.count(phase, errorKind);
        }
        if (!answered) {
            step.unanswered.record(interval, tookMs);
            if (ErrorKinds.REFRESHED.equals(errorKind)) {
                step.refreshes.abandoned(interval, tookMs);
            }
        }
    }

    /** Classifies the requests that were still open when the load ended, if it has ended. */
    void sort(LeftOpen leftOpen, long loadEndEpochMs) {
        leftOpen.sort(
                steps,
                open -> {
                    count(
                            open.name(),
                            open.sentEpochMs(),
                            loadEndEpochMs,
                            false,
                            NO_ANSWER,
                            Answer.none(Admission.NOT_ASKED));
                    steps.noteworthy(
                            open.name(),
                            open.sentEpochMs() - loadStartEpochMs,
                            loadEndEpochMs - open.sentEpochMs(),
                            false,
                            open.sight());
                },
                place -> {
                    int phase = grid.phaseOf(intervals.at(loadEndEpochMs - loadStartEpochMs));
                    place.step().totals(phase).addCut(1);
                    LiveStep value = place.value();
                    if (value != null) {
                        value.totals(phase).addCut(1);
                    }
                });
    }
}
