package dev.onsale.load;

import dev.onsale.plan.Arrival;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Shape;
import dev.onsale.plan.WarmUp;
import dev.onsale.record.Calibration;
import dev.onsale.record.Calibrations;
import dev.onsale.record.DatabaseEvidence;
import dev.onsale.record.InjectorHealth;
import dev.onsale.record.LiveRecord;
import dev.onsale.record.Progress;
import dev.onsale.record.Recorded;
import dev.onsale.record.RunDirectory;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.RunSummary.AbortCause;
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
 * One execution of a plan: warms the target, prepares it, generates the load, and leaves a run directory that is
 * complete but for its verdict. Use once.
 */
public final class LoadRun {

    private static final long WATCH_MS = 250;

    private final LoadOrder order;
    private final Plan plan;
    private final Consumer<Progress> progress;
    private final Consumer<String> told;
    private final boolean evidence;
    private final Hooks hooks;
    private final Interlock interlock;
    private final Calibrations calibrations = new Calibrations(System::nanoTime);
    private final Object lock = new Object();
    private @Nullable GatlingEngine running;
    private volatile @Nullable Abort abort;

    /** @param progress told four times a second how the measured run goes */
    public LoadRun(LoadOrder order, Consumer<Progress> progress) {
        this(order, progress, line -> {});
    }

    /** @param told what is worth a line of its own */
    public LoadRun(LoadOrder order, Consumer<Progress> progress, Consumer<String> told) {
        this(order, progress, told, true);
    }

    /** @param evidence whether what responses tell beside their latency is recorded; a bench asks what that costs */
    LoadRun(LoadOrder order, Consumer<Progress> progress, Consumer<String> told, boolean evidence) {
        this.told = told;
        this.evidence = evidence;
        this.order = order;
        this.plan = order.plan();
        this.progress = progress;
        this.hooks = new Hooks(order);
        this.interlock = new Interlock(order.allowedHosts(), MappedHosts.of(order.hostMap()));
    }

    /**
     * Executes the plan.
     *
     * @return the run's directory, with its record and no verdict
     * @throws TargetUnreachableException if nothing answers at the target
     * @throws dev.onsale.plan.BadInputException if a hook fails, the reports folder cannot be written, or the load
     *     tried to go where it must not
     */
    public Path execute() {
        if (order.script() instanceof PlainSimulation simulation) {
            simulation
                    .replacedSettings()
                    .forEach(setting -> told.accept(setting + " is not followed: onsale measures and reports itself"));
        }
        order.requireReachable();
        Due due = order.script().due(order);
        requireStarts(due);
        order.accounts().requireEnoughFor(plan);
        RunDirectory directory =
                RunDirectory.create(order.reports(), plan.name(), Clock.systemDefaultZone(), new SecureRandom());
        try {
            record(directory, due);
            return directory.path();
        } catch (RuntimeException e) {
            deleteIfEmpty(directory.path());
            throw e;
        }
    }

