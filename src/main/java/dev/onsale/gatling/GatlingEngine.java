package dev.onsale.gatling;

import dev.onsale.gatling.checks.CheckWitness;
import dev.onsale.gatling.http.AnswerLimits;
import dev.onsale.gatling.http.HeardSends;
import dev.onsale.gatling.http.OpenRequests;
import dev.onsale.gatling.injection.ScheduledInjection;
import dev.onsale.plan.ArrivalSchedule;
import io.gatling.app.Runner;
import io.gatling.commons.util.DefaultClock;
import io.gatling.core.CoreComponents;
import io.gatling.core.Predef$;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.cli.GatlingArgs;
import io.gatling.core.controller.Controller;
import io.gatling.core.controller.inject.PopulationFlows;
import io.gatling.core.scenario.Population;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.stats.StatsEngine;
import io.gatling.core.stats.writer.RunMessage;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.netty.channel.EventLoopGroup;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import scala.Console;
import scala.Option;
import scala.runtime.BoxedUnit;
import scala.util.Success;
import scala.util.Try;

/**
 * The one place that touches Gatling's internals: runs a simulation in this JVM, observes every response, injects
 * visitors at exact instants, and stops on demand. Written against 3.15.1; its contract test fails if they move.
 */
public final class GatlingEngine {

    private static final ThreadLocal<@Nullable Program> NEXT = new ThreadLocal<>();

    private final EventLoopGroup eventLoops;
    private final Tap tap;
    private final OpenRequests open;
    private final AnswerLimits limits;
    private final StatisticsEvents told;
    private final Object lock = new Object();
    private @Nullable ActorRef<Controller.Command> starting;
    private @Nullable ActorRef<Controller.Command> controller;
    private @Nullable String stopReason;
    private @Nullable String crash;
    private final Object starts = new Object();
    private volatile boolean over;

    public GatlingEngine(EventLoopGroup eventLoops, Tap tap) {
        this(eventLoops, tap, new OpenRequests(System::currentTimeMillis));
    }

    public GatlingEngine(EventLoopGroup eventLoops, Tap tap, OpenRequests open) {
        this(eventLoops, tap, open, AnswerLimits.ofThisProcess());
    }

    /** @param open kept up to date while the run lasts */
    public GatlingEngine(EventLoopGroup eventLoops, Tap tap, OpenRequests open, AnswerLimits limits) {
        this.limits = limits;
        this.eventLoops = eventLoops;
        this.tap = tap;
        this.open = open;
        this.told = new StatisticsEvents(tap, open);
    }

    /**
     * Runs until all journeys have ended, the longest duration is over, or {@link #stop} was called.
     *
     * @param justBeforeLoad called when everything is ready and nothing has been sent
     * @param atTheEnd called after the tap's last event; connections are still open, so that errors from closing them
     *     are not counted
     * @throws dev.onsale.plan.BadInputException if the content cannot be built
     */
    public void run(Program program, Runnable justBeforeLoad, Runnable atTheEnd) {
        ActorSystem actors = GatheredActors.system();
        prepareDsl();
        NEXT.set(program);
        try {
            new TappedRunner(actors, program, justBeforeLoad).run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // Gatling instantiates the simulation by reflection, and Scala does not declare what it throws.
            throw e instanceof InvocationTargetException && e.getCause() instanceof RuntimeException itsOwn
                    ? itsOwn
                    : new IllegalStateException("Gatling failed", e);
        } finally {
            NEXT.remove();
            // First, so that no response is counted of a visitor who is then reported as cut off.
            List<OpenRequests.Left> left = open.close();
            synchronized (starts) {
                over = true;
            }
            atTheEnd.run();
            tap.leftOpen(left, System.currentTimeMillis());
            actors.close();
        }
    }

    /** Ends the run with all journeys; safe from any thread, and before the load has started. */
    public void stop(String reason) {
        synchronized (lock) {
            stopReason = reason;
            if (controller != null) {
                controller.$bang(stopCommand(reason));
            }
        }
    }

    /** Scala nests this class where Java source cannot name it. */
    private static Controller.Command stopCommand(String reason) {
        try {
            return (Controller.Command) Class.forName("io.gatling.core.controller.Controller$Command$StopLoadGenerator")
                    .getConstructor(String.class, boolean.class)
                    .newInstance(reason, false);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Gatling is stopped in another way", e);
        }
    }

    /** Why Gatling itself ended the run early, for instance a feeder that ran out; {@code null} if it did not. */
    public @Nullable String crash() {
        return crash;
    }

