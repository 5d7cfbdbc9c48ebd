package dev.onsale.export;

import dev.onsale.plan.AllowedHosts;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.HostName;
import dev.onsale.plan.TargetUrl;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where OTLP goes: the base URL of a collector, to which {@code /v1/metrics} and {@code /v1/logs} are added.
 *
 * @param endpoint without a slash at its end
 * @param headers sent with every export; never shown
 */
public record Collector(URI endpoint, Map<String, String> headers) {
    private static final String OPTION = "--otlp ";

    public Collector {
        headers = Map.copyOf(headers);
    }

    /**
     * A collector on this machine, or on a host that the user has named for it. Hosts that the load may go to are none of
     * these, nor may the load go to these.
     *
     * @param allowedCollectors hosts as the user wrote them
     * @throws BadInputException if it is no URL of a collector, or its host is neither
     */
    public static Collector allowed(String written, Collection<String> allowedCollectors, Map<String, String> headers) {
        for (String host : allowedCollectors) {
            if (HostName.comparable(host).isEmpty()) {
                throw new BadInputException(
                        "--allow-collector is '" + host + "', but must be a host name without scheme, port or path",
                        "name the exact host, such as --allow-collector otel.example.org");
            }
        }
        URI url = url(written);
        if (!HostName.isLoopback(url.getHost())
                && !AllowedHosts.of(allowedCollectors).contains(url.getHost())) {
            throw new BadInputException(
                    OPTION + url + ": " + url.getHost() + " is neither this machine nor an allowed collector",
                    "to allow it: --allow-collector " + url.getHost() + "; it allows no load there");
        }
        return new Collector(url, headers);
    }

    private static URI url(String written) {
        String base = Stream.of("/v1/metrics", "/v1/logs")
                .filter(written::endsWith)
                .findFirst()
                .map(path -> written.substring(0, written.length() - path.length()))
                .orElse(written);
        URI url = TargetUrl.of(base).orElseThrow(() -> {
            TargetUrl.Fault fault = TargetUrl.fault(base).orElseThrow();
            // What was written may hold a password where nobody finds it.
            return new BadInputException(
                    OPTION + "is not a collector URL" + (fault.what() == null ? "" : ": it " + fault.what()),
                    "give the base URL of a collector that accepts OTLP over HTTP, such as --otlp http://127.0.0.1:4318");
        });
        if (url.getRawUserInfo() != null) {
            throw new BadInputException(
                    OPTION + "contains a user or password, which process lists would show",
                    "send it as a header from the environment: --otlp-header 'Authorization: Basic ${OTLP_TOKEN}'");
        }
        return url;
    }

    /** The address alone. */
    @Override
    public String toString() {
        return endpoint.toString();
    }
}
