package dev.onsale.practice;

import dev.onsale.practice.database.DatabaseException;
import dev.onsale.practice.process.ChildFailure;
import dev.onsale.practice.process.Leftovers;
import dev.onsale.practice.process.PrivateFolder;
import dev.onsale.practice.store.RedisFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A small real ticket shop to rehearse against.
 *
 * <pre>{@code
 * try (PracticeBoxOffice boxOffice = PracticeBoxOffice.start(PracticeOptions.DEFAULT)) {
 *     load(boxOffice.front());
 * }
 * }</pre>
 *
 * Its front, its nodes, its database and its memory store are separate processes. None of them outlives this one: they
 * are stopped by {@link #close()}, on Ctrl-C by a shutdown hook, and after a kill by themselves or by the next start.
 */
public final class PracticeBoxOffice implements AutoCloseable {
    private final Company company;
    private final Thread closeAtExit;

    private PracticeBoxOffice(Company company) {
        this.company = company;
        this.closeAtExit = new Thread(this::closeAtExit, "onsale-practice-close");
        Runtime.getRuntime().addShutdownHook(closeAtExit);
    }

    /**
     * Starts it, and returns when the front responds and a sale with default settings is set up. If it throws, nothing
     * is left running.
     *
     * @throws PracticePartsException if the libraries that it needs are missing
     * @throws PortInUseException if another process uses the port
     * @throws PracticeException if anything else prevents the start; the hint says how to fix it
     */
    public static PracticeBoxOffice start(PracticeOptions options) {
        PracticeParts.require();
        Company company = new Company(options);
        PracticeBoxOffice boxOffice = new PracticeBoxOffice(company);
        boolean started = false;
        try {
            boxOffice.open(options);
            started = true;
            return boxOffice;
        } finally {
            if (!started) {
                boxOffice.close();
            }
        }
    }

    private void open(PracticeOptions options) {
        try {
            PrivateFolder.create(stateDirectory());
            Leftovers.cleanUp(stateDirectory().resolve("runs"));
            company.start(stateDirectory());
        } catch (ChildFailure failure) {
            throw failure.reason() == ChildFailure.Reason.PORT_IN_USE
                    ? new PortInUseException(options.port(), failure)
                    : new PracticeException(
                            "the practice box office did not start: " + failure.getMessage(),
                            "this machine may be short of memory or processes; see the log lines above",
                            failure);
        } catch (DatabaseException failure) {
            throw new PracticeException(
                    String.valueOf(failure.getMessage()),
                    options.databaseUrl().isPresent()
                            ? "check the database's address, user and password, and that the user may create a schema"
                            : "name your own PostgreSQL with --practice-db jdbc:postgresql://host/database?user=…",
                    failure);
        } catch (RedisFailure failure) {
            throw new PracticeException(
                    String.valueOf(failure.getMessage()),
                    "one is bundled for Linux on x86-64 and arm64; to test your own target use --target",
                    failure);
        } catch (IOException | UncheckedIOException failure) {
            throw new PracticeException(
                    "the practice box office did not start: " + failure.getMessage(),
                    "its files are in " + stateDirectory() + ", which must be owned by you and writable",
                    failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PracticeException(
                    "the start of the practice box office was interrupted", "restart it", interrupted);
        }
    }

    /** The only public address. */
    public URI front() {
        return company.front();
    }

    /** The nodes' own addresses; only for looking behind the front. */
    public List<URI> nodes() {
        return company.nodes();
    }

    /** JDBC URL of the database including user and password: do not show it. */
    public String databaseUrl() {
        return company.databaseUrl();
    }

    /** The same without a password. */
    public String databaseAddress() {
        return company.databaseAddress();
    }

    /** The file with the passwords of database and memory store, readable only by its owner. */
    public Path passwords() {
        return company.passwords();
    }

    /** Password of the memory store, valid on both ports: do not show it. */
    public String storePassword() {
        return company.storePassword();
    }

    /** The memory store itself, {@code redis://127.0.0.1:…}. */
    public URI redis() {
        return company.redis();
    }

    /** The proxy in front of it, through which nodes and front reach it. */
    public URI storeProxy() {
        return company.storeProxy();
    }

    /** The front and the nodes, in this order. */
    public List<Long> pids() {
        return company.pids();
    }

    /** Stops everything, in order, within seconds. Closing twice is harmless. */
    @Override
    public void close() {
        company.close();
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException exiting) {
            // The hook is running, or has run.
        }
    }

    /** The process exits, possibly in the middle of the start. */
    private void closeAtExit() {
        company.giveUpStarting();
        company.close();
    }

    /** Where unpacked binaries and the files of running box offices are kept. */
    static Path stateDirectory() {
        String override = System.getProperty("onsale.cache");
        if (override != null) {
            return Path.of(override);
        }
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("onsale");
    }
}
