package dev.onsale.load;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Refuses every connection to a host that is neither loopback nor allowed by name, whoever asked for it: a redirect,
 * an absolute URL, a base URL that a simulation brought along.
 */
@Sharable
final class Interlock extends ChannelOutboundHandlerAdapter {

    private final Set<String> allowedHosts;
    private final AtomicReference<@Nullable String> firstRefused = new AtomicReference<>();

    Interlock(Set<String> allowedHosts) {
        this.allowedHosts = allowedHosts;
    }

    @Override
    public void connect(
            ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        if (allows(remote)) {
            context.connect(remote, local, promise);
        } else {
            firstRefused.compareAndSet(null, nameOf(remote));
            promise.setFailure(new ConnectException("not an allowed target: " + nameOf(remote)));
        }
    }

    /** The host of the first connection that was refused; {@code null} while there was none. */
    @Nullable
    String firstRefused() {
        return firstRefused.get();
    }

    private boolean allows(SocketAddress remote) {
        if (!(remote instanceof InetSocketAddress internet)) {
            return false;
        }
        InetAddress address = internet.getAddress();
        return (address != null && address.isLoopbackAddress()) || allowedHosts.contains(internet.getHostString());
    }

    private static String nameOf(SocketAddress remote) {
        return remote instanceof InetSocketAddress internet ? internet.getHostString() : remote.toString();
    }
}