    private void record(RunDirectory directory, Due due) {
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
                        order.script().naming(plan));
                Watch watch = Watch.over(order.database(), System::currentTimeMillis, told)) {
            Confidential confidential = order.confidential();
            RunTap tap = new RunTap(
                    schedule, record, probe, evidence, confidential, order.names(confidential), Leniency.of(order));
            Act act = order.script().act(order, schedule, tap, tap::loadStarted);
            try {
                InjectorHealth health = ProcessorWatch.of(order, () -> measure(due, record, probe, tap, act, watch));
                DatabaseEvidence shown = watch.end(tap.loadStartMs());
                interlock.requireStayedInside();
                requireStarted(tap);
                Recorded recorded = record.finish();
                recorded.countedTogether().forEach(told);
                Calibration after = calibrations.measure("after");
                directory.writeSummary(new RunReckoning(order, due, directory.id(), createdAtMs, interlock.addresses())
                        .summary(tap, recorded, health, List.of(before, after), abort)
                        .withDatabase(shown)
                        .withPayments(PracticePayments.of(order, told)));
            } catch (RuntimeException e) {
                afterFailing(act, e);
                throw e;
            }
            try {
                act.afterRun();
            } finally {
                hooks.afterRun();
            }
        }
    }

    /** What a script began it ends, but why the run failed is told first. */
    private static void afterFailing(Act act, RuntimeException failure) {
        try {
            act.afterRun();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void requireStarted(RunTap tap) {
        Abort stopped = abort;
        if (tap.loadStartMs() == 0 && stopped != null) {
            throw new NotStartedException(stopped.detail());
        }
    }

    private static void requireStarts(Due due) {
        if (due.unknown() == null && due.planned() == 0) {
            throw new BadInputException(
                    "the plan sends nobody: its rates times their lengths come to less than one visitor",
                    "raise the rates or the lengths under arrivals");
        }
    }

    private static void deleteIfEmpty(Path directory) {
        try {
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            // Something was recorded after all, or the disk is gone: it stays for the user to look at.
        }
    }

    /** Stops whatever is under way; the run ends soon, complete and marked as aborted. Safe from any thread. */
    public void stop(AbortCause cause, String detail) {
        stop(cause, detail, null);
    }

    private void stop(AbortCause cause, String detail, @Nullable Long sinceMs) {
        synchronized (lock) {
            if (abort == null) {
                abort = new Abort(cause, detail, System.currentTimeMillis(), sinceMs);
            }
            if (running != null) {
                running.stop(detail);
            }
        }
        hooks.giveUp();
    }

    private void warmTarget() {
        WarmUp warmUp = plan.warmUp();
        if (warmUp == null) {
            return;
        }
        ArrivalSchedule schedule =
                order.dressRehearsal() ? ArrivalSchedule.of(plan) : ArrivalSchedule.of(steady(warmUp), plan.seed());
        Act act = order.script().warmUp(order, schedule);
        EventLoops loops = EventLoops.passing(interlock, Injector.loopThreads());
        ClassLoader before = seeing(act.loader());
        try {
            run(new GatlingEngine(loops, Tap.DEAF), act.program(), () -> hooks.beforeRun(Duration.ZERO), () -> {});
        } finally {
            seeing(before);
            Injector.close(loops);
        }
    }

    /**
     * The threads that Gatling starts from here look for classes and resources there.
     *
     * @return where they looked before
     */
    private static ClassLoader seeing(ClassLoader loader) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        return before;
    }

    private static List<Arrival> steady(WarmUp warmUp) {
        double rate = warmUp.ratePerSecond();
        return List.of(new Arrival("warm-up", rate, rate, warmUp.lasting(), Shape.CONSTANT));
    }

    private InjectorHealth measure(
            Due due, LiveRecord record, InjectorProbe probe, RunTap tap, Act act, Watch database) {
        database.open();
        EventLoops loops = EventLoops.passing(interlock, Injector.loopThreads());
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        OpenRequests open = new OpenRequests(System::currentTimeMillis);
        AnswerLimits limits = AnswerLimits.ofThisProcess();
        LoadWatch looking =
                new LoadWatch(order, due, act, new LoadWatch.Heard(record, probe, tap, open, interlock), this::stop);
        ClassLoader before = seeing(act.loader());
        try {
            watch.scheduleAtFixedRate(
                    () -> looking.look().ifPresent(progress), WATCH_MS, WATCH_MS, TimeUnit.MILLISECONDS);
            run(
                    new GatlingEngine(loops, tap, open, limits),
                    act.program(),
                    () -> {
                        Injector.settle();
                        probe.start(loops, record::ranLate);
                        hooks.beforeRun(plan.sale().doorsAt());
                        database.begin();
                    },
                    () -> {
                        tap.loadEnded(System.currentTimeMillis());
                        act.ended(tap.started());
                    });
            limits.notes().forEach(told);
            return probe.stop().with(new InjectorHealth.Added(record.addedMs(), TakenTime.tellsRunDelay()));
        } finally {
            watch.shutdownNow();
            seeing(before);
            Injector.close(loops);
        }
    }

    private void run(GatlingEngine engine, GatlingEngine.Program program, Runnable justBeforeLoad, Runnable atTheEnd) {
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
                refuseFeeder(crash);
                stop(
                        AbortCause.INJECTOR,
                        "Gatling ended the run: " + order.confidential().out(crash));
            }
        } catch (IllegalArgumentException e) {
            refuseFeeder(e.getMessage());
            throw e;
        } finally {
            synchronized (lock) {
                running = null;
            }
        }
    }

    /** A feeder that fails before anything is sent is a mistake of the scenario's, not a run. */
    private void refuseFeeder(@Nullable String told) {
        if (interlock.accepted() == 0) {
            List<String> empty =
                    order.script() instanceof PlainSimulation simulation ? simulation.emptyFiles() : List.of();
            FeederMistake.in(plan.scenario(), told, empty).ifPresent(mistake -> {
                throw mistake;
            });
        }
    }
}
