package dev.onsale.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/** Lets through what Gatling logs before it ends the process: nothing else that it logs comes with an {@link Error}. */
public final class FatalErrorFilter extends Filter<ILoggingEvent> {
    @Override
    public FilterReply decide(ILoggingEvent event) {
        boolean fatal =
                event.getThrowableProxy() instanceof ThrowableProxy thrown && endsTheProcess(thrown.getThrowable());
        return fatal ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    /** What Gatling takes for fatal: of other errors, a failed assertion say, it logs the visitor's session. */
    private static boolean endsTheProcess(Throwable thrown) {
        return thrown instanceof VirtualMachineError || thrown instanceof LinkageError;
    }
}
