package dev.onsale.load;

import dev.onsale.gatling.http.HostRoutes;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.HostPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Redirects connections in two steps: a request for a mapped address resolves to the other host's addresses under its
 * original host name, so that the old name need not exist; and the connection under that name goes to the other host
 * and port.
 */
final class MappedHosts implements HostRoutes {

    static final MappedHosts NONE = new MappedHosts(Map.of());

    private final Map<HostPort, Elsewhere> byOld;

    private record Elsewhere(HostPort to, List<InetAddress> addresses) {}

    private MappedHosts(Map<HostPort, Elsewhere> byOld) {
        this.byOld = byOld;
    }

    /** @throws TargetUnreachableException if the new host of a mapping does not exist */
    static MappedHosts of(HostMap map) {
        if (map.isEmpty()) {
            return NONE;
        }
        Map<HostPort, Elsewhere> byOld = new LinkedHashMap<>();
        map.entries().forEach((from, to) -> byOld.put(from, new Elsewhere(to, addresses(to))));
        return new MappedHosts(byOld);
    }

    private static List<InetAddress> addresses(HostPort to) {
        try {
            return List.of(InetAddress.getAllByName(to.host()));
        } catch (UnknownHostException e) {
            throw new TargetUnreachableException(to + " does not answer: " + to.host() + " cannot be resolved", e);
        }
    }

    @Override
    public boolean isEmpty() {
        return byOld.isEmpty();
    }

    @Override
    public @Nullable List<InetAddress> addressesOf(String host, int port) {
        Elsewhere elsewhere = byOld.get(new HostPort(host, port));
        return elsewhere == null ? null : named(elsewhere.addresses(), host);
    }

    /** The new address of a connection; empty if it is not mapped. */
    Optional<InetSocketAddress> connection(InetSocketAddress address) {
        Elsewhere elsewhere = byOld.isEmpty() || address.getPort() < 1
                ? null
                : byOld.get(new HostPort(address.getHostString(), address.getPort()));
        if (elsewhere == null) {
            return Optional.empty();
        }
        List<InetAddress> there = named(elsewhere.addresses(), elsewhere.to().host());
        InetAddress chosen = there.stream()
                .filter(each -> address.getAddress() != null
                        && Arrays.equals(each.getAddress(), address.getAddress().getAddress()))
                .findFirst()
                .orElse(there.get(0));
        return Optional.of(new InetSocketAddress(chosen, elsewhere.to().port()));
    }

    private static List<InetAddress> named(List<InetAddress> addresses, String name) {
        return addresses.stream()
                .flatMap(address -> {
                    try {
                        return Stream.of(InetAddress.getByAddress(name, address.getAddress()));
                    } catch (UnknownHostException e) {
                        throw new IllegalStateException("an address was of a length that none has", e);
                    }
                })
                .toList();
    }
}
