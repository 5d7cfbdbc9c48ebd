package dev.onsale.load;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.net.SocketAddress;

/**
 * What one connection's event loop may have added to the response under way on it: the waits of the data that a
 * reaction of ours or the response's end depended on. Parts of a body in between delayed nothing.
 */
final class ResponseWaits extends ChannelDuplexHandler {

    private final long madeNanos = System.nanoTime();
    private long addedNanos;
    private long waitedNanos;
    private boolean connecting;

    @Override
    public void connect(
            ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        // Between a channel's creation and its connecting there are tasks of the loop, and whatever else it does first.
        addedNanos += System.nanoTime() - madeNanos;
        connecting = true;
        context.connect(remote, local, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        LoopTurns turns = LoopTurns.ofThisThread();
        if (turns != null) {
            waitedNanos = turns.waitedNanos();
            turns.reads(this);
        }
        context.fireChannelRead(message);
    }

    /** A body without a length ends like this. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        LoopTurns turns = LoopTurns.ofThisThread();
        if (turns != null) {
            waitedNanos = turns.waitedNanos();
            turns.reads(this);
        }
        context.fireChannelInactive();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
        waitedNanos = 0;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (connecting) {
            connecting = false;
            LoopTurns turns = LoopTurns.ofThisThread();
            // Gatling hears of the connection, and writes, before its pipeline does.
            addedNanos += turns == null ? 0 : turns.waitedNanos();
        } else if (waitedNanos > 0) {
            addedNanos += waitedNanos;
        }
        waitedNanos = 0;
        context.write(message, promise);
    }

    /** The response under way is complete: what was added to it, in ns. */
    long answered() {
        long added = addedNanos + waitedNanos;
        addedNanos = 0;
        waitedNanos = 0;
        return added;
    }
}
