package dev.onsale.fleet;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.RegularFile;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that this process is on. */
final class ThisHost {
    /** An address that only processes of this machine can reach. */
    static final String LOOPBACK = "loopback";

    private static final String PLACEHOLDER = "127.0.1.1";

    private static final Path NETWORKS = Path.of("/sys/class/net");
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

    /** @param bind {@link #LOOPBACK}, an address, or empty for the address at which other machines know this one */
    static InetAddress address(String bind) {
        try {
            if (bind.equals(LOOPBACK)) {
                return InetAddress.getLoopbackAddress();
            }
            return bind.isEmpty() ? reachable(InetAddress.getLocalHost()) : InetAddress.getByName(bind);
        } catch (UnknownHostException | SocketException e) {
            throw new BadInputException(
                    "this machine has no address that other injectors could reach: " + e.getMessage(),
                    "make its name resolve to one, for example in /etc/hosts",
                    e);
        }
    }

    /**
     * Debian writes a machine's own name with 127.0.1.1 into /etc/hosts, an address that no other machine can use.
     *
     * @param named the address that this machine's name resolves to
     */
    static InetAddress reachable(InetAddress named) throws SocketException {
        if (!named.getHostAddress().equals(PLACEHOLDER)) {
            return named;
        }
        return NetworkInterface.networkInterfaces()
                .filter(ThisHost::isUp)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .filter(address -> !address.isLinkLocalAddress())
                .findFirst()
                .orElse(named);
    }

    /** Whether it connects to other machines: bridges of containers are virtual, and reach only this one. */
    private static boolean isUp(NetworkInterface each) {
        try {
            return each.isUp() && !each.isVirtual() && !Files.exists(NETWORKS.resolve(each.getName() + "/bridge"));
        } catch (SocketException e) {
            return false;
        }
    }
}
