package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A first start is cut off amid what it does; the next one works and clears away what is left. */
class InterruptedStartsIT {
    private static final long COMES_SO_FAR_WITHIN_S = 120;

    @TempDir
    private Path cache;

    /** How far a start has come, as a file of its own tells. */
    private enum Instant {
        REDIS_HALF_UNPACKED("redis-server-"),
        POSTGRES_HALF_UNPACKED("postgres.bki"),
        CLUSTER_HALF_MADE("PG_VERSION"),
        CLUSTER_HALF_COPIED("data"),
        POSTGRES_STARTING("postmaster.pid"),
        PASSWORDS_GIVEN("passwords");

        private final String file;

        Instant(String file) {
            this.file = file;
        }

        boolean isReached(Path runs) {
            try (Stream<Path> files = Files.walk(runs)) {
                return files.anyMatch(path -> path.getFileName().toString().startsWith(file));
            } catch (IOException | UncheckedIOException changing) {
                return false;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNextStartAfterAKillWorksAndLeavesNothing(Instant instant) throws Exception {
        StartedShop first = begin(instant);
        first.kill();
        try (StartedShop next = StartedShop.begin(cache)) {
            StartedShop.sells(next.front());
            assertThat(next.runs()).as("its own folder and lock").hasSize(2);
        }
        assertThat(first.runs()).isEmpty();
        assertThat(first.within("redis")).allMatch(Files::isExecutable);
        assertNothingRuns(first);
    }

    /** Asked to end it ends in order, and leaves nothing to the next start. */
    @Test
    void aStartThatIsInterruptedEndsWhatItHasStarted() throws Exception {
        StartedShop first = begin(Instant.POSTGRES_STARTING);
        first.interrupt();
        assertThat(first.runs()).isEmpty();
        assertNothingRuns(first);
    }

    private StartedShop begin(Instant instant) throws IOException {
        StartedShop shop = StartedShop.begin(cache);
        long untilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(COMES_SO_FAR_WITHIN_S);
        while (!instant.isReached(cache.resolve("runs"))) {
            assertThat(System.nanoTime()).as("it comes so far in time").isLessThan(untilNanos);
            assertThat(shop.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        return shop;
    }

    /** Children that watch their input end by themselves. */
    private static void assertNothingRuns(StartedShop shop) throws IOException {
        long untilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!shop.processes().isEmpty() && System.nanoTime() < untilNanos) {
            Thread.onSpinWait();
        }
        assertThat(shop.processes()).isEmpty();
    }
}
