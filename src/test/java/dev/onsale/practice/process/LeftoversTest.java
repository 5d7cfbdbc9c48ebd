package dev.onsale.practice.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell that goes by the name of Redis stands for the memory store. */
class LeftoversTest {
    private static final String ANOTHER_PROCESS = UUID.randomUUID() + ".";

    @TempDir
    private Path runs;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void theServersOfADeadOwnerAreEndedAndItsFolderIsGone() throws Exception {
        RunDirectory run = RunDirectory.create(runs, ANOTHER_PROCESS);
        Process store = server(run.path().toString());
        assertThat(Leftovers.cleanUp(runs)).as("the owner lives").isZero();
        assertThat(store.isAlive()).isTrue();

        RunDirectory left = RunDirectory.create(runs, ANOTHER_PROCESS);
        Process ofLeft = server(left.path().toString());
        PrivateFolder.write(left.path().resolve("redis.conf"), "requirepass secret");
        left.abandon();
        assertThat(Leftovers.cleanUp(runs)).isEqualTo(1);
        assertThat(ofLeft.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(entries()).containsExactlyInAnyOrder(run.path(), FolderLock.fileOf(run.path()));
        assertThat(store.isAlive()).isTrue();
        run.delete();
        assertThat(entries()).isEmpty();
    }

    @Test
    void whatIsNoServerAndOnlyNamesTheFolderIsNotTouched() throws Exception {
        RunDirectory left = RunDirectory.create(runs, ANOTHER_PROCESS);
        Process reader =
                start("sh", "-c", "read line", "tail", left.log("redis").toString());
        left.abandon();
        assertThat(Leftovers.cleanUp(runs)).isEqualTo(1);
        assertThat(reader.isAlive()).isTrue();
    }

    @Test
    void aLockWithoutItsFolderIsRemovedAndWhatIsNotOursStays() throws Exception {
        RunDirectory left = RunDirectory.create(runs, ANOTHER_PROCESS);
        PrivateFolder.delete(left.path());
        left.abandon();
        Files.createFile(runs.resolve("redis.lock"));
        Files.createDirectory(runs.resolve("notes"));
        Files.createDirectory(runs.resolve(UUID.randomUUID().toString()));
        assertThat(Leftovers.cleanUp(runs)).isZero();
        assertThat(entries()).hasSize(3).doesNotContain(FolderLock.fileOf(left.path()));
    }

    @Test
    void theFolderOfAnEarlierBuildIsLeftIfTheProcessThatItNamesIsGone() throws Exception {
        Path folder = Files.createDirectory(runs.resolve(UUID.randomUUID().toString()));
        long pid = ProcessHandle.current().pid();
        long startedAtMs = ProcessIdentity.of(ProcessHandle.current()).startedAtMs();
        Files.writeString(folder.resolve("owner.json"), "{\"pid\":" + pid + ",\"startedAtMs\":" + startedAtMs + "}");
        assertThat(Leftovers.cleanUp(runs)).isZero();
        Files.writeString(folder.resolve("owner.json"), "{\"pid\":" + pid + ",\"startedAtMs\":1000}");
        assertThat(Leftovers.cleanUp(runs)).isEqualTo(1);
        assertThat(folder).doesNotExist();
    }

    @Test
    void nobodyButTheOwnerReadsWhatIsInIt() throws Exception {
        Path open = Files.createDirectory(runs.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        RunDirectory run = RunDirectory.create(open);
        Path secret = PrivateFolder.write(run.path().resolve("secret"), "word");
        assertThat(mode(open)).isEqualTo("rwx------");
        assertThat(mode(run.path())).isEqualTo("rwx------");
        assertThat(mode(secret)).isEqualTo("rw-------");
        assertThat(secret).hasContent("word");
        run.delete();
        assertThat(open).isEmptyDirectory();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private Process server(String folder) throws IOException {
        return start("sh", "-c", "read line", "redis-server", folder + "/redis.conf");
    }

    private Process start(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(runs)) {
            return files.toList();
        }
    }
}
