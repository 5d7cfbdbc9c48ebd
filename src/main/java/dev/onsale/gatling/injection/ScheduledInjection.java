package dev.onsale.gatling.injection;

import dev.onsale.plan.ArrivalSchedule;
import io.gatling.core.controller.inject.open.OpenInjectionStep;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;
import scala.concurrent.duration.FiniteDuration;

/**
 * A step of Gatling's open injection: yields each visitor's planned offset, then those of the next step, later by this
 * one's length.
 *
 * @param onFirstBatch receives, in epoch ms, when Gatling's injection clock started
 */
public record ScheduledInjection(ArrivalSchedule schedule, LongConsumer onFirstBatch) implements OpenInjectionStep {

    @Override
    public Iterator<FiniteDuration> chain(Iterator<FiniteDuration> next) {
        return new AbstractIterator<>() {
            private int visitor;

            @Override
            public boolean hasNext() {
                return visitor < schedule.visitors() || next.hasNext();
            }

            @Override
            public FiniteDuration next() {
                if (visitor == 0) {
                    onFirstBatch.accept(System.currentTimeMillis());
                }
                if (visitor < schedule.visitors()) {
                    return nanos(schedule.offsetNanos(visitor++));
                }
                return next.next().$plus(duration());
            }
        };
    }

    @Override
    public long users() {
        return schedule.visitors();
    }

    @Override
    public FiniteDuration duration() {
        return nanos(schedule.lengthNanos());
    }

    private static FiniteDuration nanos(long nanos) {
        return FiniteDuration.apply(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public int productArity() {
        return 1;
    }

    @Override
    public Object productElement(int index) {
        return schedule;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof ScheduledInjection;
    }
}
