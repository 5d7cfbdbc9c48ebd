package dev.onsale.load;

import dev.onsale.plan.AllowedHosts;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.HostName;
import dev.onsale.plan.HostPort;
import dev.onsale.plan.TargetUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Where the load may go, and whether anything responds there. */
public final class TargetAddress {

    private static final int CONNECT_MS_MAX = 3_000;
    private static final long LOOK_UP_MS_MAX = 2_000;
    private static final int PORT_MAX = 65_535;

    /** So that a name with many addresses does not cost a time-out for each of them. */
    private static final int ADDRESSES_MAX = 8;

    private TargetAddress() {}

    /**
     * @param name the user's word for it, such as {@code target}
     * @return the target as a URL without a trailing slash
     * @throws BadInputException if it is not a valid target, or its host is neither loopback nor allowed
     */
    public static URI allowed(String name, String target, Set<String> allowedHosts) {
        return allowed(name, target, allowedHosts, HostMap.NONE);
    }

    /** The same for an address that may be redirected: it is judged by its new address. */
    public static URI allowed(String name, String target, Set<String> allowedHosts, HostMap map) {
        URI url = targetUrl(name, target);
        if (map.to(HostPort.of(url)).isEmpty()) {
            requireAllowed(url, allowedHosts);
        }
        List<BadInputException> refusals = refusals(map, allowedHosts);
        if (!refusals.isEmpty()) {
            throw BadInputException.ofAll(refusals);
        }
        return url;
    }

    /** @throws BadInputException if it is not a valid target */
    static URI targetUrl(String name, String target) {
        return TargetUrl.of(target).orElseThrow(() -> {
            TargetUrl.Fault fault = TargetUrl.fault(target).orElseThrow();
            return new BadInputException(
                    name + " " + target + (fault.what() == null ? " is not a URL" : " " + fault.what()), fault.hint());
        });
    }

    /** The new addresses of a map that are not allowed, each once: permission for the old address does not count. */
    static List<BadInputException> refusals(HostMap map, Set<String> allowedHosts) {
        return map.entries().entrySet().stream()
                .filter(entry -> !isAllowed(entry.getValue().host(), allowedHosts))
                .map(entry -> refusal(
                        HostMap.option(entry.getKey(), entry.getValue()) + " leads to "
                                + entry.getValue().host() + ", which",
                        entry.getValue().host()))
                .toList();
    }

    /** The same for an address called the target. */
    public static URI allowed(String target, Set<String> allowedHosts) {
        return allowed("target", target, allowedHosts);
    }

    /** @throws BadInputException if the host is neither loopback nor allowed */
    static void requireAllowed(URI url, Set<String> allowedHosts) {
        String host = url.getHost();
        if (!isAllowed(host, allowedHosts)) {
            throw refusal("target " + host, host);
        }
    }

    /** @param what the subject of the sentence, such as {@code target shop.example} */
    static BadInputException refusal(String what, String host) {
        String plain = host.replaceAll("[\\[\\]]", "");
        String quoted = plain.contains(":") ? "'" + plain + "'" : plain;
        return new BadInputException(
                what + " is not this machine, and the plan does not allow it",
                "to allow it: allowedTargets: [" + quoted + "] in the plan, or --allow-target " + plain);
    }

    /** Whether connections to it may be opened: it is loopback, a name of loopback, or allowed by name. */
    static boolean isAllowed(String host, Set<String> allowedHosts) {
        return HostName.isLoopback(host) || AllowedHosts.of(allowedHosts).contains(host) || isNameOfLoopback(host);
    }

    /** As {@code /etc/hosts} may define {@code shop.test}. Each connection's own address is checked later. */
    private static boolean isNameOfLoopback(String host) {
        if (HostName.isNumeric(HostName.comparable(host).orElse(host))) {
            return false;
        }
        try {
            return CompletableFuture.supplyAsync(() -> resolved(host))
                    .thenApply(addresses ->
                            !addresses.isEmpty() && addresses.stream().allMatch(InetAddress::isLoopbackAddress))
                    .get(LOOK_UP_MS_MAX, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private static List<InetAddress> resolved(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    /**
     * Tries each address of the host, as the load does.
     *
     * @throws TargetUnreachableException if nothing accepts a connection at any of them
     */
    public static void requireReachable(URI url) {
        int port = url.getPort() >= 0 ? url.getPort() : (url.getScheme().equals("https") ? 443 : 80);
        List<String> refusals = new ArrayList<>();
        IOException last = new UnknownHostException("no address");
        for (InetAddress address : addresses(url.getHost(), port)) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), CONNECT_MS_MAX);
                return;
            } catch (IOException e) {
                refusals.add(e.getMessage() + " at " + address.getHostAddress());
                last = e;
            }
        }
        String why = refusals.size() == 1 ? String.valueOf(last.getMessage()) : String.join(", ", refusals);
        throw new TargetUnreachableException(url.getHost() + ":" + port + " does not answer: " + why, last);
    }

    private static List<InetAddress> addresses(String host, int port) {
        try {
            return Stream.of(InetAddress.getAllByName(host))
                    .limit(ADDRESSES_MAX)
                    .toList();
        } catch (UnknownHostException e) {
            throw new TargetUnreachableException(
                    host + ":" + port + " does not answer: " + host + " cannot be resolved", e);
        }
    }

    /** @throws BadInputException if it is not an http(s) URL; it may have a query */
    static URI url(String target) {
        try {
            URI url = URI.create(target);
            String scheme = url.getScheme();
            if (url.getHost() != null
                    && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                    && url.getPort() != 0
                    && url.getPort() <= PORT_MAX) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw noUrl(target);
        }
        throw noUrl(target);
    }

    private static BadInputException noUrl(String target) {
        return new BadInputException(
                "target " + target + " is not a URL", "use a URL such as http://127.0.0.1:8080, or practice");
    }
}
