package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two containers, as far as processes go, with one cache folder: neither sees the other's pids. */
@Tag("nightly")
class SharedCacheIT {
    private static final String[] PIDS_OF_ITS_OWN = {"unshare", "-pf", "--mount-proc", "--kill-child"};

    @TempDir
    private Path cache;

    @AfterEach
    void takeKitBack() throws IOException {
        LentKit.takeBack(cache);
    }

    @Test
    void neitherDestroysTheOthersAndWhatADeadOneLeftIsClearedAway() throws Exception {
        assumeTrue(canUnshare(), "needs the right to make a pid namespace (root, or CAP_SYS_ADMIN)");
        LentKit.to(cache);
        try (StartedShop contained = StartedShop.begin(cache, PIDS_OF_ITS_OWN);
                StartedShop plain = StartedShop.begin(cache)) {
            URI inside = contained.front();
            URI outside = plain.front();
            StartedShop.sells(inside);
            StartedShop.sells(outside);
            try (StartedShop third = StartedShop.begin(cache, PIDS_OF_ITS_OWN)) {
                StartedShop.sells(third.front());
                StartedShop.sells(inside);
                StartedShop.sells(outside);
            }
            StartedShop.sells(inside);
            StartedShop.sells(outside);
            contained.kill();
            assertThat(plain.runs()).as("folders and locks of both").hasSize(4);
            try (StartedShop fourth = StartedShop.begin(cache, PIDS_OF_ITS_OWN)) {
                StartedShop.sells(fourth.front());
                StartedShop.sells(outside);
                assertThat(plain.runs()).as("the dead one's are gone").hasSize(4);
            }
            assertThat(plain.runs()).hasSize(2);
            StartedShop.sells(outside);
            plain.close();
            assertThat(plain.runs()).isEmpty();
        }
    }

    private static boolean canUnshare() throws InterruptedException {
        try {
            Process tried = new ProcessBuilder("unshare", "-pf", "--mount-proc", "true").start();
            return tried.waitFor(10, TimeUnit.SECONDS) && tried.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
