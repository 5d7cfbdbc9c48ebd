package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.machine.InjectorHealth;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InjectorProbeTest {

    private static final long STALL_MS = 400;

    private final InjectorProbe probe = new InjectorProbe();
    private final EventLoopGroup loops = EventLoops.passing(new Interlock(Set.of()), 2);

    @AfterEach
    void closeLoops() {
        Injector.close(loops);
    }

    @Test
    void anIdleInjectorIsHealthy() {
        probe.start(loops);
        probe.startedLate(1.5);
        for (int visitor = 0; visitor < 999; visitor++) {
            probe.startedLate(-0.4);
        }
        untilOver(500);
        InjectorHealth health = probe.stop();
        assertThat(health.startLagMs()).containsKeys(50.0, 90.0, 95.0, 99.0, 100.0);
        assertThat(health.startLagMs().get(100.0)).isBetween(1.49, 1.51);
        assertThat(health.startLagMs().get(50.0)).isZero();
        assertThat(health.eventLoopLagMs().get(50.0)).isBetween(0.0, 50.0);
        assertThat(health.cpuShare()).isBetween(0.0, 1.0);
        assertThat(health.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(health.gcPauseMs()).isNotNegative();
        assertThat(health.faults()).isEmpty();
    }

    @Test
    void aLoopThatIsBusyShowsAsLagOfThatLoop() throws InterruptedException {
        probe.start(loops);
        EventExecutor loop = loops.next();
        CountDownLatch over = new CountDownLatch(1);
        loop.execute(() -> {
            untilOver(STALL_MS);
            over.countDown();
        });
        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        untilOver(50);
        assertThat(probe.stop().eventLoopLagMs().get(100.0)).isBetween(STALL_MS - 10.0, 20_000.0);
    }

    @Test
    void howLateALoopIsAfterTheLoadIsNobodysLag() throws InterruptedException {
        probe.start(loops);
        untilOver(50);
        probe.ended();
        CountDownLatch over = new CountDownLatch(1);
        loops.next().execute(() -> {
            untilOver(STALL_MS);
            over.countDown();
        });
        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        untilOver(50);
        assertThat(probe.stop().eventLoopLagMs().getOrDefault(100.0, 0.0)).isLessThan(STALL_MS - 10.0);
    }

    @Test
    void aBusyProcessShowsAsItsShareOfTheCores() {
        probe.start(loops);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STALL_MS);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(probe.stop().cpuShare()).isGreaterThan(0.02);
    }

    @Test
    void itsOwnFaultsAreCountedByKind() {
        assertThat(probe.hasFaults()).isFalse();
        probe.fault("too many open files");
        probe.fault("no threads left");
        probe.fault("too many open files");
        assertThat(probe.hasFaults()).isTrue();
        assertThat(probe.faultKinds()).containsExactly("no threads left", "too many open files");
        probe.start(loops);
        assertThat(probe.stop().faults()).isEqualTo(Map.of("too many open files", 2L, "no threads left", 1L));
    }

    @Test
    void aPercentileOfLagIsToldOfAsManyStartsAsSupportIt() {
        probe.start(loops);
        for (int visitor = 0; visitor < 100; visitor++) {
            probe.startedLate(2);
        }
        assertThat(probe.stop().startLagMs()).containsOnlyKeys(50.0, 90.0, 100.0);
    }

    @Test
    void withoutVisitorsThereIsNoStartLag() {
        probe.start(loops);
        assertThat(probe.stop().startLagMs()).isEmpty();
    }

    private static void untilOver(long ms) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
        for (long left = ms; left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(left));
        }
    }
}
