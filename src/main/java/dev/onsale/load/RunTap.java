package dev.onsale.load;

import dev.onsale.gatling.Tap;
import dev.onsale.gatling.failure.Failure;
import dev.onsale.gatling.failure.FailureKind;
import dev.onsale.gatling.http.OpenRequests;
import dev.onsale.gatling.http.RequestLine;
import dev.onsale.gatling.structure.CarriedName;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Journey;
import dev.onsale.record.MadeName;
import dev.onsale.record.NoteworthyRequest.Sight;
import dev.onsale.record.Starts;
import dev.onsale.record.evidence.Admission;
import dev.onsale.record.evidence.ServerTiming;
import dev.onsale.record.live.LiveRecord;
import dev.onsale.record.live.OpenRequest;
import dev.onsale.scenario.Rehearsal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Passes what a run reports to its record, and counts what the run itself needs to know. */
final class RunTap implements Tap, Rehearsal.Listener {

    private static final int KINDS_MAX = 1_000;

    private final ArrivalSchedule schedule;
    private final LiveRecord record;
    private final InjectorProbe probe;
    private final StartsBySecond starts;
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger started = new AtomicInteger();
    private final LongAdder bought = new LongAdder();
    private final ShownNames names;
    private final Map<String, String> kinds = new ConcurrentHashMap<>();
    private final Confidential confidential;
    private final Leniency leniency;
    private final ThreadLocal<ServerTiming> timings = ThreadLocal.withInitial(ServerTiming::new);
    private final EarlierWaits earlier = new EarlierWaits();
    private final boolean evidence;
    private volatile boolean answered;
    private volatile long loadStartMs;
    private volatile long loadEndMs;

    /** A tap for a run without secrets. */
    RunTap(ArrivalSchedule schedule, LiveRecord record, InjectorProbe probe, boolean evidence) {
        this(
                schedule,
                record,
                probe,
                evidence,
                Confidential.NOTHING,
                new ShownNames(Confidential.NOTHING, Set.of()),
                Leniency.NONE);
    }

    /**
     * @param evidence whether to record what responses report besides their latency
     * @param confidential masks secrets in what is stored
     * @param names the names of steps
     */
    RunTap(
            ArrivalSchedule schedule,
            LiveRecord record,
            InjectorProbe probe,
            boolean evidence,
            Confidential confidential,
            ShownNames names,
            Leniency leniency) {
        this.leniency = leniency;
        this.evidence = evidence;
        this.confidential = confidential;
        this.names = names;
        this.schedule = schedule;
        this.record = record;
        this.probe = probe;
        this.starts = new StartsBySecond(schedule);
    }

    /** The first batch of visitors is about to be scheduled: t = 0 of the plan. */
    void loadStarted(long epochMs) {
        loadStartMs = epochMs;
        record.start(epochMs);
    }

    /** Nothing more is reported for this run. */
    void loadEnded(long epochMs) {
        probe.ended();
        loadEndMs = epochMs;
    }

    @Override
    public void visitorStarted() {
        int visitor = started.getAndIncrement();
        if (visitor < schedule.visitors()) {
            double plannedMs = schedule.offsetNanos(visitor) / 1e6;
            long atMs = System.currentTimeMillis() - loadStartMs;
            starts.started(atMs);
            probe.startedLate(atMs - plannedMs);
            record.startedLate(Math.round((atMs - plannedMs) * 1_000));
        }
    }

    @Override
    public void visitorEnded() {
        ended.incrementAndGet();
    }

