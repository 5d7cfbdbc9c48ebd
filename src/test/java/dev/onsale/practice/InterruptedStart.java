package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A first start that is cut off.
 *
 * @param cache empty
 * @param mark how far it comes at least
 * @param laterMs and how long it goes on from there
 */
record InterruptedStart(Path cache, Mark mark, long laterMs) {
    private static final long COMES_SO_FAR_WITHIN_S = 120;

    /** How far a start has come, as a file of its own tells. */
    enum Mark {
        REDIS_HALF_UNPACKED("redis-server-"),
        POSTGRES_HALF_UNPACKED("postgres.bki"),
        CLUSTER_HALF_MADE("PG_VERSION"),
        CLUSTER_HALF_COPIED("data"),
        POSTGRES_STARTING("postmaster.pid"),
        PASSWORDS_GIVEN("passwords");

        private final String file;

        Mark(String file) {
            this.file = file;
        }

        /** What a kit has to do with it is over. */
        private boolean isAfterUnpacking() {
            return compareTo(CLUSTER_HALF_MADE) > 0;
        }

        private boolean isReached(Path runs) {
            try (Stream<Path> files = Files.walk(runs)) {
                return files.anyMatch(path -> path.getFileName().toString().startsWith(file));
            } catch (IOException | UncheckedIOException changing) {
                return false;
            }
        }
    }

    /** Killed at once; the next start sells, and clears away what is left. */
    void killAndStartAgain() throws Exception {
        StartedShop first = begin();
        first.kill();
        try (StartedShop next = StartedShop.begin(cache)) {
            StartedShop.sells(next.front());
            assertThat(next.runs()).as("its own folder and lock").hasSize(2);
        }
        assertThat(first.runs()).isEmpty();
        assertThat(first.within("redis")).allMatch(Files::isExecutable);
        assertNothingRuns(first);
    }

    /** Asked to end. */
    void endsInOrder() throws Exception {
        StartedShop first = begin();
        first.interrupt();
        assertThat(first.runs()).isEmpty();
        assertNothingRuns(first);
    }

    private StartedShop begin() throws IOException {
        if (mark.isAfterUnpacking()) {
            LentKit.to(cache);
        }
        StartedShop shop = StartedShop.begin(cache);
        long untilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(COMES_SO_FAR_WITHIN_S);
        while (!mark.isReached(cache.resolve("runs"))) {
            assertThat(System.nanoTime()).as("it comes so far in time").isLessThan(untilNanos);
            assertThat(shop.isAlive()).isTrue();
            Looks.pause();
        }
        long laterNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(laterMs);
        while (System.nanoTime() < laterNanos) {
            Thread.onSpinWait();
        }
        return shop;
    }

    /** Children that watch their input end by themselves. */
    private static void assertNothingRuns(StartedShop shop) throws IOException {
        long untilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!shop.processes().isEmpty() && System.nanoTime() < untilNanos) {
            Looks.pause();
        }
        assertThat(shop.processes()).isEmpty();
    }
}
