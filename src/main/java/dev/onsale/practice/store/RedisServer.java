package dev.onsale.practice.store;

import dev.onsale.practice.process.CommandPrefix;
import dev.onsale.practice.process.PrivateFolder;
import dev.onsale.practice.process.RunDirectory;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Our own Redis server on a free port of 127.0.0.1: keeps everything in memory and nothing on disk. It requires its
 * password, and has no commands that reach beyond its memory.
 */
public final class RedisServer implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(10);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 5;
    /** With these commands a client could write files, load code, run programs, or replicate another server. */
    private static final List<String> FORBIDDEN = List.of(
            "CONFIG",
            "DEBUG",
            "MODULE",
            "ACL",
            "SAVE",
            "BGSAVE",
            "BGREWRITEAOF",
            "REPLICAOF",
            "SLAVEOF",
            "SYNC",
            "PSYNC",
            "MIGRATE",
            "CLUSTER",
            "EVAL",
            "EVALSHA",
            "SCRIPT",
            "MONITOR");

    private static final String READY = "Ready to accept connections";

    private final RunDirectory run;
    private final List<String> prefix;
    private final List<Path> binaries;
    private final String password = UUID.randomUUID().toString();
    private final Path settings;
    private Running running;

    /** @param ready the port once it listens; fails with its last output if it ends before */
    private record Running(Process process, CompletableFuture<Integer> ready) {}

    private RedisServer(RunDirectory run, List<String> prefix, List<Path> binaries) throws IOException {
        this.run = run;
        this.prefix = prefix;
        this.binaries = binaries;
        this.settings = PrivateFolder.write(run.path().resolve("redis.conf"), secretSettings(password));
        this.running = launch(binaries.get(0));
    }

    /**
     * Starts the server and returns immediately.
     *
     * @param state where the unpacked binary is kept between runs
     * @throws RedisFailure if there is none for this machine
     * @throws IOException if its files cannot be written
     */
    public static RedisServer start(RunDirectory run, Path state, CommandPrefix prefix) throws IOException {
        return start(run, prefix, RedisBinaries.ofThisMachine(state, run).unpacked());
    }

    static RedisServer start(RunDirectory run, CommandPrefix prefix, List<Path> binaries) throws IOException {
        return new RedisServer(run, prefix.forChildren(), binaries);
    }

    /**
     * Waits until it accepts connections.
     *
     * @return where it listens
     * @throws RedisFailure if it does not start, with its last output
     */
    public int awaitPort() throws IOException, InterruptedException {
        // A free port may be taken before the server binds it, and a binary may lack a library: try again.
        for (int attempt = 1; ; attempt++) {
            try {
                return running.ready().get(START_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException failed) {
                close();
                if (attempt == ATTEMPTS) {
                    Throwable said = failed.getCause() == null ? failed : failed.getCause();
                    throw new RedisFailure("Redis did not start: " + said.getMessage(), failed);
                }
                running = launch(binaries.get(attempt % binaries.size()));
            }
        }
    }

    public String password() {
        return password;
    }

    public long pid() {
        return running.process().pid();
    }

    /** Ends it and waits until it is gone. */
    @Override
    public void close() {
        Process process = running.process();
        process.destroy();
        try {
            if (!process.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Running launch(Path binary) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(prefix);
        // Secrets are in the file: other users can read a command line.
        command.addAll(List.of(binary.toString(), settings.toString(), "--set-proc-title", "no"));
        command.addAll(List.of("--bind", "127.0.0.1", "--port", Integer.toString(port)));
        command.addAll(List.of("--dir", run.path().toString(), "--save", "", "--appendonly", "no"));
        command.addAll(List.of("--maxmemory", "64mb", "--maxmemory-policy", "allkeys-lru", "--databases", "1"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        CompletableFuture<Integer> ready = new CompletableFuture<>();
        Thread listener = new Thread(() -> keepLog(process, port, ready), "onsale-practice-redis");
        listener.setDaemon(true);
        listener.start();
        return new Running(process, ready);
    }

    private void keepLog(Process process, int port, CompletableFuture<Integer> ready) {
        String last = "it ended";
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter log = Files.newBufferedWriter(
                        run.log("redis"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            String line;
            while ((line = said.readLine()) != null) {
                last = line;
                log.write(line);
                log.newLine();
                log.flush();
                if (line.contains(READY)) {
                    ready.complete(port);
                }
            }
        } catch (IOException broken) {
            last = String.valueOf(broken.getMessage());
        }
        ready.completeExceptionally(new IOException(last));
    }

    private static String secretSettings(String password) {
        StringBuilder settings = new StringBuilder("requirepass " + password + "\n");
        FORBIDDEN.forEach(
                command -> settings.append("rename-command ").append(command).append(" \"\"\n"));
        return settings.toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }
}
