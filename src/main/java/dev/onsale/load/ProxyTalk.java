package dev.onsale.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;

/**
 * Holds what one connection asks an HTTP proxy for against the interlock. A request begins with the first bytes that are
 * sent, and with the first after something was received; a body is therefore not looked at, unless the other side
 * spoke in its midst and the rest of it begins exactly like a request to a proxy.
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