    @Override
    public void response(Response response) {
        ShownNames.Shown name = names.of(response.step());
        Failure failure = response.failure();
        if (response.answered() && !answered) {
            answered = true;
        }
        long startMs = response.startMs();
        long endMs = response.endMs();
        ServerTiming told = told();
        long earlierMs = response.answered() ? earlier.take() : 0;
        LoopTurns turns = LoopTurns.ofThisThread();
        long addedNanos = turns == null ? 0 : turns.addedToResponseNanos();
        String kind = response.ok() || failure == null ? null : shown(failure.kindFor(name.abandoned()));
        if (kind == null || failure == null) {
            long addedMicros = TimeUnit.NANOSECONDS.toMicros(addedNanos);
            record.response(name.made(), startMs, endMs, true, null, name.admission(), told, addedMicros, earlierMs);
        } else {
            if (failure.injectorFault() != null) {
                probe.fault(failure.injectorFault());
            }
            if (response.answered() || !failure.waitedFor()) {
                // Evidence of a response that was never reported must not be attributed to a request without one.
                record.response(
                        name.made(),
                        startMs,
                        endMs,
                        false,
                        kind,
                        name.admission(),
                        response.answered() ? told : null,
                        0,
                        0);
                if (leniency.letsPass(failure)) {
                    record.ordinary(endMs);
                }
            } else {
                record.unanswered(name.made(), startMs, endMs, kind, name.admission());
            }
        }
        if (told != null) {
            told.clear();
        }
        record.noteworthy(
                name.made(),
                startMs,
                endMs,
                kind == null,
                () -> sight(response.status(), kind, response.line().get()));
    }

    /** What people need to find a request again; of its address, nothing that only this run knows. */
    private Sight sight(@Nullable Integer status, @Nullable String failure, @Nullable RequestLine line) {
        return line == null
                ? new Sight(status, failure, null, null)
                : new Sight(status, failure, confidential.out(line.line()), line.traceparent());
    }

    @Override
    public void leftOpen(List<OpenRequests.Left> requests, long atMs) {
        record.loadEnded(
                atMs,
                requests.stream()
                        .map(left -> new OpenRequest(
                                names.of(left.name()).made(),
                                left.sentEpochMs(),
                                leniency.mayStayOpen(left.name()),
                                () -> sight(
                                        null, OpenRequest.NO_ANSWER, left.line().get())))
                        .toList());
    }

    /**
     * A kind of failure is worded by onsale or by the author of a check, who may have used a secret of the environment;
     * there are few kinds, and many failures.
     */
    private String shown(String kind) {
        String known = kinds.get(kind);
        if (known != null) {
            return known;
        }
        String masked = confidential.outOfAuthored(kind);
        if (kinds.size() < KINDS_MAX) {
            kinds.put(kind, masked);
        }
        return masked;
    }

    /** The evidence that this thread has received since its last report. */
    private @Nullable ServerTiming told() {
        ServerTiming timing = evidence ? timings.get() : null;
        return timing != null && timing.isPresent() ? timing : null;
    }

    @Override
    public void requestNotSent(String carried, String error) {
        long nowMs = System.currentTimeMillis();
        String kind = FailureKind.ofUnsent(CarriedName.plain(error));
        MadeName name = names.of(carried).made();
        record.response(name, nowMs, nowMs, false, kind, Admission.NOT_ASKED, null, 0, 0);
    }

    @Override
    public void groupEnded(String path, long cumulatedMs, long durationMs, boolean ok) {
        if (names.grouped()) {
            record.groupLeft(names.of(path).made(), cumulatedMs, durationMs, ok);
        }
    }

    @Override
    public boolean readsEvidence() {
        return evidence;
    }

    /**
     * Gatling checks a response and reports it without interruption, so the thread's next report belongs to this
     * response.
     */
    @Override
    public void timed(String serverTiming) {
        timings.get().read(serverTiming);
    }

    @Override
    public void dueEarlier(long earlierMs) {
        earlier.expect(earlierMs);
    }

    @Override
    public void felt(String step, long feltMs, boolean ok) {
        record.felt(names.step(step), feltMs, ok);
    }

    @Override
    public void ended(Journey journey) {
        if (journey.outcome() == Outcome.BOUGHT) {
            bought.increment();
        }
        record.journey(journey.masked(confidential::out, names::step));
    }

    /** Whether the target has sent any HTTP response so far. */
    boolean answered() {
        return answered;
    }

    /** Epoch ms of t = 0; 0 before the load began. */
    long loadStartMs() {
        return loadStartMs;
    }

    /** Epoch ms; 0 before the load has ended. */
    long loadEndMs() {
        return loadEndMs;
    }

    /** @param due how many visitors were due */
    Starts startsUpTo(int due) {
        return starts.upTo(due);
    }

    int started() {
        return started.get();
    }

    /** Visitors under way, as Gatling counts them. */
    int inFlight() {
        return started.get() - ended.get();
    }

    long bought() {
        return bought.sum();
    }
}
