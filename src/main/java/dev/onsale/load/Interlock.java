package dev.onsale.load;

import dev.onsale.gatling.failure.FailureKind;
import dev.onsale.plan.AllowedHosts;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.HostName;
import dev.onsale.plan.HostPort;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.proxy.ProxyHandler;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Rejects every connection to a host that is neither loopback nor allowed by name, whatever requested it: a redirect,
 * an absolute URL, a base URL of a simulation; and every request that an HTTP proxy should forward to such a host. A
 * redirected connection is judged by its new address.
 */
@Sharable
final class Interlock extends ChannelOutboundHandlerAdapter {

    /** The beginning of the reason with which a connection is rejected. */
    static final String REFUSAL = FailureKind.REFUSED_TARGET;

    private final AllowedHosts allowedHosts;
    private final MappedHosts mapped;
    private final AtomicReference<@Nullable String> firstRefused = new AtomicReference<>();

    private final LongAdder accepted = new LongAdder();
    private final AtomicReference<@Nullable String> firstAccepted = new AtomicReference<>();
    private final Map<String, LongAdder> byAddress = new ConcurrentHashMap<>();
    private final Map<Named, String> shown = new ConcurrentHashMap<>();

    Interlock(Set<String> allowedHosts) {
        this(allowedHosts, MappedHosts.NONE);
    }

    Interlock(Set<String> allowedHosts, MappedHosts mapped) {
        this.allowedHosts = AllowedHosts.of(allowedHosts);
        this.mapped = mapped;
    }

    /** Each channel has its own inspection of what it requests from an HTTP proxy, and of the responses. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.pipeline().addAfter(context.name(), null, new AnswerGuard.Entrance());
        context.pipeline().addAfter(context.name(), null, new ProxyTalk(this));
    }

    @Override
    public void connect(
            ChannelHandlerContext context, SocketAddress asked, SocketAddress local, ChannelPromise promise) {
        SocketAddress remote = asked instanceof InetSocketAddress internet
                ? mapped.connection(internet).orElse(internet)
                : asked;
        // Both SOCKS versions: Gatling's handler knows the destination before it connects to the proxy.
        ProxyHandler proxy = context.pipeline().get(ProxyHandler.class);
        SocketAddress behind = proxy == null ? null : proxy.destinationAddress();
        if (!allows(remote)) {
            promise.setFailure(refusal(nameOf(remote)));
        } else if (behind != null && !allows(behind) && !allowsName(nameOf(behind))) {
            promise.setFailure(refusal(nameOf(behind)));
        } else {
            String where = told(behind == null ? remote : behind);
            String loaded = remote == asked ? where : told(asked) + " → " + told(remote);
            promise.addListener(connecting -> {
                if (connecting.isSuccess()) {
                    accepted.increment();
                    firstAccepted.compareAndSet(null, where);
                    byAddress
                            .computeIfAbsent(loaded, address -> new LongAdder())
                            .increment();
                }
            });
            context.connect(remote, local, promise);
        }
    }

    boolean allowsName(String host) {
        return HostName.isLoopback(host) || allowedHosts.contains(host);
    }

    ConnectException refusal(String host) {
        firstRefused.compareAndSet(null, host);
        return new ConnectException(REFUSAL + ": " + host);
    }

    /** The host of the first rejected connection; {@code null} if there was none. */
    @Nullable
    String firstRefused() {
        return firstRefused.get();
    }

    /** Where the first connection was accepted, as host and port; {@code null} if none was. */
    @Nullable
    String firstAccepted() {
        return firstAccepted.get();
    }

    /** The number of connections accepted so far. */
    long accepted() {
        return accepted.sum();
    }

    /**
     * The number of accepted connections for each address: {@code shop.example:80}, or {@code shop.example:443 →
     * 127.0.0.1:8443} if they were redirected.
     */
    Map<String, Long> addresses() {
        Map<String, Long> addresses = new TreeMap<>();
        byAddress.forEach((address, connections) -> addresses.put(address, connections.sum()));
        return addresses;
    }

    MappedHosts mapped() {
        return mapped;
    }

    /** @throws BadInputException if the load tried to connect to a host that is not allowed */
    void requireStayedInside() {
        String refused = firstRefused();
        if (refused != null) {
            throw new BadInputException(
                    "the scenario tried to connect to " + refused + ", which is not an allowed target",
                    "to allow it: allowedTargets: [" + refused + "] in the plan, or --allow-target " + refused
                            + "; to connect elsewhere, such as to this machine: --map-host " + refused
                            + ":443=127.0.0.1:8443");
        }
    }

    private boolean allows(SocketAddress remote) {
        if (!(remote instanceof InetSocketAddress internet)) {
            return false;
        }
        InetAddress address = internet.getAddress();
        return (address != null && address.isLoopbackAddress()) || allowedHosts.contains(internet.getHostString());
    }

    /** An address as its request names it: two names of one host are two. */
    private record Named(String host, int port) {}

    private String told(SocketAddress remote) {
        return remote instanceof InetSocketAddress internet && internet.getPort() > 0
                ? shown.computeIfAbsent(
                        new Named(internet.getHostString(), internet.getPort()),
                        named -> new HostPort(named.host(), named.port()).toString())
                : remote.toString();
    }

    private static String nameOf(SocketAddress remote) {
        return remote instanceof InetSocketAddress internet ? internet.getHostString() : remote.toString();
    }
}
