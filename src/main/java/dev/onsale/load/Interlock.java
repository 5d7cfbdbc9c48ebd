package dev.onsale.load;

import dev.onsale.plan.AllowedHosts;
import dev.onsale.plan.BadInputException;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.proxy.ProxyHandler;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Refuses every connection to a host that is neither loopback nor allowed by name, whoever asked for it: a redirect,
 * an absolute URL, a base URL that a simulation brought along; and every request that an HTTP proxy is to take to such a
 * host.
 */
@Sharable
final class Interlock extends ChannelOutboundHandlerAdapter {

    /** How the reason begins that a refused connection is given. */
    static final String REFUSAL = "not an allowed target";

    private final AllowedHosts allowedHosts;
    private final AtomicReference<@Nullable String> firstRefused = new AtomicReference<>();

    private final LongAdder accepted = new LongAdder();
    private final AtomicReference<@Nullable String> firstAccepted = new AtomicReference<>();

    Interlock(Set<String> allowedHosts) {
        this.allowedHosts = AllowedHosts.of(allowedHosts);
    }

    /** Each channel is given its own look at what it asks an HTTP proxy for, and at what it is answered. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.pipeline().addAfter(context.name(), null, new AnswerGuard.Entrance());
        context.pipeline().addAfter(context.name(), null, new ProxyTalk(this));
    }

    @Override
    public void connect(
            ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        // Both SOCKS versions: Gatling's handler knows the destination before it connects to the proxy.
        ProxyHandler proxy = context.pipeline().get(ProxyHandler.class);
        SocketAddress behind = proxy == null ? null : proxy.destinationAddress();
        if (!allows(remote)) {
            promise.setFailure(refusal(nameOf(remote)));
        } else if (behind != null && !allows(behind) && !allowsName(nameOf(behind))) {
            promise.setFailure(refusal(nameOf(behind)));
        } else {
            String where = nameOf(behind == null ? remote : behind) + ":" + portOf(behind == null ? remote : behind);
            promise.addListener(connecting -> {
                if (connecting.isSuccess()) {
                    accepted.increment();
                    firstAccepted.compareAndSet(null, where);
                }
            });
            context.connect(remote, local, promise);
        }
    }

    boolean allowsName(String host) {
        return TargetAddress.isLoopback(host) || allowedHosts.contains(host);
    }

    ConnectException refusal(String host) {
        firstRefused.compareAndSet(null, host);
        return new ConnectException(REFUSAL + ": " + host);
    }

    /** The host of the first connection that was refused; {@code null} while there was none. */
    @Nullable
    String firstRefused() {
        return firstRefused.get();
    }

    /** Where the first connection was accepted, as host and port; {@code null} while none was. */
    @Nullable
    String firstAccepted() {
        return firstAccepted.get();
    }

    /** Connections that were accepted so far. */
    long accepted() {
        return accepted.sum();
    }

    /** @throws BadInputException if the load tried to go where it must not */
    void requireStayedInside() {
        String refused = firstRefused();
        if (refused != null) {
            throw new BadInputException(
                    "the scenario tried to connect to " + refused + ", which is not an allowed target",
                    "if you mean it: allowedTargets: [" + refused + "] in the plan, or --allow-target " + refused);
        }
    }

    private boolean allows(SocketAddress remote) {
        if (!(remote instanceof InetSocketAddress internet)) {
            return false;
        }
        InetAddress address = internet.getAddress();
        return (address != null && address.isLoopbackAddress()) || allowedHosts.contains(internet.getHostString());
    }

    private static int portOf(SocketAddress remote) {
        return remote instanceof InetSocketAddress internet ? internet.getPort() : 0;
    }

    private static String nameOf(SocketAddress remote) {
        return remote instanceof InetSocketAddress internet ? internet.getHostString() : remote.toString();
    }
}
