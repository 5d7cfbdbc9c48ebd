package dev.onsale.plan;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parsed address of a target (RFC 3986), so that mistakes are reported before anything is sent. A scenario's
 * request paths are appended to it, so it must end with its path.
 */
public final class TargetUrl {
    private static final int PORT_MAX = 65_535;
    private static final Pattern PARTS =
            Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?<authority>[^/?#\\\\]*)"
                    + "(?<path>[^?#]*)(?<query>\\?[^#]*)?(?<fragment>#.*)?");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<user>[^@]*@)?(?<host>\\[[^\\]]*]|[^:@\\[\\]]*)(?<colon>:(?<port>.*))?");
    private static final Pattern WITHOUT_SCHEME =
            Pattern.compile("(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]):[0-9]+(?:[/?#].*)?");
    private static final String EXAMPLE = "http://127.0.0.1:8080";

    /**
     * Why a text is not a valid target.
     *
     * @param what completes the sentence after the address, e.g. {@code has no host}; {@code null} if it is not a URL
     *     at all. Neither text quotes the address, which may be secret.
     * @param hint how to fix it
     */
    public record Fault(@Nullable String what, String hint) {}

    private final String text;
    private @Nullable URI read;
    private @Nullable Fault fault;

    private TargetUrl(String text) {
        this.text = text;
    }

    /**
     * The address without a trailing slash, its scheme in lower case and its host in ASCII; empty if it has a fault.
     */
    public static Optional<URI> of(String text) {
        TargetUrl url = new TargetUrl(text);
        url.take();
        return Optional.ofNullable(url.read);
    }

    /** Empty if it is a valid target. */
    public static Optional<Fault> fault(String text) {
        TargetUrl url = new TargetUrl(text);
        url.take();
        return Optional.ofNullable(url.fault);
    }

    private void take() {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            fault = WITHOUT_SCHEME.matcher(text).matches()
                    ? new Fault("does not begin with http:// or https://", "put http:// or https:// before it")
                    : new Fault(null, "write one such as " + EXAMPLE);
            return;
        }
        String scheme = parts.group("scheme").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            fault = new Fault(null, "use http:// or https://");
            return;
        }
        if (parts.group("query") != null || parts.group("fragment") != null) {
            String mark = parts.group("query") != null ? "?" : "#";
            fault = new Fault(
                    "has a " + (mark.equals("?") ? "query" : "fragment")
                            + ", which would come before the path of every request",
                    "omit the '" + mark + "' and everything after it: the scenario's requests have their own");
            return;
        }
        Matcher authority = AUTHORITY.matcher(parts.group("authority"));
        if (!authority.matches()) {
            fault = new Fault("has an invalid host", "write one such as " + EXAMPLE);
            return;
        }
        String host = host(authority.group("host"));
        String port = host == null ? null : port(authority);
        if (host != null && port != null) {
            String user = authority.group("user") == null ? "" : authority.group("user");
            assemble(scheme + "://" + user + host + port + parts.group("path").replaceAll("/+$", ""));
        }
    }

    private @Nullable String host(String written) {
        if (written.isEmpty()) {
            fault = new Fault("has no host", "write one such as " + EXAMPLE);
            return null;
        }
        if (written.startsWith("[")) {
            if (HostName.ipv6(written).isEmpty()) {
                fault = new Fault("has no valid IPv6 address in its brackets", "write one such as http://[::1]:8080");
                return null;
            }
            // RFC 6874 writes the '%' before a zone as %25; no zone name begins like that.
            return written.replaceFirst("%25(?=[A-Za-z0-9_.-])", "%");
        }
        Optional<String> ascii =
                HostName.ascii(written).filter(name -> HostName.comparable(name).isPresent());
        if (ascii.isEmpty()) {
            fault = new Fault("has an invalid host", "write its name or address, IPv6 in brackets");
        }
        return ascii.orElse(null);
    }

    private @Nullable String port(Matcher authority) {
        if (authority.group("colon") == null) {
            return "";
        }
        String port = authority.group("port");
        if (port.isEmpty()) {
            fault = new Fault("has a colon but no port", "write the port, or omit the colon");
            return null;
        }
        boolean number = port.matches("[0-9]{1,9}");
        int value = number ? Integer.parseInt(port) : 0;
        if (value < 1 || value > PORT_MAX) {
            fault = new Fault(
                    port.matches("[0-9]+") ? "has an invalid port" : "has a port that is not a number",
                    "write a port from 1 to " + PORT_MAX + ", or no port");
            return null;
        }
        return ":" + value;
    }

    private void assemble(String url) {
        try {
            URI assembled = new URI(url);
            if (assembled.getHost() == null) {
                fault = new Fault(
                        "has an invalid host",
                        "write a name of letters, digits, '-' and '.', or an address such as 127.0.0.1");
            } else {
                read = assembled;
            }
        } catch (URISyntaxException e) {
            fault = new Fault(
                    "has a character that is not allowed in a URL", "percent-encode it, such as %20 for a space");
        }
    }
}
