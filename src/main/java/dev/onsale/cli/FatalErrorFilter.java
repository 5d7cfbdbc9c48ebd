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
                event.getThrowableProxy() instanceof ThrowableProxy thrown && thrown.getThrowable() instanceof Error;
        return fatal ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
