package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.record.machine.ProcessorUse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Over a made-up {@code /proc}, in which the injector is process 10 and every figure is known; and over the real one. */
class ProcessorWatchTest {
    private static final long SELF = 10;

    @TempDir
    private Path proc = Path.of("");

    private final AtomicLong nanos = new AtomicLong();

    @BeforeEach
    void machine() throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.createDirectories(proc.resolve("pressure"));
        machine(1_000, 0, 9_000, 0);
        process(SELF, 1, "java", 500);
    }

    /** All of it comes to {@code programs + stolen + idle}. */
    private void machine(long programs, long stolen, long idle, long waitingMicros) throws IOException {
        Files.writeString(
                proc.resolve("stat"),
                "cpu  " + (programs - 30) + " 10 20 " + idle + " 0 0 0 " + stolen + " 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n");
        Files.writeString(
                proc.resolve("pressure").resolve("cpu"),
                "some avg10=1.00 avg60=2.00 avg300=3.00 total=" + waitingMicros
                        + "\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=7\n");
    }

    private void process(long pid, long parent, String name, long ticks) throws IOException {
        process(pid, parent, name, ticks, 0);
    }

    private void process(long pid, long parent, String name, long ticks, long childTicks) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.createDirectories(folder.resolve("fd"));
        Files.writeString(
                folder.resolve("stat"),
                pid + " (" + name + ") S " + parent + " 1 1 0 -1 4194304 100 0 0 0 " + ticks + " 0 " + childTicks
                        + " 0 20 0 1 0 " + (1_000 + pid) + " 3133440 414\n");
    }

    private void holds(long pid, int descriptor, long inode) throws IOException {
        Files.createSymbolicLink(
                proc.resolve(Long.toString(pid)).resolve("fd").resolve(Integer.toString(descriptor)),
                Path.of("socket:[" + inode + "]"));
    }

    private void sockets(String... rows) throws IOException {
        Files.writeString(
                proc.resolve("net").resolve("tcp"),
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
                        + String.join("\n", rows)
                        + "\n");
    }

    private static String listening(int port, long inode) {
        return String.format(
                "   0: 0100007F:%04X 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 %d 1 0 100",
                port, inode);
    }

    private static String connected(int from, int to, long inode) {
        return String.format(
                "   1: 0100007F:%04X 0100007F:%04X 01 00000000:00000000 00:00000000 00000000     0        0 %d 1 0 20",
                from, to, inode);
    }

    private ProcessorWatch watch(String target) {
        ProcessorWatch watch = waiting(target);
        watch.begin();
        return watch;
    }

    private ProcessorWatch waiting(String target) {
        return new ProcessorWatch(proc, TargetProcesses.of(URI.create(target), SELF), SELF, nanos::get);
    }

    /** 1,000 ticks of all cores pass, 10 seconds. */
    private ProcessorUse after(ProcessorWatch watch, long programs, long stolen, long waitingMicros)
            throws IOException {
        machine(1_000 + programs, stolen, 9_000 + 1_000 - programs - stolen, waitingMicros);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
        ProcessorUse use = watch.end();
        assertThat(use).isNotNull();
        return use;
    }

    @Test
    void whatOtherProgramsUsedIsWhatTheInjectorDidNot() throws IOException {
        process(77, 1, "stress (ng) 1", 5_000);
        ProcessorWatch watch = watch("http://203.0.113.7:80");
        process(SELF, 1, "java", 580);
        process(77, 1, "stress (ng) 1", 5_700);

        ProcessorUse use = after(watch, 790, 40, 8_300_000);

        assertThat(use.ownShare()).isCloseTo(0.08, within(1e-9));
        assertThat(use.othersShare()).isCloseTo(0.71, within(1e-9));
        assertThat(use.busiestOther()).isEqualTo("stress (ng) 1");
        assertThat(use.stolenShare()).isCloseTo(0.04, within(1e-9));
        assertThat(use.waitingShare()).isCloseTo(0.83, within(1e-9));
        assertThat(use.targetShare()).isNull();
        assertThat(use.targetAmongOthers()).as("it stands elsewhere").isFalse();
    }

    @Test
    void whatAHookTookBeforeTheLoadBeganIsNotOfTheLoad() throws IOException {
        process(77, 1, "pg_restore", 5_000);
        ProcessorWatch watch = waiting("http://203.0.113.7:80");
        assertThat(watch.end()).as("nothing has begun").isNull();
        process(77, 1, "pg_restore", 9_000);
        machine(5_000, 0, 9_000, 0);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(50));
        watch.begin();
        process(77, 1, "pg_restore", 9_100);
        machine(5_100, 0, 9_900, 0);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));

        ProcessorUse use = watch.end();

        assertThat(use).isNotNull();
        assertThat(use.othersShare()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void aTargetHereIsToldApartWithWhateverItIsConnectedToHere() throws IOException {
        process(20, 1, "nginx", 0);
        process(21, 20, "nginx", 100);
        process(30, 1, "postgres", 0, 50);
        process(31, 30, "postgres", 10);
        process(40, 1, "cron", 0);
        holds(20, 3, 801);
        holds(21, 3, 801);
        holds(21, 4, 802);
        holds(30, 3, 803);
        sockets(listening(8080, 801), connected(50_000, 5432, 802), listening(5432, 803), listening(22, 804));
        ProcessorWatch watch = watch("http://127.0.0.1:8080");
        process(SELF, 1, "java", 600);
        process(21, 20, "nginx", 250);
        process(30, 1, "postgres", 0, 70);
        process(31, 30, "postgres", 40);
        process(32, 30, "postgres", 25);
        process(40, 1, "cron", 5);

        ProcessorUse use = after(watch, 330, 0, 0);

        assertThat(use.ownShare()).isCloseTo(0.1, within(1e-9));
        assertThat(use.targetShare())
                .as("150 of the worker, 20 of backends that ended, 30 of one that stayed, 25 of a new one")
                .isCloseTo(0.225, within(1e-9));
        assertThat(use.othersShare()).isCloseTo(0.005, within(1e-9));
        assertThat(use.targetAmongOthers()).isFalse();
    }

    @Test
    void aTargetHereWhoseProcessesCannotBeSeenIsAmongTheOthers() throws IOException {
        process(20, 1, "nginx", 0);
        sockets(listening(8080, 801));
        ProcessorWatch watch = watch("http://127.0.0.1:8080");
        process(20, 1, "nginx", 200);

        ProcessorUse use = after(watch, 200, 0, 0);

        assertThat(use.targetShare()).isNull();
        assertThat(use.othersShare()).isCloseTo(0.2, within(1e-9));
        assertThat(use.targetAmongOthers()).isTrue();
    }

    @Test
    void whatTheInjectorStartedIsTheTargetsWhereItIsHereAndElseItsOwn() throws IOException {
        process(50, SELF, "node", 10);
        holds(50, 5, 900);
        sockets(listening(8080, 900));
        ProcessorWatch here = watch("http://127.0.0.1:8080");
        ProcessorWatch elsewhere = watch("http://203.0.113.7");
        process(SELF, 1, "java", 500, 40);
        process(50, SELF, "node", 70);

        assertThat(after(here, 100, 0, 0).targetShare()).isCloseTo(0.1, within(1e-9));
        ProcessorUse apart = elsewhere.end();
        assertThat(apart).isNotNull();
        assertThat(apart.ownShare()).isCloseTo(0.1, within(1e-9));
        assertThat(apart.othersShare()).isZero();
    }

    @Test
    void aNumberThatWasGivenToAnotherProcessIsAnotherProcess() {
        ProcessTime before = new ProcessTime(7, 1, "a", 100, 900, 0);
        ProcessTime again = new ProcessTime(7, 1, "b", 200, 30, 0);

        assertThat(again.ticksSince(Map.of(7L, before))).isEqualTo(30);
        assertThat(new ProcessTime(7, 1, "a", 100, 950, 0).ticksSince(Map.of(7L, before)))
                .isEqualTo(50);
    }

    @Test
    void whereNothingIsToldNothingIsSaid() throws IOException {
        Path elsewhere = Files.createDirectory(proc.resolve("empty"));
        ProcessorWatch none = new ProcessorWatch(
                elsewhere, TargetProcesses.of(URI.create("http://127.0.0.1:1"), SELF), SELF, nanos::get);
        none.begin();
        assertThat(none.end()).isNull();

        ProcessorWatch watch = watch("http://203.0.113.7");
        machine(1_100, 0, 9_900, 0);
        Files.writeString(proc.resolve("pressure").resolve("cpu"), "nonsense\n");
        ProcessorUse use = watch.end();
        assertThat(use).isNotNull();
        assertThat(use.waitingShare()).isNull();
    }

    @Test
    void addressesOfBothFamiliesAreRead() {
        String mapped = "0: 0000000000000000FFFF00000100007F:1F90 00000000000000000000000000000000:0000 0A"
                + " 00000000:00000000 00:00000000 00000000 0 0 4711 1 0 100";
        String any = mapped.replace("0000000000000000FFFF00000100007F", "00000000000000000000000000000000");
        String six = mapped.replace("0000000000000000FFFF00000100007F", "00000000000000000000000001000000");
        InetSocketAddress four = new InetSocketAddress("127.0.0.1", 8080);
        InetSocketAddress loopback6 = new InetSocketAddress("::1", 8080);

        assertThat(LocalSockets.parsed(mapped).orElseThrow().listensAt(four)).isTrue();
        assertThat(LocalSockets.parsed(any).orElseThrow().listensAt(four)).isTrue();
        assertThat(LocalSockets.parsed(six).orElseThrow().listensAt(four)).isFalse();
        assertThat(LocalSockets.parsed(six).orElseThrow().listensAt(loopback6)).isTrue();
        for (String other :
                List.of("sl local_address", "", "0: zz:zz 0:0 0A 0 0 0 0 0 1", mapped.replace("0A", "06"))) {
            assertThat(LocalSockets.parsed(other)).isEmpty();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisMachineTellsOfItsOwnProcesses() throws IOException {
        long self = ProcessHandle.current().pid();
        Path real = Path.of("/proc");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());

            assertThat(LocalSockets.readFrom(real, -1).listeningAt(address)).contains(self);
            assertThat(ProcessTime.all(real)).containsKey(self);
            assertThat(MachineTime.readFrom(real))
                    .hasValueSatisfying(time -> assertThat(time.programTicks()).isBetween(1L, time.allTicks()));
        }
    }
}
