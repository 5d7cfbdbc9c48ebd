package dev.onsale.load;

import dev.onsale.plan.BadInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;

/** Where the load may go, and whether anybody answers there. */
public final class TargetAddress {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");
    private static final int CONNECT_MS_MAX = 3_000;

    private TargetAddress() {}

    /**
     * @return the target as a URL without a trailing slash
     * @throws BadInputException if it is no http(s) URL, or a host that is neither loopback nor allowed by exact name
     */
    public static URI allowed(String target, Set<String> allowedHosts) {
        URI url = url(target);
        requireAllowed(url, allowedHosts);
        return URI.create(target.replaceAll("/+$", ""));
    }

    /** @throws BadInputException if the host is neither loopback nor allowed */
    static void requireAllowed(URI url, Set<String> allowedHosts) {
        String host = url.getHost();
        if (!isLoopback(host) && !allowedHosts.contains(host)) {
            throw new BadInputException(
                    "target " + host + " is not this machine, and the plan does not allow it",
                    "if you mean it: allowedTargets: [" + host + "] in the plan, or --allow-target " + host);
        }
    }

    /**
     * @throws TargetUnreachableException if nothing accepts a connection there
     */
    public static void requireReachable(URI url) {
        int port = url.getPort() >= 0 ? url.getPort() : (url.getScheme().equals("https") ? 443 : 80);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port), CONNECT_MS_MAX);
        } catch (IOException e) {
            throw new TargetUnreachableException(url.getHost() + ":" + port + " does not answer: " + e.getMessage(), e);
        }
    }

    /** @throws BadInputException if it is no http(s) URL */
    static URI url(String target) {
        try {
            URI url = URI.create(target);
            String scheme = url.getScheme();
            if (url.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw noUrl(target);
        }
        throw noUrl(target);
    }

    private static BadInputException noUrl(String target) {
        return new BadInputException(
                "target " + target + " is no URL", "give one such as http://127.0.0.1:8080, or practice");
    }

    static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return ADDRESS.matcher(host).matches()
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
