package dev.onsale.load;

import dev.onsale.gatling.http.HostRoutes;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPromise;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executor;

/** Event loops on which every connection, whatever opens it, first passes a handler of onsale. */
final class EventLoops extends MultiThreadIoEventLoopGroup {

    private EventLoops(int threads, IoHandlerFactory transport, ChannelHandler first) {
        super(threads, new DefaultThreadFactory("gatling"), transport, first);
    }

    /** The transport that Gatling would pick by default, because Gatling creates the matching channels. */
    static EventLoops passing(ChannelHandler first, int threads) {
        return new EventLoops(threads, TurningIo.over(transport()), first);
    }

    /** Event loops that do not measure what they add, for benchmarks of that measurement. */
    static EventLoops withoutTurns(ChannelHandler first, int threads) {
        return new EventLoops(threads, transport(), first);
    }

    private static IoHandlerFactory transport() {
        return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    @Override
    protected IoEventLoop newChild(Executor executor, IoHandlerFactory transport, Object... arguments) {
        return new GuardedEventLoop(this, executor, transport, (ChannelHandler) arguments[0]);
    }

    private static final class GuardedEventLoop extends SingleThreadIoEventLoop implements HostRoutes.Loop {
        private final ChannelHandler first;
        private final HostRoutes routes;

        GuardedEventLoop(IoEventLoopGroup parent, Executor executor, IoHandlerFactory transport, ChannelHandler first) {
            super(parent, executor, transport);
            this.first = first;
            this.routes = first instanceof Interlock interlock ? interlock.mapped() : MappedHosts.NONE;
        }

        @Override
        public HostRoutes routes() {
            return routes;
        }

        @Override
        public ChannelFuture register(ChannelPromise promise) {
            promise.channel().pipeline().addFirst(first);
            if (ioHandler() instanceof TurningIo) {
                promise.channel().pipeline().addFirst(new ResponseWaits());
            }
            return super.register(promise);
        }
    }
}
