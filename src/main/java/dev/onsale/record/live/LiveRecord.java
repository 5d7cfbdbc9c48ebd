package dev.onsale.record.live;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Journey;
import dev.onsale.record.MadeName;
import dev.onsale.record.NoteworthyRequest.Sight;
import dev.onsale.record.StepNaming;
import dev.onsale.record.evidence.Admission;
import dev.onsale.record.evidence.ErrorKinds;
import dev.onsale.record.evidence.ServerTiming;
import dev.onsale.record.files.RecordNotWrittenException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records a run while it happens.
 *
 * <p>{@link #start} it, report responses and journeys from any number of threads, {@link #finish} it when no more come,
 * and close it in any case. The methods for responses and journeys never block, throw nothing and allocate next to
 * nothing; they do nothing before {@link #start} and after {@link #finish}. A response belongs to the interval and
 * phase in which it ended. One dedicated thread writes the files, which appear when the record is finished.
 */
public final class LiveRecord implements AutoCloseable {
    /** How long an interval stays open after its end, for responses that are reported late. */
    static final long GRACE_MS = 250;

    /** How late the writing thread may be before responses count in an earlier interval than their own. */
    private static final long WRITER_LATE_MS_MAX = 2_000;

    private static final long TICK_MS = 100;

    private final LongSupplier clockMs;
    private final IntervalGrid grid;
    private final OpenIntervals intervals;
    private final LiveSteps steps;
    private final InjectorLog injector;
    private final JourneyTally tally = new JourneyTally();
    private final JourneyLines journeyLines = new JourneyLines();
    private final LiveFiles files;
    private final SecondTotals second = new SecondTotals();
    private final @Nullable LiveEvidence evidence;
    private final LiveGroups groups;
    private final LiveResponses responses;
    private final WritingThread writer = new WritingThread();
    private volatile long loadStartEpochMs;
    private final LeftOpen leftOpen = new LeftOpen();
    private volatile boolean recording;
    private volatile long loadEndEpochMs;
    private final RunListener listener;

    /**
     * @param phases the plan's phases in order of time, the first at 0; neighbours may share a name
     * @param directory the run's existing directory
     * @param clockMs epoch ms, the clock that times the responses
     * @throws RecordNotWrittenException if the files cannot be created
     */
    public LiveRecord(List<PhaseBoundary> phases, Path directory, LongSupplier clockMs) {
        this(phases, directory, clockMs, true, StepNaming.UNKNOWN, RunListener.DEAF);
    }

    /**
     * @param evidence whether to keep what responses report besides their latency
     * @param naming what becomes a step
     */
    public LiveRecord(
            List<PhaseBoundary> phases,
            Path directory,
            LongSupplier clockMs,
            boolean evidence,
            StepNaming naming,
            RunListener listener) {
        this.listener = listener;
        this.evidence = evidence ? new LiveEvidence() : null;
        this.clockMs = clockMs;
        grid = new IntervalGrid(phases);
        int open = grid.touchedBy(GRACE_MS + TICK_MS + WRITER_LATE_MS_MAX);
        steps = new LiveSteps(open, grid.phaseNames().size(), naming);
        groups = new LiveGroups(naming);
        injector = new InjectorLog(open);
        files = new LiveFiles(directory);
        intervals = new OpenIntervals(grid, open, steps, injector, files, second, listener);
        responses = new LiveResponses(grid, intervals, steps, injector, second, this.evidence);
    }

    /**
     * Starts recording; to be called once.
     *
     * @param loadStartEpochMs t = 0 of the plan
     */
    public void start(long loadStartEpochMs) {
        this.loadStartEpochMs = loadStartEpochMs;
        responses.start(loadStartEpochMs);
        files.latency().begin(loadStartEpochMs);
        files.felt().begin(loadStartEpochMs);
        files.injector().begin(loadStartEpochMs);
        recording = true;
        writer.start(this::writeDue, TICK_MS);
        listener.started(loadStartEpochMs);
    }

    /**
     * Records a response as the load generator timed it.
     *
     * @param errorKind what went wrong, from a small set of kinds; beyond 50 kinds per step it counts as {@code other}
     */
    public void response(String step, long startEpochMs, long endEpochMs, boolean ok, @Nullable String errorKind) {
        response(step, startEpochMs, endEpochMs, ok, errorKind, Admission.NOT_ASKED, null);
    }

    /** The same with what it reported; {@code timing}, {@code null} without {@code Server-Timing}, is not retained. */
    public void response(
            String step,
            long startEpochMs,
            long endEpochMs,
            boolean ok,
            @Nullable String errorKind,
            Admission admission,
            @Nullable ServerTiming timing) {
        response(MadeName.written(step), startEpochMs, endEpochMs, ok, errorKind, admission, timing, 0, 0);
    }

    /**
     * The same for a request whose name an expression may have made.
     *
     * @param mayHaveAddedMicros upper bound of the time that did not pass at the target
     * @param earlierMs how long its visitor had waited before for requests of the kind {@link ErrorKinds#REFRESHED}
     */
    public void response(
            MadeName name,
            long startEpochMs,
            long endEpochMs,
            boolean ok,
            @Nullable String errorKind,
            Admission admission,
            @Nullable ServerTiming timing,
            long mayHaveAddedMicros,
            long earlierMs) {
        if (recording) {
            responses.count(
                    name,
                    startEpochMs,
                    endEpochMs,
                    ok,
                    errorKind,
                    new LiveResponses.Answer(true, admission, timing, mayHaveAddedMicros, earlierMs));
        }
    }

    /** A request that failed without a response after a wait: a timeout, a broken connection. */
    public void unanswered(
            MadeName name, long startEpochMs, long endEpochMs, @Nullable String errorKind, Admission admission) {
        if (recording) {
            responses.count(name, startEpochMs, endEpochMs, false, errorKind, LiveResponses.Answer.none(admission));
        }
    }

    /**
     * Marks the failed response that ended at this time as an ordinary refusal where many want the same seats: the
     * abort rule does not count it.
     */
    public void ordinary(long endEpochMs) {
        if (recording) {
            second.ordinary(grid.startMs(intervals.at(endEpochMs - loadStartEpochMs)) / IntervalGrid.SECOND_MS);
        }
    }

    /**
     * A visitor has left a group.
     *
     * @param cumulatedMs sum of the response times of the requests in it
     * @param durationMs from its start to its end
     */
    public void groupLeft(MadeName group, long cumulatedMs, long durationMs, boolean ok) {
        if (recording) {
            groups.left(group, cumulatedMs, durationMs, ok);
        }
    }

    /**
     * Reports the end of the load and the requests still open: those that waited long enough fail as unanswered, the
     * rest were cut off. Returns immediately.
     */
    public void loadEnded(long epochMs, List<OpenRequest> open) {
        loadEndEpochMs = epochMs;
        leftOpen.tell(epochMs, open);
    }

    /** A response that ends now, measured from when its action was due. */
    public void felt(String step, long feltMs, boolean ok) {
        if (recording) {
            LiveStep live = steps.named(step);
            (ok ? live.feltOk : live.feltKo).record(intervals.at(clockMs.getAsLong() - loadStartEpochMs), feltMs);
        }
    }

    /** The start lag of a visitor. */
    public void startedLate(long micros) {
        if (recording) {
            injector.startedLate(intervals.at(clockMs.getAsLong() - loadStartEpochMs), micros);
        }
    }

    /** The lag of a task on an event loop. */
    public void ranLate(long micros) {
        if (recording) {
            injector.ranLate(intervals.at(clockMs.getAsLong() - loadStartEpochMs), micros);
        }
    }

    /** Percentile to ms that the injector may have added to successful responses; to be called once, at the end. */
    public Map<Double, Double> addedMs() {
        return injector.addedMs();
    }

    /** Records a journey that ended: counts it exactly; drops its line if the disk cannot keep up, and reports that. */
    public void journey(Journey journey) {
        if (recording) {
            tally.count(journey);
            journeyLines.offer(journey);
        }
    }

    /** Offers a finished request to the slowest and first failed ones; evaluates {@code sight} only if it is kept. */
    public void noteworthy(MadeName name, long startEpochMs, long endEpochMs, boolean ok, Supplier<Sight> sight) {
        if (recording) {
            steps.noteworthy(name, startEpochMs - loadStartEpochMs, endEpochMs - startEpochMs, ok, sight);
        }
    }

    /** The latest complete second, available at most half a second after its end. */
    public LastSecond lastSecond() {
        return second.latest();
    }

    /**
     * Ends the record and writes it to the disk; to be called once, when no more responses come.
     *
     * @throws RecordNotWrittenException if something could not be written during the run or now; then none of the files
     *     that failed has appeared
     */
    public Recorded finish() {
        if (!recording) {
            throw new IllegalStateException("not recording");
        }
        recording = false;
        writer.stop();
        writer.throwIfDied();
        responses.sort(leftOpen, loadEndEpochMs);
        intervals.writeAll();
        injector.writeAdded(files.injector(), loadEndEpochMs - loadStartEpochMs);
        journeyLines.drainTo(files.journeys());
        if (evidence != null) {
            evidence.writeBefore(Integer.MAX_VALUE, files.evidence());
        }
        steps.noteworthy().forEach(files.requests()::append);
        KeptSteps kept = steps.kept();
        files.complete(kept, steps.inOrder().size());
        Recorded recorded =
                kept.recorded(grid.phaseNames(), tally, journeyLines.dropped(), evidence, steps.figures(groups));
        listener.ended(recorded, loadEndEpochMs == 0 ? clockMs.getAsLong() : loadEndEpochMs);
        return recorded;
    }

    /** Journeys that have ended so far: kind of visitor to outcome to count. */
    public Map<String, Map<Outcome, Long>> journeysSoFar() {
        return tally.totals();
    }

    /** The first write failure so far, or {@code null}: a run whose record is lost should not go on. */
    public @Nullable IOException failure() {
        return files.failure();
    }

    /** Stops the writing thread and removes what was not finished. */
    @Override
    public void close() {
        recording = false;
        try {
            writer.stop();
        } finally {
            files.close();
            listener.closed();
        }
    }

    private void writeDue() {
        responses.sort(leftOpen, loadEndEpochMs);
        int due = grid.intervalAt(clockMs.getAsLong() - loadStartEpochMs - GRACE_MS);
        intervals.writeBefore(due);
        journeyLines.drainTo(files.journeys());
        if (evidence != null) {
            evidence.writeBefore((int) (grid.startMs(due) / IntervalGrid.SECOND_MS), files.evidence());
        }
    }
}
