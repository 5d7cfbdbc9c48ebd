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
 * Requests for mapped hosts, which resolve to the other host's addresses under their own host's name, so that the old
 * name need not exist.
 */
final class LedRequests {

    private LedRequests() {}

    /** A copy of the request, redirected as this loop's connections are mapped. */
    static Request led(Request request, EventLoop loop) {
        // A request through a proxy resolves no address itself.
        if (!(loop instanceof HostRoutes.Loop routed)
                || routed.routes().isEmpty()
                || request.getProxyServer() != null) {
            return request;
        }
        List<InetAddress> addresses = routed.routes()
                .addressesOf(request.getUri().getHost(), request.getUri().getExplicitPort());
        return addresses == null ? request : RequestCopy.resolvedBy(new Known(addresses), request);
    }

    /** Sends no DNS query. */
    private record Known(List<InetAddress> addresses) implements InetAddressNameResolver {

        @Override
        public Future<List<InetAddress>> resolveAll(
                String host, Promise<List<InetAddress>> promise, HttpListener listener) {
            return promise.setSuccess(addresses);
        }

        @Override
        public void close() {
            // Holds no resources.
        }
    }
}
