package dev.onsale.load;

import dev.onsale.plan.Arrival;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Shape;
import dev.onsale.plan.WarmUp;
import dev.onsale.record.Calibration;
import dev.onsale.record.Calibrations;
import dev.onsale.record.InjectorHealth;
import dev.onsale.record.Journey;
import dev.onsale.record.LastSecond;
import dev.onsale.record.LiveRecord;
import dev.onsale.record.PhaseBoundary;
import dev.onsale.record.Progress;
import dev.onsale.record.Recorded;
import dev.onsale.record.RunDirectory;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.scenario.Rehearsal;
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
    private static final Duration WARM_UP_DRAIN = Duration.ofSeconds(3);

    private final LoadOrder order;
    private final Plan plan;
    private final Consumer<Progress> progress;
    private final Hooks hooks;
    private final Interlock interlock;
    private final Calibrations calibrations = new Calibrations(System::nanoTime);
    private final Object lock = new Object();
    private @Nullable GatlingEngine running;
    private volatile @Nullable Abort abort;

    /** @param progress told four times a second how the measured run goes */
    public LoadRun(LoadOrder order, Consumer<Progress> progress) {
        this.order = order;
        this.plan = order.plan();
        this.progress = progress;
        this.hooks = new Hooks(order);
        this.interlock = new Interlock(order.allowedHosts());
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
        TargetAddress.requireReachable(order.target());
        ArrivalSchedule schedule = ArrivalSchedule.of(plan);
        requireStarts(schedule);
        order.accounts().requireEnoughFor(plan);
        RunDirectory directory =
                RunDirectory.create(order.reports(), plan.name(), Clock.systemDefaultZone(), new SecureRandom());
        try {
            record(directory, schedule);
            return directory.path();
        } catch (RuntimeException e) {
            deleteIfEmpty(directory.path());
            throw e;
        }
    }

    private void record(RunDirectory directory, ArrivalSchedule schedule) {
        long createdAtMs = System.currentTimeMillis();
        Calibration before = calibrations.measure("before");
        warmTarget();
        InjectorProbe probe = new InjectorProbe();
        try (LiveRecord record = new LiveRecord(phases(schedule), directory.path(), System::currentTimeMillis)) {
            RunTap tap = new RunTap(schedule, record, probe);
            Rehearsal rehearsal = new Rehearsal(plan, schedule, order.accounts(), System::currentTimeMillis, tap);
            InjectorHealth health = measure(schedule, record, probe, tap, rehearsal);
            requireStayedInside();
            requireStarted(tap);
            Recorded recorded = record.finish();
            Calibration after = calibrations.measure("after");
            directory.writeSummary(new RunReckoning(order, schedule, directory.id(), createdAtMs)
                    .summary(tap, recorded, health, List.of(before, after), abort));
            hooks.afterRun();
        }
    }

    private void requireStarted(RunTap tap) {
        Abort stopped = abort;
        if (tap.loadStartMs() == 0 && stopped != null) {
            throw new NotStartedException(stopped.detail());
        }
    }

    private static void requireStarts(ArrivalSchedule schedule) {
        if (schedule.visitors() == 0) {
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
        synchronized (lock) {
            if (abort == null) {
                abort = new Abort(cause, detail, System.currentTimeMillis());
            }
            if (running != null) {
                running.stop(detail);
            }
        }
    }

    private void warmTarget() {
        WarmUp warmUp = plan.warmUp();
        if (warmUp == null) {
            return;
        }
        ArrivalSchedule schedule =
                order.dressRehearsal() ? ArrivalSchedule.of(plan) : ArrivalSchedule.of(steady(warmUp), plan.seed());
        Rehearsal rehearsal =
                new Rehearsal(plan, schedule, order.accounts(), System::currentTimeMillis, new NoListener());
        EventLoops loops = EventLoops.passing(interlock, Injector.loopThreads());
        try {
            run(
                    new GatlingEngine(loops, Tap.DEAF),
                    new PlannedSimulation.Content(
                            () -> order.scenario()
                                    .scenario(rehearsal)
                                    .injectOpen(GatlingEngine.exactly(schedule, rehearsal::loadStarted)),
                            order::protocol,
                            Duration.ofNanos(schedule.lengthNanos()).plus(WARM_UP_DRAIN)),
                    () -> hooks.beforeRun(Duration.ZERO),
                    () -> {});
        } finally {
            Injector.close(loops);
        }
    }

    private static List<Arrival> steady(WarmUp warmUp) {
        double rate = warmUp.ratePerSecond();
        return List.of(new Arrival("warm-up", rate, rate, warmUp.lasting(), Shape.CONSTANT));
    }

    private InjectorHealth measure(
            ArrivalSchedule schedule, LiveRecord record, InjectorProbe probe, RunTap tap, Rehearsal rehearsal) {
        EventLoops loops = EventLoops.passing(interlock, Injector.loopThreads());
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        AbortWatch abortWatch = new AbortWatch(plan.abort());
        try {
            probe.start(loops);
            watch.scheduleAtFixedRate(
                    () -> observe(record, probe, tap, rehearsal, schedule, abortWatch),
                    WATCH_MS,
                    WATCH_MS,
                    TimeUnit.MILLISECONDS);
            run(
                    new GatlingEngine(loops, tap),
                    new PlannedSimulation.Content(
                            () -> order.scenario()
                                    .scenario(rehearsal)
                                    .injectOpen(GatlingEngine.exactly(schedule, startMs -> {
                                        rehearsal.loadStarted(startMs);
                                        tap.loadStarted(startMs);
                                    })),
                            order::protocol,
                            plan.length().plus(plan.drain())),
                    () -> hooks.beforeRun(plan.sale().doorsAt()),
                    () -> {
                        tap.loadEnded(System.currentTimeMillis());
                        rehearsal.cutOff(tap.started());
                    });
            return probe.stop();
        } finally {
            watch.shutdownNow();
            Injector.close(loops);
        }
    }

    private void run(
            GatlingEngine engine, PlannedSimulation.Content content, Runnable justBeforeLoad, Runnable atTheEnd) {
        synchronized (lock) {
            if (abort != null) {
                return;
            }
            running = engine;
        }
        try {
            engine.run(content, justBeforeLoad, atTheEnd);
        } finally {
            synchronized (lock) {
                running = null;
            }
        }
    }

    private void observe(
            LiveRecord record,
            InjectorProbe probe,
            RunTap tap,
            Rehearsal rehearsal,
            ArrivalSchedule schedule,
            AbortWatch abortWatch) {
        if (tap.loadStartMs() == 0) {
            return;
        }
        long elapsedMs = System.currentTimeMillis() - tap.loadStartMs();
        LastSecond second = record.lastSecond();
        String refused = interlock.firstRefused();
        if (refused != null) {
            stop(AbortCause.INJECTOR, "tried to connect to " + refused + ", which is not an allowed target");
        } else if (probe.hasFaults()) {
            stop(AbortCause.INJECTOR, "the injector ran short: " + probe.faultKinds());
        } else if (record.failure() != null) {
            stop(AbortCause.INJECTOR, "the record cannot be written: " + record.failure());
        } else {
            abortWatch.after(second, tap.answered()).ifPresent(stop -> stop(stop.cause(), stop.detail()));
        }
        long elapsedNanos = TimeUnit.MILLISECONDS.toNanos(elapsedMs);
        progress.accept(new Progress(
                elapsedMs,
                plan.length().toMillis(),
                schedule.phaseAt(Math.min(elapsedNanos, schedule.lengthNanos())),
                schedule.visitors(),
                schedule.dueBy(elapsedNanos),
                tap.started(),
                rehearsal.inFlight(),
                tap.bought(),
                second.p95Ms(),
                second.errorShare()));
    }

    private void requireStayedInside() {
        String refused = interlock.firstRefused();
        if (refused != null) {
            throw new BadInputException(
                    "the scenario tried to connect to " + refused + ", which is not an allowed target",
                    "if you mean it: allowedTargets: [" + refused + "] in the plan, or --allow-target " + refused);
        }
    }

    private static List<PhaseBoundary> phases(ArrivalSchedule schedule) {
        return schedule.phases().stream()
                .map(phase -> new PhaseBoundary(phase.phase(), Math.round(phase.startNanos() / 1e6)))
                .toList();
    }

    private static final class NoListener implements Rehearsal.Listener {
        @Override
        public void felt(String step, long feltMs, boolean ok) {}

        @Override
        public void traced(String step, long startEpochMs, long tookMs, boolean ok, String traceparent) {}

        @Override
        public void ended(Journey journey) {}
    }
}
