package dev.onsale.practice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onsale.practice.process.CommandPrefix;
import dev.onsale.practice.process.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisDataException;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RedisServerTest {
    private static final CommandPrefix PREFIX = new CommandPrefix(Optional.empty());

    @TempDir
    private Path folder;

    private RunDirectory run;

    @BeforeEach
    void create() throws IOException {
        run = RunDirectory.create(folder.resolve("runs"));
    }

    @Test
    void itKeepsThingsInMemoryAndWritesNothingButItsLog() throws Exception {
        long pid;
        try (RedisServer server = RedisServer.start(run, folder, PREFIX);
                StoreClient client = new StoreClient(server.awaitPort(), server.password(), 1)) {
            pid = server.pid();
            client.put("key", new byte[] {1, 2}, Duration.ofMinutes(1));
            assertThat(client.get("key")).hasValue(new byte[] {1, 2});
            client.drop("key");
            assertThat(client.get("key")).isEmpty();
        }
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        try (Stream<Path> files = Files.list(run.path())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("redis.conf", "redis.log");
        }
    }

    @Test
    void nobodyGetsInWithoutThePasswordAndNobodyReachesBeyondItsMemory() throws Exception {
        try (RedisServer server = RedisServer.start(run, folder, PREFIX);
                Jedis redis = new Jedis("127.0.0.1", server.awaitPort())) {
            assertThatExceptionOfType(JedisDataException.class)
                    .isThrownBy(() -> redis.get("key"))
                    .withMessageContaining("NOAUTH");
            String commandLine = Files.readString(Path.of("/proc", Long.toString(server.pid()), "cmdline"));
            assertThat(commandLine).contains("redis.conf").doesNotContain(server.password());
            redis.auth(server.password());
            for (Protocol.Command command : List.of(
                    Protocol.Command.CONFIG,
                    Protocol.Command.MODULE,
                    Protocol.Command.REPLICAOF,
                    Protocol.Command.SLAVEOF,
                    Protocol.Command.MIGRATE,
                    Protocol.Command.SAVE,
                    Protocol.Command.BGSAVE,
                    Protocol.Command.BGREWRITEAOF,
                    Protocol.Command.EVAL,
                    Protocol.Command.SCRIPT,
                    Protocol.Command.ACL)) {
                assertThatExceptionOfType(JedisDataException.class)
                        .isThrownBy(() -> redis.sendCommand(command))
                        .withMessageContaining("unknown command");
            }
        }
    }

    @Test
    void whatIsKeptForAWhileIsGoneAfterIt() throws Exception {
        try (RedisServer server = RedisServer.start(run, folder, PREFIX);
                StoreClient client = new StoreClient(server.awaitPort(), server.password(), 1)) {
            client.put("key", new byte[] {1}, Duration.ofMillis(30));
            while (client.get("key").isPresent()) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aBinaryThatDoesNotRunHereIsReplacedByTheNext() throws Exception {
        Path running = RedisBinaries.ofThisMachine(folder, run).unpacked().stream()
                .filter(RedisServerTest::runsHere)
                .findFirst()
                .orElseThrow();
        List<Path> binaries = List.of(broken(), running);
        try (RedisServer server = RedisServer.start(run, PREFIX, binaries);
                StoreClient client = new StoreClient(server.awaitPort(), server.password(), 1)) {
            assertThat(client.get("key")).isEmpty();
        }
    }

    @Test
    void ifNoneRunsHereItSaysWhatTheLastOneSaid() throws Exception {
        try (RedisServer server = RedisServer.start(run, PREFIX, List.of(broken()))) {
            assertThatExceptionOfType(RedisFailure.class)
                    .isThrownBy(server::awaitPort)
                    .withMessage("Redis did not start: libssl.so.3: cannot open shared object file");
        }
    }

    @Test
    void forEachKindOfMachineThereIsOneOrItIsSaidSo() throws Exception {
        assertThat(new RedisBinaries(folder, run, "Linux", "amd64").unpacked())
                .extracting(binary -> binary.getFileName().toString())
                .containsExactly("redis-server-6.2.6-v5-linux-amd64", "redis-server-6.2.7-linux-386");
        assertThat(new RedisBinaries(folder, run, "Linux", "aarch64").unpacked())
                .extracting(binary -> binary.getFileName().toString())
                .containsExactly("redis-server-6.2.7-linux-arm64");
        assertThatExceptionOfType(RedisFailure.class)
                .isThrownBy(() -> new RedisBinaries(folder, run, "Linux", "sparc").unpacked())
                .withMessage("no Redis is bundled for Linux on sparc");
    }

    /** Not every machine has the libraries of one, or runs programs of 32 bits as the other is. */
    private static boolean runsHere(Path binary) {
        try {
            Process version = new ProcessBuilder(binary.toString(), "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return version.waitFor() == 0;
        } catch (IOException doesNot) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path broken() throws IOException {
        Path script = folder.resolve("broken");
        Files.writeString(script, "#!/bin/sh\necho 'libssl.so.3: cannot open shared object file' >&2\nexit 127\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
