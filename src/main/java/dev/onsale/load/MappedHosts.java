package dev.onsale.load;

import dev.onsale.plan.HostMap;
import dev.onsale.plan.HostPort;
import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.gatling.http.client.resolver.InetAddressNameResolver;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Leads connections elsewhere, in two steps: a request for a mapped address finds the other host's addresses under its own
 * host's name, so that the old name need not exist; and the connection under that name goes to the other host and port.
 */
final class MappedHosts {

    static final MappedHosts NONE = new MappedHosts(Map.of());

    private final Map<HostPort, Elsewhere> byOld;

    private record Elsewhere(HostPort to, List<InetAddress> addresses) {}

    private MappedHosts(Map<HostPort, Elsewhere> byOld) {
        this.byOld = byOld;
    }

    /** @throws TargetUnreachableException if there is no such host as one that it maps to */
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
            throw new TargetUnreachableException(to + " does not answer: " + to.host() + " is not known", e);
        }
    }

    /** The same request; if its address is mapped and no proxy takes it there, it is led to the other. */
    Request led(Request request) {
        if (byOld.isEmpty() || request.getProxyServer() != null) {
            return request;
        }
        HostPort asked =
                new HostPort(request.getUri().getHost(), request.getUri().getExplicitPort());
        Elsewhere elsewhere = byOld.get(asked);
        return elsewhere == null ? request : resolving(request, new Known(named(elsewhere.addresses(), asked.host())));
    }

    /** Where a connection to this address leads; empty if it is not mapped. */
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

    private static Request resolving(Request request, InetAddressNameResolver resolver) {
        return new Request(
                request.getName(),
                request.getMethod(),
                request.getUri(),
                request.getHeaders(),
                request.getCookies(),
                request.getBody(),
                request.getRequestTimeout(),
                request.isAutoOrigin(),
                request.getLocalAddresses(),
                request.getRealm(),
                request.getProxyServer(),
                request.getProxyProtocolSourceIpV4Address(),
                request.getProxyProtocolSourceIpV6Address(),
                request.getSignatureCalculator(),
                resolver,
                request.isHttp2Enabled(),
                request.getHttp2PriorKnowledge(),
                request.getWsSubprotocol());
    }

    /** Asks nobody. */
    private record Known(List<InetAddress> addresses) implements InetAddressNameResolver {
        @Override
        public Future<List<InetAddress>> resolveAll(
                String host, Promise<List<InetAddress>> promise, HttpListener listener) {
            return promise.setSuccess(addresses);
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}
