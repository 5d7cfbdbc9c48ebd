package dev.onsale.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.load.Companions;
import dev.onsale.plan.AbortRule;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Shard;
import dev.onsale.record.Fleet.ClockOffset;
import dev.onsale.record.StopReason;
import dev.onsale.report.StopWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Injectors of one fleet, as they talk to each other; none of them sends any load. */
class FleetMemberTest {
    private static final String PLAN = "0123";

    private final AtomicLong aheadMicros = new AtomicLong();
    private final AtomicLong skippedNanos = new AtomicLong();
    private final FleetClock clock = new FleetClock(FleetMemberTest::micros, System::nanoTime);
    private final FleetClock another =
            new FleetClock(() -> micros() + aheadMicros.get(), () -> System.nanoTime() + skippedNanos.get());

    @TempDir
    private Path reports = Path.of("");

    private static long micros() {
        return System.currentTimeMillis() * 1_000;
    }

    private FleetFolder folder() {
        return FleetFolder.create(
                reports,
                ".fleet-1",
                "t0ken",
                Message.EMPTY.with("bind", ThisHost.LOOPBACK).with("machine", ThisHost.machine()),
                List.of("--header", "X-Key: s3cret", "--set", "pace=2"));
    }

    private FleetMember member(FleetFolder folder, int shard, FleetClock own) {
        return FleetMember.join(folder, new Shard(shard, 2), PLAN, "1.0", true, AbortRule.DEFAULT, own);
    }

    /** What an injector would be told to do. */
    private static final class ToldToStop implements Companions.Stopping {
        private final AtomicReference<String> told = new AtomicReference<>("");
        private final CountDownLatch stopped = new CountDownLatch(1);

        @Override
        public void stop(StopReason why) {
            told.compareAndSet("", why.cause() + " " + StopWords.of(why));
            stopped.countDown();
        }

        @Override
        public boolean isStopped() {
            return stopped.getCount() == 0;
        }
    }

    private static CompletableFuture<Long> begun(FleetMember member, AtomicInteger prepared, ToldToStop told) {
        return CompletableFuture.supplyAsync(() -> {
            member.begin(untilStart -> prepared.incrementAndGet(), told);
            return System.currentTimeMillis();
        });
    }

    @Test
    void allBeginTogetherWhateverTheirClocksShowAndOnePrepares() throws Exception {
        aheadMicros.set(-200_000);
        AtomicInteger prepared = new AtomicInteger();
        FleetFolder folder = folder();
        try (FleetMember leader = member(folder, 0, clock);
                FleetMember other = member(folder, 1, another)) {
            CompletableFuture<Long> first = begun(leader, prepared, new ToldToStop());
            CompletableFuture<Long> second = begun(other, prepared, new ToldToStop());
            long apart = first.get(20, TimeUnit.SECONDS) - second.get(20, TimeUnit.SECONDS);
            assertThat(Math.abs(apart)).isLessThanOrEqualTo(50);
            assertThat(prepared).as("the target").hasValue(1);
        }
    }

    @Test
    void onOneMachineTheErrorOfTheComparisonIsNoOffset() {
        assertThat(Clocks.ofOneMachine(new ClockOffset(-19, 23))).isEqualTo(new ClockOffset(0, 0));
        assertThat(Clocks.ofOneMachine(new ClockOffset(200, 4)))
                .as("clocks that differ all the same")
                .isEqualTo(new ClockOffset(200, 4));
    }

