package dev.onsale.practice;

import dev.onsale.practice.database.EmbeddedDatabase;
import dev.onsale.practice.database.Schema;
import dev.onsale.practice.fault.FaultSet;
import dev.onsale.practice.front.FrontProcess;
import dev.onsale.practice.process.ClassArchive;
import dev.onsale.practice.process.CommandPrefix;
import dev.onsale.practice.process.JavaChild;
import dev.onsale.practice.process.PrivateFolder;
import dev.onsale.practice.process.RunDirectory;
import dev.onsale.practice.protocol.ChildReport;
import dev.onsale.practice.protocol.NodeNews;
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
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * All processes of one box office. The children start first and listen while the database and the memory store come up;
 * then each receives the addresses of the others; then they report that they are ready.
 */
final class Company implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(30);
    private static final int HEAP_MB = 128;
    /**
     * The one node that writes the class archive if there is none; the archive is complete once that node has ended.
     */
    private static final String CLASS_WRITER = "n1";

    private final PracticeOptions options;
    private final CommandPrefix prefix;
    private final List<JavaChild> nodes = new ArrayList<>();
    private final List<ClassArchive> archives = new ArrayList<>();
    private final Map<String, URI> addresses = new ConcurrentSkipListMap<>();
    private @Nullable Supervisor supervisor;
    private @Nullable RunDirectory run;
    private @Nullable EmbeddedDatabase database;
    private @Nullable RedisServer redis;
    private @Nullable JavaChild front;
    private volatile @Nullable Thread starting;
    private volatile boolean givenUp;
    private String databaseUrl = "";
    private int frontPort;
    private int redisPort;
    private int storePort;

    Company(PracticeOptions options) {
        this.options = options;
        this.prefix = new CommandPrefix(options.cpus());
    }

    /** Starts everything. Whatever this throws, {@link #close} ends what has started. */
    synchronized void start(Path state) throws IOException, InterruptedException {
        starting = Thread.currentThread();
        try {
            if (givenUp) {
                throw new InterruptedException("closed before it was started");
            }
            startAll(state);
        } finally {
            starting = null;
        }
    }

    private void startAll(Path state) throws IOException, InterruptedException {
        RunDirectory directory = RunDirectory.create(state.resolve("runs"));
        run = directory;
        ClassArchive frontClasses = archive(state, directory, "front");
        JavaChild frontChild = startChild(
                "front", frontClasses.options(true), FrontProcess.class, Integer.toString(options.port()), directory);
        front = frontChild;
        ClassArchive nodeClasses = archive(state, directory, "node");
        for (int number = 1; number <= options.nodes(); number++) {
            String id = "n" + number;
            nodes.add(
                    startChild(id, nodeClasses.options(id.equals(CLASS_WRITER)), ShopNodeProcess.class, id, directory));
        }
        RedisServer store = RedisServer.start(directory, state, prefix);
        redis = store;
        databaseUrl = openDatabase(directory, state);
        PrivateFolder.write(directory.path().resolve("passwords"), passwords(store));
        Schema.migrate(databaseUrl);
        redisPort = store.awaitPort();
        Wiring wiring = wire(frontChild);
        Supervisor keeping = new Supervisor(
                id -> startChild(
                        id,
                        id.equals(CLASS_WRITER) ? nodeClasses.optionsOfNext() : nodeClasses.options(false),
                        ShopNodeProcess.class,
                        id,
                        directory),
                wiring,
                news -> {
                    if (news.state() == NodeNews.State.LISTENING) {
                        addresses.put(news.id(), URI.create(news.url()));
                    }
                    frontChild.tell(news);
                },
                START_WITHIN);
        nodes.forEach(keeping::watch);
        supervisor = keeping;
    }

    URI front() {
        return local(frontPort);
    }

    synchronized List<URI> nodes() {
        return nodes.stream()
                .map(JavaChild::name)
                .map(id -> Objects.requireNonNull(addresses.get(id)))
                .toList();
    }

    String databaseUrl() {
        return databaseUrl;
    }

    /** Without a password: omits everything after the name of a user's own database. */
    synchronized String databaseAddress() {
        return database == null ? databaseUrl.split("\\?", 2)[0] : database.address();
    }

    synchronized Path passwords() {
        return Objects.requireNonNull(run).path().resolve("passwords");
    }

    synchronized String storePassword() {
        return Objects.requireNonNull(redis).password();
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
        presentNodes().forEach(node -> pids.add(node.pid()));
        return pids;
    }

    private List<JavaChild> presentNodes() {
        return supervisor == null ? nodes : supervisor.present();
    }

    /** Makes a start in progress fail soon. */
    void giveUpStarting() {
        givenUp = true;
        Thread starter = starting;
        if (starter != null) {
            starter.interrupt();
        }
    }

    /**
     * The front first, so that no new requests come in; then the nodes, the memory store, the database, and the files.
     * Kills what cannot be ended in order; leaves what survives even that to the next start.
     */
    @Override
    public synchronized void close() {
        // An interrupt was meant for the start, which is over; the shutdown may take its time.
        boolean interrupted = Thread.interrupted();
        closeChildren();
        RedisServer store = redis;
        EmbeddedDatabase server = database;
        RunDirectory directory = run;
        if (store != null) {
            Closing.orLater(store::close);
        }
        if (server != null) {
            Closing.orLater(server::close);
        }
        for (ClassArchive archive : archives) {
            Closing.orLater(archive::keep);
        }
        if (directory != null) {
            Closing.orLater(directory::endServers);
            Closing.orLater(directory::delete);
        }
        redis = null;
        database = null;
        archives.clear();
        run = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeChildren() {
        List<JavaChild> children = new ArrayList<>();
        if (supervisor != null) {
            supervisor.stop();
        }
        if (front != null) {
            children.add(front);
            front = null;
        }
        children.addAll(presentNodes());
        nodes.clear();
        supervisor = null;
        children.forEach(JavaChild::signalStop);
        for (JavaChild child : children) {
            Closing.orLater(child::close);
        }
    }

    private String passwords(RedisServer store) {
        String ofDatabase = database == null ? "" : "postgres " + database.password() + "\n";
        return ofDatabase + "redis " + store.password() + "\n";
    }

    private String openDatabase(RunDirectory directory, Path state) throws InterruptedException {
        if (options.databaseUrl().isPresent()) {
            return options.databaseUrl().get();
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.start(directory, state, prefix);
        database = embedded;
        return embedded.url();
    }

    private Wiring wire(JavaChild frontChild) throws IOException, InterruptedException {
        ChildReport frontListens = frontChild.await(ChildReport.State.LISTENING, START_WITHIN);
        frontPort = frontListens.port();
        List<NodeAddress> listening = new ArrayList<>();
        storePort = frontListens.storePort();
        for (JavaChild node : nodes) {
            ChildReport listens = node.await(ChildReport.State.LISTENING, START_WITHIN);
            addresses.put(node.name(), local(listens.port()));
            listening.add(new NodeAddress(node.name(), local(listens.port()).toString()));
        }
        Wiring wiring = new Wiring(
                UUID.randomUUID().toString(),
                databaseUrl,
                local(frontListens.gatewayPort()).toString(),
                local(frontListens.terminalPort()).toString(),
                redisPort,
                storePort,
                storePassword(),
                listening,
                FaultSet.of(options.faults()));
        for (JavaChild node : nodes) {
            node.tell(wiring);
        }
        for (JavaChild node : nodes) {
            node.await(ChildReport.State.READY, START_WITHIN);
        }
        frontChild.tell(wiring);
        frontChild.await(ChildReport.State.READY, START_WITHIN);
        return wiring;
    }

    private ClassArchive archive(Path state, RunDirectory directory, String role) throws IOException {
        ClassArchive archive = ClassArchive.of(PrivateFolder.create(state.resolve("classes")), directory, role);
        archives.add(archive);
        return archive;
    }

    private JavaChild startChild(
            String name, List<String> archiveOptions, Class<?> main, String argument, RunDirectory directory)
            throws IOException {
        Path log = options.logs().isPresent()
                ? Files.createDirectories(options.logs().get()).resolve(name + ".log")
                : directory.log(name);
        List<String> virtualMachine =
                new ArrayList<>(List.of("-Xms" + HEAP_MB + "m", "-Xmx" + HEAP_MB + "m", "-XX:+ExitOnOutOfMemoryError"));
        virtualMachine.addAll(archiveOptions);
        return JavaChild.start(name, prefix.forChildren(), virtualMachine, main, List.of(argument), log);
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
