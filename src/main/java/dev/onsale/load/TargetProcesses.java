package dev.onsale.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The processes of a target on this machine: those that listen at its address, their descendants, and likewise those
 * that they are connected to here, such as the nodes behind a balancer and their database.
 */
record TargetProcesses(List<InetSocketAddress> addresses, long self) {

    /** @return without addresses, if the target is elsewhere */
    static TargetProcesses of(URI target, long self) {
        int port =
                target.getPort() >= 0 ? target.getPort() : (target.getScheme().equals("https") ? 443 : 80);
        String host = target.getHost().replaceAll("^\\[|]$", "");
        try {
            return new TargetProcesses(
                    List.of(InetAddress.getAllByName(host)).stream()
                            .filter(TargetProcesses::isHere)
                            .map(address -> new InetSocketAddress(address, port))
                            .toList(),
                    self);
        } catch (UnknownHostException elsewhere) {
            return new TargetProcesses(List.of(), self);
        }
    }

    private static boolean isHere(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException notTold) {
            return false;
        }
    }

    boolean isHere() {
        return !addresses.isEmpty();
    }

    /** @return their numbers; empty if this user may not see them, or nothing listens */
    Set<Long> found(Path proc, Map<Long, ProcessTime> processes) {
        if (!isHere()) {
            return Set.of();
        }
        LocalSockets sockets = LocalSockets.readFrom(proc, self);
        Set<InetSocketAddress> known = new HashSet<>();
        Set<InetSocketAddress> news = new HashSet<>(addresses);
        Set<Long> family = new HashSet<>();
        while (known.addAll(news)) {
            Set<Long> listening = new HashSet<>();
            known.forEach(address -> listening.addAll(sockets.listeningAt(address)));
            family = ProcessTime.withDescendants(listening, processes);
            family.remove(self);
            news = sockets.reachedFrom(family);
        }
        return family;
    }
}
