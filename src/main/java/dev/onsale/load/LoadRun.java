package dev.onsale.load;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.Program;
import dev.onsale.gatling.Tap;
import dev.onsale.gatling.http.AnswerLimits;
import dev.onsale.gatling.http.OpenRequests;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Plan;
import dev.onsale.plan.WarmUp;
import dev.onsale.record.Payments;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.StopReason;
import dev.onsale.record.evidence.DatabaseEvidence;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.live.LiveRecord;
import dev.onsale.record.live.Recorded;
import dev.onsale.record.live.RunListener;
import dev.onsale.record.machine.Calibration;
import dev.onsale.record.machine.Calibrations;
import dev.onsale.record.machine.InjectorHealth;
import dev.onsale.watch.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a plan: warms up the target, prepares it, sends the load, and writes a run directory that is
 * complete except for its verdict. Use once.
 */
public final class LoadRun {

    private static final long WATCH_MS = 250;

    private final LoadOrder order;
    private final Plan plan;
    private final RunListener listener;
    private final Consumer<String> told;
    private final boolean evidence;
    private final Companions companions;
    private final Hooks hooks;
    private final Interlock interlock;
    private final Calibrations calibrations = new Calibrations(System::nanoTime);
    private final Object lock = new Object();
    private @Nullable GatlingEngine running;
    private volatile @Nullable Abort abort;

    /** @param listener receives the progress of the measured run */
    public LoadRun(LoadOrder order, RunListener listener) {
        this(order, listener, line -> {});
    }

    /** @param told receives messages that deserve their own line */
    public LoadRun(LoadOrder order, RunListener listener, Consumer<String> told) {
        this(order, listener, told, true);
    }

    /** @param companions the injectors that send the rest of the load */
    public LoadRun(LoadOrder order, RunListener listener, Consumer<String> told, Companions companions) {
        this(order.of(companions.shard()), listener, told, true, companions);
    }

    /**
     * @param evidence whether to record what responses report besides their latency; false in a benchmark of its cost
     */
    LoadRun(LoadOrder order, RunListener listener, Consumer<String> told, boolean evidence) {
        this(order, listener, told, evidence, Companions.NONE);
    }

    private LoadRun(
            LoadOrder order, RunListener listener, Consumer<String> told, boolean evidence, Companions companions) {
        this.companions = companions;
        this.told = told;
        this.evidence = evidence;
        this.order = order;
        this.plan = order.plan();
        this.listener = listener;
        this.hooks = new Hooks(order);
        this.interlock = new Interlock(
                order.access().allowedHosts(), MappedHosts.of(order.access().hostMap()));
    }

    /**
     * Executes the plan.
     *
     * @return the run's directory, with its record and no verdict
     * @throws TargetUnreachableException if nothing responds at the target
     * @throws dev.onsale.plan.BadInputException if a hook fails, the reports folder cannot be written, or the load
     *     tried to connect to a host that is not allowed
     */
    public Path execute() {
        if (order.script() instanceof PlainSimulation simulation) {
            simulation
                    .replacedSettings()
                    .forEach(setting ->
                            told.accept(setting + " is ignored: onsale does its own recording and reporting"));
        }
        order.requireReachable();
        DueVisitors due = order.script().due(order);
        SomebodyStarts.required(due, order.shard());
        order.scripted().accounts().requireEnoughFor(plan);
        RunDirectory directory = RunDirectory.create(
                order.recording().reports(), plan.name(), Clock.systemDefaultZone(), new SecureRandom());
        try {
            record(directory, due);
            return directory.path();
        } catch (RuntimeException e) {
            deleteIfEmpty(directory.path());
            throw e;
        }
    }

    private void record(RunDirectory directory, DueVisitors due) {
        ArrivalSchedule schedule = due.schedule();
        long createdAtMs = System.currentTimeMillis();
        Calibration before = calibrations.measure("before");
        warmTarget();
        InjectorProbe probe = new InjectorProbe();
        try (LiveRecord record = new LiveRecord(
                        due.phases(),
                        directory.path(),
                        System::currentTimeMillis,
                        evidence,
                        order.script().naming(plan),
                        listener);
                Watch watch = Watch.over(order.recording().database(), System::currentTimeMillis, told)) {
            listener.prepared(RunReckoning.underWay(order, due, directory.id(), record));
            Confidential confidential = order.confidential();
            RunTap tap = new RunTap(
                    schedule, record, probe, evidence, confidential, order.names(confidential), Leniency.of(order));
            PreparedRun prepared = order.script().prepared(order, schedule, tap, tap::loadStarted);
            try {
                InjectorHealth health = measure(due, record, probe, tap, prepared, watch);
                DatabaseEvidence shown = watch.end(tap.loadStartMs());
                interlock.requireStayedInside();
                SomebodyStarts.required(tap, abort);
                Recorded recorded = record.finish();
                recorded.countedTogether().forEach(told);
                Calibration after = calibrations.measure("after");
                RunSummary summary = new RunReckoning(order, due, directory.id(), createdAtMs, interlock.addresses())
                        .summary(tap, recorded, health, List.of(before, after), abort);
                Payments payments = order.shard().leads() ? PracticePayments.of(order, told) : null;
                directory.writeSummary(
                        summary.with(summary.observed().with(shown, payments)).withFleet(companions.fleet(summary)));
            } catch (RuntimeException e) {
                afterFailing(prepared, e);
                throw e;
            }
            try {
                prepared.afterRun();
            } finally {
                if (order.shard().leads()) {
                    hooks.afterRun();
                }
            }
        }
    }

