package dev.onsale.practice;

import dev.onsale.practice.database.EmbeddedDatabase;
import dev.onsale.practice.database.Schema;
import dev.onsale.practice.fault.FaultSet;
import dev.onsale.practice.front.FrontProcess;
import dev.onsale.practice.process.ClassArchive;
import dev.onsale.practice.process.CommandPrefix;
import dev.onsale.practice.process.JavaChild;
import dev.onsale.practice.process.RunDirectory;
import dev.onsale.practice.protocol.ChildReport;
import dev.onsale.practice.protocol.Wiring;
import dev.onsale.practice.protocol.Wiring.NodeAddress;
import dev.onsale.practice.shop.ShopNodeProcess;
import dev.onsale.practice.store.RedisServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * All processes of one box office. The children start first and listen while the database and the memory store come up; then they are
 * told of one another; then they say that they are ready.
 */
final class Company implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(30);
    private static final int HEAP_MB = 128;

    private final PracticeOptions options;
    private final CommandPrefix prefix;
    private final List<JavaChild> nodes = new ArrayList<>();
    private final List<ClassArchive> archives = new ArrayList<>();
    private final List<NodeAddress> addresses = new ArrayList<>();
    private @Nullable RunDirectory run;
    private @Nullable EmbeddedDatabase database;
    private @Nullable RedisServer redis;
    private @Nullable JavaChild front;
    private String databaseUrl = "";
    private int frontPort;
    private int redisPort;
    private int storePort;

    Company(PracticeOptions options) {
        this.options = options;
        this.prefix = new CommandPrefix(options.cpus());
    }

    synchronized void start(Path state) throws IOException, InterruptedException {
        Path runs = Files.createDirectories(state.resolve("runs"));
        RunDirectory directory = RunDirectory.create(runs);
        run = directory;
        ClassArchive frontClasses = archive(state, directory, "front");
        JavaChild frontChild = startChild(
                "front", frontClasses.options(true), FrontProcess.class, Integer.toString(options.port()), directory);
        front = frontChild;
        ClassArchive nodeClasses = archive(state, directory, "node");
        for (int number = 1; number <= options.nodes(); number++) {
            String id = "n" + number;
            nodes.add(startChild(id, nodeClasses.options(number == 1), ShopNodeProcess.class, id, directory));
        }
        RedisServer store = RedisServer.start(directory, state, prefix);
        redis = store;
        databaseUrl = openDatabase(directory, state);
        Schema.migrate(databaseUrl);
        redisPort = store.awaitPort();
        wire(frontChild);
    }

    URI front() {
        return local(frontPort);
    }

    synchronized List<URI> nodes() {
        return addresses.stream().map(node -> URI.create(node.url())).toList();
    }

    String databaseUrl() {
        return databaseUrl;
    }

    URI redis() {
        return URI.create("redis://127.0.0.1:" + redisPort);
    }

    URI storeProxy() {
        return URI.create("redis://127.0.0.1:" + storePort);
    }

    synchronized List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        if (front != null) {
            pids.add(front.pid());
        }
        nodes.forEach(node -> pids.add(node.pid()));
        return pids;
    }

    /** The front first, so that nothing new comes in; then the nodes, the memory store, the database, and what is on disk. */
    @Override
    public synchronized void close() {
        List<JavaChild> children = new ArrayList<>();
        if (front != null) {
            children.add(front);
            front = null;
        }
        children.addAll(nodes);
        nodes.clear();
        children.forEach(JavaChild::signalStop);
        children.forEach(JavaChild::close);
        if (redis != null) {
            redis.close();
            redis = null;
        }
        try {
            if (database != null) {
                database.close();
                database = null;
            }
            for (ClassArchive archive : archives) {
                archive.keep();
            }
            archives.clear();
            if (run != null) {
                run.delete();
                run = null;
            }
        } catch (IOException left) {
            LoggerFactory.getLogger(Company.class).warn("the next start will clean up: {}", left.getMessage());
        }
    }

    private String openDatabase(RunDirectory directory, Path state) {
        if (options.databaseUrl().isPresent()) {
            return options.databaseUrl().get();
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.start(directory, state, prefix);
        database = embedded;
        return embedded.url();
    }

    private void wire(JavaChild frontChild) throws IOException, InterruptedException {
        ChildReport frontListens = frontChild.await(ChildReport.State.LISTENING, START_WITHIN);
        frontPort = frontListens.port();
        storePort = frontListens.storePort();
        for (JavaChild node : nodes) {
            ChildReport listens = node.await(ChildReport.State.LISTENING, START_WITHIN);
            addresses.add(new NodeAddress(node.name(), local(listens.port()).toString()));
        }
        Wiring wiring = new Wiring(
                UUID.randomUUID().toString(),
                databaseUrl,
                local(frontListens.gatewayPort()).toString(),
                local(frontListens.terminalPort()).toString(),
                redisPort,
                storePort,
                List.copyOf(addresses),
                FaultSet.of(options.faults()));
        for (JavaChild node : nodes) {
            node.wire(wiring);
        }
        for (JavaChild node : nodes) {
            node.await(ChildReport.State.READY, START_WITHIN);
        }
        frontChild.wire(wiring);
        frontChild.await(ChildReport.State.READY, START_WITHIN);
    }

    private ClassArchive archive(Path state, RunDirectory directory, String role) throws IOException {
        ClassArchive archive = ClassArchive.of(Files.createDirectories(state.resolve("classes")), directory, role);
        archives.add(archive);
        return archive;
    }

    private JavaChild startChild(
            String name, List<String> archiveOptions, Class<?> main, String argument, RunDirectory directory)
            throws IOException {
        Path log = options.logs().isPresent()
                ? Files.createDirectories(options.logs().get()).resolve(name + ".log")
                : directory.log(name);
        List<String> virtualMachine = new ArrayList<>(List.of("-Xms" + HEAP_MB + "m", "-Xmx" + HEAP_MB + "m"));
        virtualMachine.addAll(archiveOptions);
        return JavaChild.start(name, prefix.forChildren(), virtualMachine, main, List.of(argument), log);
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
