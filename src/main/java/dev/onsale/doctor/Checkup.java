package dev.onsale.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Checks the machine.
 *
 * @param files the system's own information
 * @param clock the wall clock
 * @param steadyNanos a monotonic clock
 * @param reports where runs are stored
 * @param cache the user's cache folder of onsale
 * @param builtAtMs when onsale was built, epoch ms; 0 if unknown
 * @param onClassPath whether a resource of this name exists
 */
public record Checkup(
        Machine machine,
        SystemFiles files,
        Clock clock,
        LongSupplier steadyNanos,
        Path reports,
        Path cache,
        long builtAtMs,
        Predicate<String> onClassPath,
        Programs programs) {
    private static final int CONNECT_WITHIN_MS = 2_000;
    private static final int TICKS_A_SECOND = 100;
    private static final int REPORTS_MIB_WANTED = 200;
    private static final int CACHE_MIB_WANTED = 50;
    private static final int JDK_MIN = 17;

    /**
     * What was measured while the counters ran.
     *
     * @param usedNanos processor time used by this process
     * @param lateMs how late this process was woken: of a hundred times, the second worst and the worst
     */
    public record Watched(long usedNanos, double lateMs, double lateMsMax) {}

    /** Findings about this machine as an injector. */
    public List<Finding> injector(Supplier<Watched> watching) {
        Moment before = moment();
        Watched watched = watching.get();
        double ownTicks = (double) watched.usedNanos() * TICKS_A_SECOND / TimeUnit.SECONDS.toNanos(1);
        Moment after = moment();
        return List.of(
                java(),
                Processors.cores(machine, files),
                Limits.memory(files),
                Limits.openFiles(machine),
                Limits.ports(files),
                loopback(),
                Clocks.clock(files, before, after, builtAtMs),
                Processors.wakings(watched),
                Processors.steal(before, after),
                Processors.throttling(before, after),
                Processors.pressure(files),
                Processors.others(
                        before, after, ownTicks, ProcessHandle.current().pid(), machine.cores()),
                Folders.writable("reports", reports, REPORTS_MIB_WANTED, "--reports DIR"),
                Folders.writable("cache", cache, CACHE_MIB_WANTED, "XDG_CACHE_HOME"));
    }

    /** Findings about it as the machine of the practice box office. */
    public List<Finding> practice() {
        return PracticeNeeds.of(machine, files, cache, onClassPath, programs);
    }

    private Moment moment() {
        return Moment.of(files, clock.millis(), steadyNanos.getAsLong());
    }

    private Finding java() {
        String what = "Java";
        String seen = machine.javaVersion() + " at " + machine.javaHome();
        if (!machine.compiles()) {
            return Finding.bad(
                    what,
                    seen + ", without a compiler",
                    "install a JDK, version " + JDK_MIN
                            + " or later, not a JRE, and set JAVA_HOME to it: onsale compiles scenarios");
        }
        return Finding.good(what, seen + ", with a compiler");
    }

    private static Finding loopback() {
        String what = "loopback";
        InetAddress address = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(0, 1, address);
                Socket client = new Socket()) {
            client.connect(server.getLocalSocketAddress(), CONNECT_WITHIN_MS);
            return Finding.good(what, "connections to " + address.getHostAddress() + " work");
        } catch (IOException e) {
            return Finding.bad(
                    what,
                    "no connection to " + address.getHostAddress() + ": " + e.getMessage(),
                    "bring the interface up (ip link set lo up), or fix the firewall: the injector warms up there");
        }
    }
}
