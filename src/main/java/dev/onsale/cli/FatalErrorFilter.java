package dev.onsale.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Passes only what Gatling logs before it ends the process: nothing else that it logs has an {@link Error} attached.
 */
public final class FatalErrorFilter extends Filter<ILoggingEvent> {
    @Override
    public FilterReply decide(ILoggingEvent event) {
        boolean fatal =
                event.getThrowableProxy() instanceof ThrowableProxy thrown && endsTheProcess(thrown.getThrowable());
        return fatal ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    /** Errors that Gatling treats as fatal; for others, such as a failed assertion, it logs the visitor's session. */
    private static boolean endsTheProcess(Throwable thrown) {
        return thrown instanceof VirtualMachineError || thrown instanceof LinkageError;
    }
}
