package dev.onsale.fleet;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.RegularFile;
import dev.onsale.record.StopReason;
import dev.onsale.record.files.StopReasonJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that the injectors of one fleet run share, readable only by its owner. It contains the token with which
 * they authenticate, their instructions, the address of shard 0, and each injector's run. Secrets are passed only here.
 */
public final class FleetFolder {
    /** The folder with what each injector recorded. */
    static final String SHARDS = "shards";

    private static final int SMALL = 1_000_000;
    private static final String TOKEN = "token";
    private static final String ORDERS = "orders";
    private static final String ARGUMENTS = "arguments";
    private static final String ADDRESS = "coordinator";
    private static final String LIVE = "live";
    private static final String STOP = "stop";
    private static final String RUN = "run.json";

    /** The environment variable that names a folder with the secret files, for engines that store those separately. */
    static final String SECRETS = "ONSALE_FLEET_SECRETS";

    static final List<String> SECRET_FILES = List.of(TOKEN, ARGUMENTS);

    private final Path path;
    private final Path secrets;

    private FleetFolder(Path path) {
        this(path, path);
    }

    private FleetFolder(Path path, Path secrets) {
        this.path = path;
        this.secrets = secrets;
    }

    /**
     * Creates the folder.
     *
     * @param in the reports folder, which all injectors see
     * @param name of a folder that does not exist yet
     * @throws BadInputException if it cannot be created
     */
    static FleetFolder create(Path in, String name, String token, Message orders, List<String> arguments) {
        try {
            Files.createDirectories(in);
            Path made = Files.createDirectory(
                    in.resolve(name).toAbsolutePath(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FleetFolder folder = new FleetFolder(made);
            folder.write(TOKEN, token);
            folder.write(ORDERS, orders.encoded());
            Message numbered = Message.EMPTY;
            for (int i = 0; i < arguments.size(); i++) {
                numbered = numbered.with(String.format(java.util.Locale.ROOT, "a%05d", i), arguments.get(i));
            }
            folder.write(ARGUMENTS, numbered.encoded());
            return folder;
        } catch (IOException | UnsupportedOperationException e) {
            throw new BadInputException(
                    "folder " + in + " cannot be shared by injectors: " + e.getMessage(),
                    "name a writable folder that all of them share: --reports DIR",
                    e);
        }
    }

    /**
     * @param environment of this process
     * @throws BadInputException if it is not a fleet's folder
     */
    public static FleetFolder at(Path path, UnaryOperator<@Nullable String> environment) {
        String apart = environment.apply(SECRETS);
        FleetFolder folder =
                new FleetFolder(path.toAbsolutePath(), apart == null ? path.toAbsolutePath() : Path.of(apart));
        if (folder.read(TOKEN).isEmpty()) {
            throw new BadInputException(
                    path + ": not a fleet's folder, or not readable on this machine",
                    "create it with onsale fleet; all injectors must see it at this path");
        }
        return folder;
    }

    /** Removes the secret files from this folder, and returns them by name. */
    Map<String, String> takeSecrets() {
        Map<String, String> taken = new LinkedHashMap<>();
        for (String name : SECRET_FILES) {
            taken.put(name, read(name).orElse(""));
            try {
                Files.deleteIfExists(path.resolve(name));
            } catch (IOException e) {
                throw new FleetException(
                        path.resolve(name) + " cannot be removed: " + e.getMessage(), "name another --reports DIR", e);
            }
        }
        return taken;
    }

    public Path path() {
        return path;
    }

    String token() {
        return read(TOKEN).orElseThrow();
    }

    /** The instructions for every injector. */
    Message orders() {
        return Message.decoded(read(ORDERS).orElse(""));
    }

    /** The command line's options, which may contain secrets. */
    public List<String> arguments() {
        Message numbered = Message.decoded(read(ARGUMENTS).orElse(""));
        return numbered.values().keySet().stream()
                .sorted()
                .map(numbered::needed)
                .toList();
    }

    /** Where one shard's run is stored. */
    public Path shard(int shard) {
        return path.resolve(SHARDS).resolve(Integer.toString(shard));
    }

    /** The output of one shard. */
    Path log(int shard) {
        return path.resolve("log." + shard);
    }

    /** The finished run of one shard, if there is one. */
    Optional<Path> run(int shard) {
        try (Stream<Path> runs = Files.list(shard(shard))) {
            return runs.filter(run -> Files.exists(run.resolve(RUN))).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** All of them, in the order of the shards. */
    List<Path> runs(int shards) {
        return IntStream.range(0, shards)
                .mapToObj(this::run)
                .flatMap(Optional::stream)
                .toList();
    }

    void address(String hostAndPort) {
        write(ADDRESS, hostAndPort);
    }

    Optional<String> address() {
        return read(ADDRESS);
    }

    /** To be looked at alone: where there is no room for it, the load goes on. */
    void live(Message progress) {
        try {
            write(LIVE, progress.encoded());
        } catch (FleetException e) {
            // Who looks sees what was there before.
        }
    }

    Optional<Message> live() {
        return read(LIVE).map(Message::decoded);
    }

    /** Asks all to stop, from outside. The first request counts. */
    void stop(StopReason why) {
        if (stop().isEmpty()) {
            write(STOP, StopReasonJson.written(why));
        }
    }

    Optional<StopReason> stop() {
        return read(STOP).map(StopReasonJson::read);
    }

    /** The last lines of a shard's output. */
    List<String> lastWords(int shard, int lines) {
        try {
            List<String> all = Stream.of(
                            RegularFile.text(log(shard), 10L * SMALL).split("\n"))
                    .filter(line -> !line.isBlank())
                    .toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Removes the whole folder; what cannot be removed stays. */
    void delete() {
        delete(Files::exists);
    }

    /** Removes everything in this folder, the token first, but not the folder itself. */
    void deleteAllBut(String name) {
        Path kept = path.resolve(name);
        delete(file -> !file.equals(path) && !file.startsWith(kept));
    }

    private void delete(Predicate<Path> which) {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(path)) {
            files.filter(which).forEach(all::add);
            Collections.reverse(all);
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // It is readable only by its owner, and useless to anybody else.
        }
    }

    /** Writes a file completely or not at all, readable only by its owner. */
    void write(String name, String text) {
        Path file = path.resolve(name);
        try {
            Path part = Files.createTempFile(path, name, ".part");
            try {
                Files.write(part, text.getBytes(StandardCharsets.UTF_8));
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new FleetException(
                    file + " cannot be written: " + e.getMessage(),
                    "free space in that folder, or name another with --reports DIR",
                    e);
        }
    }

    private Optional<String> read(String name) {
        Path file = (SECRET_FILES.contains(name) ? secrets : path).resolve(name);
        try {
            return Files.exists(file) ? Optional.of(RegularFile.text(file, SMALL)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
