package dev.onsale.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;

/**
 * Checks what one connection requests from an HTTP proxy against the interlock. A request begins with the first bytes
 * sent, and with the first bytes after something was received. A body is therefore not inspected, unless the other side
 * sent something in the middle of it and the rest begins exactly like a request to a proxy.
 */
final class ProxyTalk extends ChannelDuplexHandler {

    private final Interlock interlock;
    private final ProxiedHost proxied = new ProxiedHost();

    ProxyTalk(Interlock interlock) {
        this.interlock = interlock;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        proxied.begin();
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        String host = message instanceof ByteBuf bytes ? proxied.in(bytes) : null;
        if (host == null || interlock.allowsName(host)) {
            context.write(message, promise);
            return;
        }
        ReferenceCountUtil.release(message);
        promise.setFailure(interlock.refusal(host));
        context.close();
    }
}
