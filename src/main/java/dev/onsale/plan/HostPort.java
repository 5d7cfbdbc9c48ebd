package dev.onsale.plan;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a connection.
 *
 * @param host in the normal form for comparison, see {@link HostName}; an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {
    private static final Set<String> SECURED = Set.of("https", "wss");
    private static final int PORT_MAX = 65_535;
    private static final Pattern WRITTEN = Pattern.compile("(?<host>\\[[^\\[\\]]*]|[^:@/\\[\\]]+):(?<port>[0-9]{1,5})");
    private static final Pattern URL = Pattern.compile(
            "(?<scheme>https?|wss?)://(?:[^@/?#]*@)?(?<host>\\[[^\\[\\]]*]|[^:@/?#\\[\\]]+)"
                    + "(?::(?<port>[0-9]{1,5}))?(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    public HostPort {
        host = HostName.comparable(host).orElse(host);
    }

    /** Parses {@code shop.example:443} or {@code [::1]:443}; empty if it is neither. */
    public static Optional<HostPort> parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        return parts.matches() ? of(parts.group("host"), Integer.parseInt(parts.group("port"))) : Optional.empty();
    }

    /** The address of an http, https, ws or wss URL; empty for any other text, such as a path on the base URL. */
    public static Optional<HostPort> ofUrl(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String port = parts.group("port");
        return of(parts.group("host"), port == null ? usualPort(parts.group("scheme")) : Integer.parseInt(port));
    }

    /** The address of a URL with a host. */
    public static HostPort of(URI url) {
        return new HostPort(url.getHost(), url.getPort() < 0 ? usualPort(url.getScheme()) : url.getPort());
    }

    private static Optional<HostPort> of(String host, int port) {
        return port < 1 || port > PORT_MAX
                ? Optional.empty()
                : HostName.comparable(host).map(name -> new HostPort(name, port));
    }

    private static int usualPort(String scheme) {
        return SECURED.contains(scheme.toLowerCase(Locale.ROOT)) ? 443 : 80;
    }

    /** As written in a URL. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