    @Test
    void whoeverEndsEndsAllAndSaysWhy() throws Exception {
        FleetFolder folder = folder();
        ToldToStop leading = new ToldToStop();
        ToldToStop following = new ToldToStop();
        try (FleetMember leader = member(folder, 0, clock);
                FleetMember other = member(folder, 1, clock)) {
            CompletableFuture<Long> first = begun(leader, new AtomicInteger(), leading);
            begun(other, new AtomicInteger(), following).get(20, TimeUnit.SECONDS);
            first.get(20, TimeUnit.SECONDS);
            other.stopping(StopReason.of(StopReason.Kind.ERROR, "too many open files"));
            assertThat(leading.stopped.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(following.stopped.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(leading.told.get()).startsWith("INJECTOR shard 1/2").endsWith(": too many open files");
        }
    }

    @Test
    void whoDoesNotHearOfShard0ForTenSecondsEndsItself() throws Exception {
        FleetFolder folder = folder();
        ToldToStop following = new ToldToStop();
        FleetMember leader = member(folder, 0, clock);
        try (FleetMember other = member(folder, 1, another)) {
            CompletableFuture<Long> first = begun(leader, new AtomicInteger(), new ToldToStop());
            begun(other, new AtomicInteger(), following).get(20, TimeUnit.SECONDS);
            first.get(20, TimeUnit.SECONDS);
            leader.close();
            // What was on its way while shard 0 closed may still be heard after the first skip.
            for (int skip = 0; skip < 50 && !following.stopped.await(100, TimeUnit.MILLISECONDS); skip++) {
                skippedNanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
            }
            assertThat(following.told.get()).isEqualTo("INJECTOR no message from shard 0, the coordinator, for 10 s");
        }
    }

    @Test
    void aWordFromOutsideEndsAll() throws Exception {
        FleetFolder folder = folder();
        ToldToStop leading = new ToldToStop();
        try (FleetMember leader = member(folder, 0, clock)) {
            CompletableFuture<Long> first = begun(leader, new AtomicInteger(), leading);
            folder.stop(StopReason.of(StopReason.Kind.USER));
            first.get(20, TimeUnit.SECONDS);
            assertThat(leading.told.get()).isEqualTo("USER stopped by the user");
        }
    }

    @Test
    void whereNobodyCanLookTheCoordinatorGoesOn() throws Exception {
        FleetFolder folder = folder();
        Files.createDirectories(folder.path().resolve("live/cannot be replaced"));
        ToldToStop leading = new ToldToStop();
        try (FleetMember leader = member(folder, 0, clock)) {
            leader.heard(LoadOfAllTest.heard(3, 10, 0, true));
            CompletableFuture<Long> first = begun(leader, new AtomicInteger(), leading);
            // Several exchanges later it still hears.
            assertThat(leading.stopped.await(1, TimeUnit.SECONDS)).isFalse();
            folder.stop(StopReason.of(StopReason.Kind.USER));
            first.get(20, TimeUnit.SECONDS);
            assertThat(leading.told.get()).isEqualTo("USER stopped by the user");
            assertThat(folder.path().toFile().list((in, name) -> name.endsWith(".part")))
                    .isEmpty();
        }
    }

    @Test
    void theFolderIsItsOwnersAloneAndKeepsOptionsAsTheyWereSaid() throws Exception {
        FleetFolder folder = folder();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.path().resolve("token"))))
                .isEqualTo("rw-------");
        assertThat(FleetFolder.at(folder.path(), name -> null).arguments())
                .containsExactly("--header", "X-Key: s3cret", "--set", "pace=2");
        Path apart = Files.createDirectory(reports.resolve("apart"));
        for (Map.Entry<String, String> secret : folder.takeSecrets().entrySet()) {
            Files.writeString(apart.resolve(secret.getKey()), secret.getValue());
        }
        assertThat(FleetFolder.at(folder.path(), name -> apart.toString()).token())
                .isEqualTo("t0ken");
        BadInputException refused = catchThrowableOfType(
                BadInputException.class, () -> FleetFolder.at(reports.resolve("nowhere"), name -> null));
        assertThat(refused).hasMessageContaining("not a fleet's folder");
    }

    @Test
    void aTargetOnAnotherMachinesLoopbackIsRefused() {
        FleetFolder folder = FleetFolder.create(
                reports,
                ".fleet-2",
                "t",
                Message.EMPTY.with("bind", ThisHost.LOOPBACK).with("machine", "elsewhere"),
                List.of());
        BadInputException refused = catchThrowableOfType(BadInputException.class, () -> member(folder, 0, clock));
        assertThat(refused).hasMessageContaining("loopback");
    }
}
