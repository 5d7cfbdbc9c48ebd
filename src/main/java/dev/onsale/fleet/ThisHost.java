package dev.onsale.fleet;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.RegularFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that this process is on. */
final class ThisHost {
    /** An address that only processes of this machine can reach. */
    static final String LOOPBACK = "loopback";

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path NETWORK = Path.of("/proc/self/ns/net");

    private ThisHost() {}

    /** Its own name; empty if the name does not resolve to an address. */
    static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    /** Equal for all processes that share this one's loopback, and different for all others. */
    static String machine() {
        try {
            return RegularFile.text(BOOT, 1_000).strip() + " " + Files.readSymbolicLink(NETWORK);
        } catch (IOException e) {
            // Not Linux: the name has to do.
            return name();
        }
    }

    /** @param bind {@link #LOOPBACK}, an address, or empty for the address that this machine's name resolves to */
    static InetAddress address(String bind) {
        try {
            if (bind.equals(LOOPBACK)) {
                return InetAddress.getLoopbackAddress();
            }
            return bind.isEmpty() ? InetAddress.getLocalHost() : InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new BadInputException(
                    "this machine has no address that other injectors could reach: " + e.getMessage(),
                    "make its name resolve to one, for example in /etc/hosts",
                    e);
        }
    }
}
