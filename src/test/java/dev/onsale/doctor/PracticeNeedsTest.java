package dev.onsale.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What the practice box office needs of a machine. */
class PracticeNeedsTest extends OtherMachine {
    @Test
    void whatThePracticeBoxOfficeNeeds() throws IOException {
        onClassPath = name -> !name.startsWith("redis/") && !name.startsWith("io/javalin");
        poor(
                practice().get(0),
                "not on the class path: com.github.codemonstur:embedded-redis, io.javalin:javalin",
                "add them");

        onClassPath = name -> !name.endsWith(".txz");
        bad(practice().get(0), "no PostgreSQL is bundled for Linux on amd64", "x86-64 or arm64");
        onClassPath = name -> true;

        programs = command -> !command[0].equals("unshare");
        machine = new Machine(2, 65_536, "17.0.12", "/opt/jdk", true, "Linux", "amd64", true);
        bad(practice().get(0), "unshare -U does not work", "another user");

        programs = command -> !command[0].contains("cache");
        bad(practice().get(0), "programs cannot be run from", "XDG_CACHE_HOME");
        programs = command -> true;

        system.without("lib64/ld-linux-x86-64.so.2");
        bad(practice().get(0), "GNU C library", "not Alpine");
        system.with("lib64/ld-linux-x86-64.so.2", "").with("proc/meminfo", "MemAvailable: 900000 kB\n");
        poor(practice().get(0), "879 MiB", "free 1,200 MiB");
        try (var left = Files.list(folder.resolve("cache"))) {
            assertThat(left).isEmpty();
        }
    }
}