    /** A script must end what it began, but the reason of a failed run is reported first. */
    private static void afterFailing(PreparedRun prepared, RuntimeException failure) {
        try {
            prepared.afterRun();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static void deleteIfEmpty(Path directory) {
        try {
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            // Something was recorded after all, or the disk has failed: the folder stays for the user to look at.
        }
    }

    /** Stops what is under way; the run ends soon, complete and marked as aborted. Thread-safe. */
    public void stop(StopReason why) {
        stop(why, null);
    }

    private void stop(StopReason why, @Nullable Long sinceMs) {
        synchronized (lock) {
            if (abort == null) {
                abort = new Abort(why, System.currentTimeMillis(), sinceMs);
            }
            if (running != null) {
                running.stop(why.kind().name());
            }
        }
        hooks.giveUp();
    }

    private final class Stop implements Companions.Stopping {
        @Override
        public void stop(StopReason why) {
            LoadRun.this.stop(why);
        }

        @Override
        public boolean isStopped() {
            return abort != null;
        }
    }

    private void warmTarget() {
        WarmUp warmUp = plan.workload().warmUp();
        if (warmUp == null || !order.shard().leads()) {
            return;
        }
        PreparedRun prepared = TargetWarmUp.prepared(order, warmUp);
        EventLoops loops = EventLoops.passing(interlock, Injector.loopThreads());
        ContextLoader context = ContextLoader.seeing(prepared.loader());
        try {
            run(new GatlingEngine(loops, Tap.DEAF), prepared.program(), () -> hooks.beforeRun(Duration.ZERO), () -> {});
        } finally {
            context.close();
            Injector.close(loops);
        }
    }

    private InjectorHealth measure(
            DueVisitors due, LiveRecord record, InjectorProbe probe, RunTap tap, PreparedRun prepared, Watch database) {
        database.open();
        EventLoops loops = EventLoops.passing(interlock, Injector.loopThreads());
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        OpenRequests open = new OpenRequests(System::currentTimeMillis);
        AnswerLimits limits = AnswerLimits.ofThisProcess();
        ProcessorWatch processor = ProcessorWatch.of(order);
        LoadWatch looking = new LoadWatch(
                order, due, prepared, new LoadWatch.Heard(record, probe, tap, open, interlock, companions), this::stop);
        ContextLoader context = ContextLoader.seeing(prepared.loader());
        try {
            watch.scheduleAtFixedRate(
                    () -> looking.look().ifPresent(listener::sees), WATCH_MS, WATCH_MS, TimeUnit.MILLISECONDS);
            run(
                    new GatlingEngine(loops, tap, open, limits),
                    prepared.program(),
                    () -> {
                        Injector.settle();
                        companions.begin(new LastPreparations(hooks, plan.sale(), database, processor), new Stop());
                        probe.start(loops, record::ranLate);
                    },
                    () -> {
                        tap.loadEnded(System.currentTimeMillis());
                        prepared.ended(tap.started());
                        companions.ended();
                    });
            limits.notes().forEach(told);
            return probe.stop()
                    .with(new InjectorHealth.Added(record.addedMs(), TakenTime.tellsRunDelay()))
                    .with(processor.end());
        } finally {
            watch.shutdownNow();
            context.close();
            Injector.close(loops);
        }
    }

    private void run(GatlingEngine engine, Program program, Runnable justBeforeLoad, Runnable atTheEnd) {
        synchronized (lock) {
            if (abort != null) {
                return;
            }
            running = engine;
        }
        try {
            engine.run(program, justBeforeLoad, atTheEnd);
            String crash = engine.crash();
            if (crash != null) {
                FeederMistake.refuse(order, interlock, crash);
                stop(StopReason.of(
                        StopReason.Kind.ENGINE_ENDED, order.confidential().out(crash)));
            }
        } catch (IllegalArgumentException e) {
            FeederMistake.refuse(order, interlock, e.getMessage());
            throw e;
        } finally {
            synchronized (lock) {
                running = null;
            }
        }
    }
}
