package dev.onsale.load;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import org.jspecify.annotations.Nullable;

/**
 * Netty's own transport, which reports for each turn of its loop when it begins to select, when it has selected, and
 * when everything is handled. Both transports reveal that they have selected by asking whether to measure the handling.
 */
final class TurningIo implements IoHandler {

    private final IoHandler transport;
    private final Asked asked = new Asked();
    private @Nullable TakenTime taken;
    private @Nullable LoopTurns turns;

    private TurningIo(IoHandler transport) {
        this.transport = transport;
    }

    static IoHandlerFactory over(IoHandlerFactory transport) {
        return executor -> new TurningIo(transport.newHandler(executor));
    }

    @Override
    public void initialize() {
        TakenTime opened = TakenTime.ofThisThread();
        taken = opened;
        LoopTurns begun = new LoopTurns(System::nanoTime, opened);
        begun.belongToThisThread();
        turns = begun;
        transport.initialize();
    }

    @Override
    public int run(IoHandlerContext context) {
        LoopTurns ofThis = turns;
        if (ofThis == null) {
            return transport.run(context);
        }
        asked.context = context;
        ofThis.selects();
        try {
            return transport.run(asked);
        } finally {
            ofThis.handled();
        }
    }

    @Override
    public void prepareToDestroy() {
        transport.prepareToDestroy();
    }

    @Override
    public void destroy() {
        transport.destroy();
        if (taken != null) {
            taken.close();
        }
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        return transport.register(handle);
    }

    @Override
    public void wakeup() {
        transport.wakeup();
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> handleType) {
        return transport.isCompatible(handleType);
    }

    /** What the transport queries during one turn. */
    private final class Asked implements IoHandlerContext {
        private @Nullable IoHandlerContext context;

        private IoHandlerContext context() {
            IoHandlerContext present = context;
            if (present == null) {
                throw new IllegalStateException("asked outside a turn");
            }
            return present;
        }

        @Override
        public boolean canBlock() {
            return context().canBlock();
        }

        @Override
        public long delayNanos(long currentTimeNanos) {
            return context().delayNanos(currentTimeNanos);
        }

        @Override
        public long deadlineNanos() {
            return context().deadlineNanos();
        }

        @Override
        public void reportActiveIoTime(long activeNanos) {
            context().reportActiveIoTime(activeNanos);
        }

        @Override
        public boolean shouldReportActiveIoTime() {
            if (turns != null) {
                turns.selected();
            }
            return context().shouldReportActiveIoTime();
        }
    }
}
