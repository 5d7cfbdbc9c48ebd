package dev.onsale.judge;

import dev.onsale.record.Recorded;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** How what the injector ran short of is mended, by the words under which faults are counted. */
final class Shortages {
    private static final Map<String, String> HINTS = hints();
    private static final String MORE = "give the injector what it ran short of";

    private Shortages() {}

    private static Map<String, String> hints() {
        String checked = "check a smaller part of the target's answers, or give the injector more memory:"
                + " ONSALE_JAVA_OPTS='-Xmx1g -XX:MaxDirectMemorySize=512m'";
        String memory =
                "give the injector more memory, ONSALE_JAVA_OPTS='-Xmx1g -XX:MaxDirectMemorySize=512m', or send less";
        Map<String, String> hints = new LinkedHashMap<>();
        hints.put("too many open files", "raise its limit on open files (ulimit -n)");
        hints.put(
                "no ephemeral ports left",
                "give it more ports (net.ipv4.ip_local_port_range), or let visitors keep their connections");
        hints.put("no threads left", "raise its limit on threads (ulimit -u)");
        hints.put("no buffer space left", "give its system more memory for sockets (net.ipv4.tcp_mem)");
        hints.put("no direct memory left", memory);
        hints.put("out of memory", memory);
        hints.put("a body to be checked", checked);
        hints.put("bodies to be checked", checked);
        hints.put(Recorded.JOURNEY_LINES_DROPPED, "write the reports to a faster disk (--reports)");
        return hints;
    }

    /**
     * @param faults as they are counted
     * @return clauses, joined by a semicolon
     */
    static String mended(Collection<String> faults) {
        Set<String> hints = new LinkedHashSet<>();
        faults.forEach(fault -> hints.add(HINTS.entrySet().stream()
                .filter(hint -> fault.startsWith(hint.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MORE)));
        return hints.isEmpty() ? MORE : String.join("; ", hints);
    }
}
