package dev.onsale.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses whose connections are redirected, as with curl's {@code --connect-to}: only the connection changes. The
 * request, the Host header, the name in the TLS handshake and cookies remain those of the old address.
 */
public final class HostMap {

    public static final HostMap NONE = new HostMap(Map.of());

    private static final String EXAMPLE = "--map-host shop.example:443=127.0.0.1:8443";

    private final Map<HostPort, HostPort> byOld;

    private HostMap(Map<HostPort, HostPort> byOld) {
        this.byOld = Collections.unmodifiableMap(byOld);
    }

    /**
     * @param written each {@code shop.example:443=127.0.0.1:8443}
     * @throws BadInputException if one is malformed, or two have the same old address
     */
    public static HostMap parse(List<String> written) {
        Map<HostPort, HostPort> byOld = new LinkedHashMap<>();
        for (String mapping : written) {
            int between = mapping.indexOf('=');
            Optional<HostPort> from = HostPort.parse(mapping.substring(0, Math.max(0, between)));
            Optional<HostPort> to = HostPort.parse(mapping.substring(between + 1));
            if (from.isEmpty() || to.isEmpty()) {
                throw new BadInputException(
                        "--map-host is '" + mapping + "', expected OLD-HOST:PORT=HOST:PORT, without scheme and path",
                        "write both ports, such as " + EXAMPLE);
            }
            HostPort before = byOld.putIfAbsent(from.get(), to.get());
            if (before != null) {
                throw new BadInputException(
                        "--map-host: " + from.get() + " is mapped twice, to " + before + " and to " + to.get(),
                        "omit one of them");
            }
        }
        return byOld.isEmpty() ? NONE : new HostMap(byOld);
    }

    public boolean isEmpty() {
        return byOld.isEmpty();
    }

    /** Old addresses, and the new address of each, in the order written. */
    public Map<HostPort, HostPort> entries() {
        return byOld;
    }

    /** The new address of a connection; empty if it is not redirected. */
    public Optional<HostPort> to(HostPort address) {
        return Optional.ofNullable(byOld.get(address));
    }

    /** The address that a connection leads to, redirected or not. */
    public HostPort connected(HostPort address) {
        return byOld.getOrDefault(address, address);
    }

    /** The URL with the address that its connection leads to; unchanged if it is not redirected, or not a URL. */
    public String led(String url) {
        return HostPort.ofUrl(url)
                .filter(byOld::containsKey)
                .map(old -> {
                    int authority = url.indexOf("://") + "://".length();
                    int path = authority;
                    while (path < url.length() && "/?#".indexOf(url.charAt(path)) < 0) {
                        path++;
                    }
                    return url.substring(0, authority) + byOld.get(old) + url.substring(path);
                })
                .orElse(url);
    }

    /** An option that redirects this address. */
    public static String option(HostPort from, HostPort to) {
        return "--map-host " + from + "=" + to;
    }
}
