package dev.onsale.practice.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process stands for the memory store. */
class LeftoversTest {
    @TempDir
    private Path runs;

    @Test
    void theMemoryStoreOfADeadOwnerIsEnded() throws Exception {
        Process store = new ProcessBuilder("cat").start();
        RunDirectory run = RunDirectory.create(runs);
        run.recordStore(ProcessIdentity.of(store.toHandle()));
        assertThat(Leftovers.cleanUp(runs)).as("the owner lives").isZero();
        assertThat(store.isAlive()).isTrue();

        disown(run);
        assertThat(Leftovers.cleanUp(runs)).isEqualTo(1);
        assertThat(store.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(run.path()).doesNotExist();
    }

    @Test
    void aProcessThatHasItsPidByNowIsNotTouched() throws Exception {
        Process other = new ProcessBuilder("cat").start();
        RunDirectory run = RunDirectory.create(runs);
        run.recordStore(new ProcessIdentity(other.pid(), 1_000));
        disown(run);
        assertThat(Leftovers.cleanUp(runs)).isEqualTo(1);
        assertThat(other.isAlive()).isTrue();
        other.destroy();
    }

    /** As if it had been started by a process that is gone: ours is older than that. */
    private static void disown(RunDirectory run) throws IOException {
        Files.writeString(
                run.path().resolve("owner.json"),
                "{\"pid\":" + ProcessHandle.current().pid() + ",\"startedAtMs\":1000}");
    }
}
