package dev.onsale.practice.store;

import dev.onsale.practice.process.PrivateFolder;
import dev.onsale.practice.process.RunDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** The bundled Redis servers, unpacked once per user: in a run's own directory, and renamed once they are complete. */
final class RedisBinaries {
    private final Path state;
    private final RunDirectory run;
    private final String system;
    private final String machine;

    /**
     * @param system the operating system, for example {@code Linux}, and {@code machine} the processor, as Java names
     *     them
     */
    RedisBinaries(Path state, RunDirectory run, String system, String machine) {
        this.state = state;
        this.run = run;
        this.system = system;
        this.machine = machine;
    }

    static RedisBinaries ofThisMachine(Path state, RunDirectory run) {
        return new RedisBinaries(state, run, System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /**
     * The binaries that may run on this machine, the best first. The one for 64-bit x86 needs OpenSSL 3, which not
     * every machine has; the one for 32 bits needs nothing.
     *
     * @throws RedisFailure if none is bundled for it
     */
    List<Path> unpacked() throws IOException {
        Map<OsArchitecture, String> bundled = ExecutableProvider.newProvidedVersionsMap();
        List<Path> unpacked = new ArrayList<>();
        for (OsArchitecture machine : candidates()) {
            String name = bundled.get(machine);
            if (name != null) {
                unpacked.add(unpack(name.startsWith("/") ? name.substring(1) : name));
            }
        }
        if (unpacked.isEmpty()) {
            throw new RedisFailure("no Redis is bundled for " + system + " on " + machine, null);
        }
        return unpacked;
    }

    private List<OsArchitecture> candidates() {
        if (!system.toLowerCase(Locale.ROOT).contains("linux")) {
            return List.of();
        }
        return switch (machine) {
            case "amd64", "x86_64" -> List.of(OsArchitecture.UNIX_x86_64, OsArchitecture.UNIX_x86);
            case "aarch64", "arm64" -> List.of(OsArchitecture.UNIX_AARCH64);
            default -> List.of();
        };
    }

    private Path unpack(String name) throws IOException {
        Path binaries = PrivateFolder.create(state.resolve("redis"));
        Path binary = binaries.resolve(name);
        if (Files.isExecutable(binary)) {
            return binary;
        }
        Path preparing = run.path().resolve(name);
        try (InputStream packed = RedisBinaries.class.getResourceAsStream("/" + name)) {
            if (packed == null) {
                throw new IOException("the bundled Redis " + name + " is not on the class path");
            }
            Files.copy(packed, preparing);
        }
        Files.setPosixFilePermissions(preparing, PosixFilePermissions.fromString("rwxr-xr-x"));
        // Another box office may unpack it at the same time: each writes its own, and the last one stays.
        Files.move(preparing, binary, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return binary;
    }
}
