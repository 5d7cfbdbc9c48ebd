package dev.onsale.gatling;

import io.gatling.core.actor.ActorRef;
import io.gatling.core.actor.ActorSystem;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import scala.concurrent.ExecutionContext$;

/**
 * The threads behind Gatling's actors. Gatling reports each visitor's end to the actor that starts visitors, which
 * wakes a thread for it: an eighth of the cost of a steady load. Nothing waits for that actor (it plans starts ahead),
 * so a thread with its own timer runs it every few ms, with all messages since. Every other actor runs immediately, as
 * in Gatling: visitors wait for the ones that feed them.
 */
final class GatheredActors extends AbstractExecutorService {

    /** The actor that starts visitors and receives their ends. */
    static final String GATHERED = "injector";

    private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final ExecutorService atOnce;
    private final Queue<Runnable> gathered = new ConcurrentLinkedQueue<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean over;

    /** @param atOnce runs the actors that are not gathered; shut down along with this */
    GatheredActors(ExecutorService atOnce) {
        this.atOnce = atOnce;
        Thread gathering = new Thread(this::runGathered, "onsale-gathered-actors");
        gathering.setDaemon(true);
        gathering.start();
    }

    /** Gatling's actors on such threads; on Gatling's own threads if this release keeps its actors in another way. */
    static ActorSystem system() {
        ActorSystem system = new ActorSystem();
        try {
            Field executor = ActorSystem.class.getDeclaredField("executor");
            executor.setAccessible(true);
            GatheredActors actors = new GatheredActors(system.executionContext());
            executor.set(system, ExecutionContext$.MODULE$.fromExecutorService(actors));
        } catch (ReflectiveOperationException | RuntimeException keptInAnotherWay) {
            return system;
        }
        return system;
    }

    @Override
    public void execute(Runnable actor) {
        if (!over && actor instanceof ActorRef<?> named && named.name().equals(GATHERED)) {
            gathered.add(actor);
        } else {
            atOnce.execute(actor);
        }
    }

    private void runGathered() {
        while (!over) {
            LockSupport.parkNanos(GATHERING_NANOS);
            runAll();
        }
        runAll();
        done.countDown();
    }

    private void runAll() {
        for (Runnable actor = gathered.poll(); actor != null; actor = gathered.poll()) {
            runOne(actor);
        }
    }

    /** As in a pool, an actor that throws ends its own messages, not the thread that all others need. */
    private static void runOne(Runnable actor) {
        try {
            actor.run();
        } catch (RuntimeException | Error thrown) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, thrown);
        }
    }

    @Override
    public void shutdown() {
        over = true;
        atOnce.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        over = true;
        List<Runnable> waiting = new ArrayList<>(gathered);
        waiting.addAll(atOnce.shutdownNow());
        return waiting;
    }

    @Override
    public boolean isShutdown() {
        return over;
    }

    @Override
    public boolean isTerminated() {
        return done.getCount() == 0 && atOnce.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        return done.await(timeout, unit)
                && atOnce.awaitTermination(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
}
