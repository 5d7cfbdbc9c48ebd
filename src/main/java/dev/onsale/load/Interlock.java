package dev.onsale.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Refuses every connection to a host that is neither loopback nor allowed by name, whoever asked for it: a redirect,
 * an absolute URL, a base URL that a simulation brought along; and every request that an HTTP proxy is to take to such a
 * host.
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

    /** What goes through a proxy names its host in the first line: {@code CONNECT host:443}, {@code GET http://host/}. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        String host = message instanceof ByteBuf bytes ? ProxiedHost.in(bytes) : null;
        if (host == null || allowsName(host)) {
            super.write(context, message, promise);
            return;
        }
        firstRefused.compareAndSet(null, host);
        ReferenceCountUtil.release(message);
        promise.setFailure(new ConnectException("not an allowed target: " + host));
        context.close();
    }

    private boolean allowsName(String host) {
        return TargetAddress.isLoopback(host) || allowedHosts.contains(host);
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
