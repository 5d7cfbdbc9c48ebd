package dev.onsale.report;

import dev.onsale.record.machine.Shortage;
import java.util.Collection;
import java.util.stream.Collectors;

/** How what the injector ran short of is mended. */
final class ShortageWords {
    private static final String MORE = "give the injector what it ran short of";

    private ShortageWords() {}

    /**
     * @param faults as they are counted
     * @return clauses, joined by a semicolon
     */
    static String mended(Collection<String> faults) {
        return faults.isEmpty()
                ? MORE
                : Shortage.of(faults).stream().map(ShortageWords::mended).collect(Collectors.joining("; "));
    }

    private static String mended(Shortage shortage) {
        return switch (shortage) {
            case OPEN_FILES -> "raise its limit on open files (ulimit -n)";
            case PORTS -> "give it more ports (net.ipv4.ip_local_port_range), or let visitors keep their connections";
            case THREADS -> "raise its limit on threads (ulimit -u)";
            case SOCKET_BUFFERS -> "give its system more memory for sockets (net.ipv4.tcp_mem)";
            case MEMORY ->
                "give the injector more memory, ONSALE_JAVA_OPTS='-Xmx1g -XX:MaxDirectMemorySize=512m', or send less";
            case BODIES ->
                "check a smaller part of the target's answers, or give the injector more memory:"
                        + " ONSALE_JAVA_OPTS='-Xmx1g -XX:MaxDirectMemorySize=512m'";
            case DISK -> "write the reports to a faster disk (--reports)";
            case OTHER -> MORE;
        };
    }
}