    /** Gatling's DSL reads its configuration from a global while a scenario is being built. */
    public static void prepareDsl() {
        if (Predef$.MODULE$._configuration() == null) {
            GatlingSettings.ofProperties().followed();
        }
    }

    /** The program of the simulation that Gatling is instantiating. */
    static Program next() {
        Program program = NEXT.get();
        if (program == null) {
            throw new IllegalStateException("only an engine instantiates its simulation");
        }
        return program;
    }

    /**
     * A step of Gatling's open injection that starts each visitor of a schedule at its own instant.
     *
     * @param onFirstBatch receives, in epoch ms, when Gatling's injection clock started
     */
    public static OpenInjectionStep exactly(ArrivalSchedule schedule, LongConsumer onFirstBatch) {
        try {
            Constructor<OpenInjectionStep> constructor = OpenInjectionStep.class.getDeclaredConstructor(
                    io.gatling.core.controller.inject.open.OpenInjectionStep.class);
            constructor.setAccessible(true);
            return constructor.newInstance(new ScheduledInjection(schedule, onFirstBatch));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Gatling wraps its injection steps in another way", e);
        }
    }

    private static GatlingArgs arguments() {
        return new GatlingArgs(
                Option.apply(PlannedSimulation.class.getName()),
                Option.empty(),
                true,
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty());
    }

    private final class TappedRunner extends Runner {
        private final Program program;
        private final Runnable justBeforeLoad;

        TappedRunner(ActorSystem actors, Program program, Runnable justBeforeLoad) {
            super(actors, eventLoops, new DefaultClock(), arguments(), Predef$.MODULE$._configuration());
            this.program = program;
            this.justBeforeLoad = justBeforeLoad;
        }

        @Override
        public StatsEngine newStatsEngine(SimulationParams parameters, RunMessage message) {
            CheckWitness.watch(parameters);
            return tapped(super.newStatsEngine(parameters, message), program);
        }

        @Override
        public Try<BoxedUnit> start(
                SimulationParams parameters, CoreComponents components, PopulationFlows<String, Population> flows) {
            justBeforeLoad.run();
            synchronized (lock) {
                if (stopReason != null) {
                    return new Success<>(BoxedUnit.UNIT);
                }
                starting = components.controller();
            }
            HeardSends.of(flows, open, limits);
            // Gatling announces itself on standard output, where onsale's users read the verdict.
            Try<BoxedUnit> done =
                    Console.withOut(OutputStream.nullOutputStream(), () -> super.start(parameters, components, flows));
            if (done.isFailure()) {
                Throwable why = done.failed().get();
                crash = Objects.requireNonNullElse(why.getMessage(), why.toString());
            }
            return new Success<>(BoxedUnit.UNIT);
        }

        @Override
        public void displayVersionWarning() {
            // Gatling would query its makers for the latest version.
        }
    }

    /** Bound by name and count of arguments, because Gatling moves types between releases, not these. */
    private StatsEngine tapped(StatsEngine gatling, Program program) {
        return (StatsEngine) Proxy.newProxyInstance(
                StatsEngine.class.getClassLoader(), new Class<?>[] {StatsEngine.class}, (proxy, method, arguments) -> {
                    if (over && isToldTooLate(method.getName())) {
                        return null;
                    }
                    switch (method.getName()) {
                        case "logUserStart" -> visitorStarted();
                        case "logUserEnd" -> tap.visitorEnded();
                        case "logResponse" -> told.response(arguments);
                        case "logGroupEnd" -> told.groupEnd(arguments);
                        case "logRequestCrash" -> told.requestCrash(arguments);
                        case "start" -> {
                            passOn(gatling, method, arguments);
                            controllerStarted(program);
                        }
                        case "stop", "hashCode", "equals", "toString" -> {
                            return passOn(gatling, method, arguments);
                        }
                        default -> {
                            // Only Gatling's commercial edition listens to it.
                        }
                    }
                    return null;
                });
    }

    /** Counted before the end or not at all, so that a query at the end covers all. */
    private void visitorStarted() {
        synchronized (starts) {
            if (!over) {
                tap.visitorStarted();
            }
        }
    }

    private static boolean isToldTooLate(String what) {
        return what.startsWith("log") && !what.equals("logResponse");
    }

    /** A stop before the start would kill the controller, so an earlier request to stop is sent now. */
    private void controllerStarted(Program program) {
        if (program instanceof Program.SetUpElsewhere elsewhere) {
            elsewhere.loadStarted().accept(System.currentTimeMillis());
        }
        synchronized (lock) {
            controller = starting;
            if (controller != null && stopReason != null) {
                controller.$bang(stopCommand(stopReason));
            }
        }
    }

    private static @Nullable Object passOn(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
