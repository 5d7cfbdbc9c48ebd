package dev.onsale.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.doctor.Checkup.Watched;
import dev.onsale.doctor.Finding.State;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor finds on machines that are not this one. */
class CheckupTest extends OtherMachine {
    @Test
    void aQuietMachineIsFit() {
        assertThat(findings())
                .filteredOn(finding -> finding.state() != State.GOOD)
                .extracting(Finding::what)
                .as("a machine without a container tells of no limit")
                .containsExactly("container");
        assertThat(practice()).extracting(Finding::state).containsExactly(State.GOOD);
        assertThat(find("clock").seen()).isEqualTo("2026-11-30T02:17:01Z, from tsc, synchronised by chronyd");
    }

    @Test
    void whatIsNotToldIsUnknownAndNoAlarm() throws IOException {
        system = new SystemCopy(Files.createDirectory(folder.resolve("nothing")));
        meanwhile = () -> {};
        machine = new Machine(2, -1, "17.0.12", "/opt/jdk", true, "Darwin", "aarch64", false);

        assertThat(findings()).extracting(Finding::state).doesNotContain(State.POOR, State.BAD);
        assertThat(findings())
                .filteredOn(finding -> finding.state() == State.UNKNOWN)
                .extracting(Finding::what)
                .contains("open files", "ports", "memory", "steal", "pressure", "other load");
    }

    @ParameterizedTest
    @CsvSource({
        "65536, GOOD, '32,568 visitors'",
        "4096, GOOD, '1,848'",
        "1024, POOR, '312 visitors'",
        "256, BAD, '0 visitors'"
    })
    void openFiles(long allowed, State state, String seen) {
        machine = new Machine(2, allowed, "17.0.12", "/opt/jdk", true, "Linux", "amd64", false);

        assertThat(find("open files").state()).isEqualTo(state);
        assertThat(find("open files").seen()).contains(seen);
        assertThat(find("open files").remedy()).matches(state == State.GOOD ? "" : ".*ulimit -n 65536.*LimitNOFILE.*");
    }

    @Test
    void ports() {
        assertThat(find("ports").seen())
                .isEqualTo(
                        "28,232 (32768-60999), enough for about 470 new connections a second to one address; 12 are in TIME_WAIT");
        system.with("proc/net/sockstat", "TCP: inuse 10 orphan 0 tw 20000 alloc 20 mem 2\n");
        poor(find("ports"), "20,000 are in TIME_WAIT", "wait a minute");
        system.with("proc/sys/net/ipv4/ip_local_port_range", "40000 44999\n");
        poor(find("ports"), "5,000 (40000-44999)", "sysctl -w net.ipv4.ip_local_port_range");
        system.with("proc/sys/net/ipv4/ip_local_port_range", "40000 40099\n");
        bad(find("ports"), "100 (", "sysctl");
    }

    @Test
    void coresAndTheirShare() {
        system.with("sys/fs/cgroup/cpu.max", "150000 100000\n");
        assertThat(find("cores").seen()).isEqualTo("2 cores, of which a share of 1.5");
        system.with("sys/fs/cgroup/cpu.max", "max 100000\n");
        assertThat(find("cores").seen()).isEqualTo("2 cores");
        system.with("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n");
        poor(find("cores"), "slowed to save", "cpupower");
        machine = new Machine(1, 65_536, "17.0.12", "/opt/jdk", true, "Linux", "amd64", false);
        poor(find("cores"), "1 core", "two or more");
        poor(practice().get(0), "one core", "two");
    }

    @Test
    void memoryOfTheMachineOrOfTheContainer() {
        assertThat(find("memory").seen()).isEqualTo("5,859 MiB available");
        system.with("sys/fs/cgroup/memory.max", "1073741824\n").with("sys/fs/cgroup/memory.current", "524288000\n");
        poor(find("memory"), "524 MiB", "give the container more");
        system.with("sys/fs/cgroup/memory.stat", "anon 100\ninactive_file 524288000\n");
        assertThat(find("memory").state())
                .as("what only repeats files is given back")
                .isEqualTo(State.GOOD);
        system.with("proc/meminfo", "MemAvailable: 300000 kB\n");
        bad(find("memory"), "293 MiB", "stop other programs");
    }

    @Test
    void steal() {
        meanwhile = () -> system.with("proc/stat", "cpu  1004 0 502 8150 104 0 0 40 0 0\n");

        poor(find("steal"), "20 % of the time", "dedicated cores");
    }

    @Test
    void otherLoadByName() {
        system.process(77, "cc1 (plus) x", 1000).process(78, "idle", 3);
        meanwhile = () ->
                system.with("proc/stat", "cpu  1150 0 502 8048 100 0 0 0 0 0\n").process(77, "cc1 (plus) x", 1095);

        poor(
                find("other load"),
                "76 % of 2 cores used by other programs: cc1 (plus) x (process 77) 95 % of a core",
                "stop it");

        watched = new Watched(TimeUnit.MILLISECONDS.toNanos(1500), 0.1, 0.9);
        system = SystemCopy.quiet(folder.resolve("again"));
        assertThat(find("other load").state())
                .as("what onsale itself used is nobody else's")
                .isEqualTo(State.GOOD);
    }

    @Test
    void pressure() {
        system.pressure("cpu", "34.20").pressure("memory", "2.00");

        poor(
                find("pressure"),
                "34 % of the time for a core, 2 % for memory",
                "stop what uses the cores, free memory, or wait");
        system.without("proc/pressure/io");
        assertThat(find("pressure").state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void aContainerThatIsStopped() {
        system.with("sys/fs/cgroup/cpu.stat", "usage_usec 10\nnr_throttled 4\n");
        Runnable quiet = meanwhile;
        meanwhile = () -> {
            quiet.run();
            system.with("sys/fs/cgroup/cpu.stat", "usage_usec 10\nnr_throttled 9\n");
        };
        poor(find("container"), "stopped 5 times", "whole cores");
    }

    @Test
    void wakingsThatComeLate() {
        watched = new Watched(0, 12.4, 80);

        poor(find("wake-ups"), "12 ms late or more, the worst 80 ms", "free the cores");
    }

    @Test
    void clocks() {
        stepped = Duration.ofMillis(-350);
        poor(find("clock"), "set by -350 ms", "chrony");
        stepped = Duration.ofMillis(3);
        system.with("sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet\n");
        poor(find("clock"), "read from hpet", "clocksource=tsc");
        built = NOW.plus(Duration.ofDays(3));
        bad(find("clock"), "before this onsale was built", "set it");
    }

    @Test
    void aJavaThatDoesNotCompile() {
        machine = new Machine(2, 65_536, "17.0.12", "/opt/jre", false, "Linux", "amd64", false);

        bad(find("Java"), "17.0.12 at /opt/jre, without a compiler", "install a JDK");
    }

    @Test
    void foldersThatCannotBeWritten() throws IOException {
        Files.createFile(folder.resolve("reports"));

        bad(find("reports"), "cannot be written", "--reports DIR");
        assertThat(find("cache").state()).isEqualTo(State.GOOD);
        try (var left = Files.list(folder)) {
            assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith(".onsale-doctor"));
        }
    }
}
