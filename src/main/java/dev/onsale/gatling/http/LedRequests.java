package dev.onsale.gatling.http;

import dev.onsale.gatling.request.RequestCopy;
import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.gatling.http.client.resolver.InetAddressNameResolver;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.util.List;

/**
 * Requests for hosts that are mapped elsewhere, which find the other host's addresses under their own host's name, so
 * that the old name need not exist.
 */
final class LedRequests {

    private LedRequests() {}

    /** The same request, led where connections of this loop are mapped to. */
    static Request led(Request request, EventLoop loop) {
        // What a proxy takes there asks for no address itself.
        if (!(loop instanceof HostRoutes.Loop routed)
                || routed.routes().isEmpty()
                || request.getProxyServer() != null) {
            return request;
        }
        List<InetAddress> addresses = routed.routes()
                .addressesOf(request.getUri().getHost(), request.getUri().getExplicitPort());
        return addresses == null ? request : RequestCopy.resolvedBy(new Known(addresses), request);
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
