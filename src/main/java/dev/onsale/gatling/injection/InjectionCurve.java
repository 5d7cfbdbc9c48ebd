package dev.onsale.gatling.injection;

import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.closed.ClosedInjectionStep;
import io.gatling.core.controller.inject.open.AtOnceOpenInjection;
import io.gatling.core.controller.inject.open.ConstantRateOpenInjection;
import io.gatling.core.controller.inject.open.OpenInjectionStep;
import io.gatling.core.controller.inject.open.PoissonOpenInjection;
import io.gatling.core.controller.inject.open.RampOpenInjection;
import io.gatling.core.controller.inject.open.RampRateOpenInjection;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import scala.collection.Iterator;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What a profile intends to inject in each second: for an open profile the integral of its rate, so that an even rate
 * is an even curve wherever its visitors fall; for a closed profile the number of concurrent users.
 */
final class InjectionCurve {
    private static final long SECOND_NANOS = 1_000_000_000;

    private final double[] perSecond;

    private InjectionCurve(long lengthNanos) {
        perSecond = new double[(int) Math.max(1, (lengthNanos + SECOND_NANOS - 1) / SECOND_NANOS)];
    }

    /** Arrivals in each second of a run of this length, over the open profiles among these. */
    static List<Double> arrivals(List<InjectionProfile> profiles, long lengthNanos) {
        InjectionCurve curve = new InjectionCurve(lengthNanos);
        for (InjectionProfile profile : profiles) {
            long startNanos = 0;
            for (OpenInjectionStep step : InjectionSteps.open(profile)) {
                curve.add(step, startNanos);
                startNanos += step.duration().toNanos();
            }
        }
        return curve.told();
    }

    /** Concurrent users at the start of each second, over the closed profiles among these. */
    static List<Double> atOnce(List<InjectionProfile> profiles, long lengthNanos) {
        InjectionCurve curve = new InjectionCurve(lengthNanos);
        for (InjectionProfile profile : profiles) {
            long startNanos = 0;
            for (ClosedInjectionStep step : InjectionSteps.closed(profile)) {
                long endNanos = startNanos + step.duration().toNanos();
                for (int second = 0; second < curve.perSecond.length; second++) {
                    long at = second * SECOND_NANOS;
                    if (at >= startNanos && at < endNanos) {
                        curve.perSecond[second] +=
                                step.valueAt(FiniteDuration.apply(at - startNanos, TimeUnit.NANOSECONDS));
                    }
                }
                startNanos = endNanos;
            }
        }
        return curve.told();
    }

    private List<Double> told() {
        return DoubleStream.of(perSecond).boxed().toList();
    }

    private void add(OpenInjectionStep step, long startNanos) {
        double seconds = step.duration().toNanos() / 1e9;
        if (step instanceof ConstantRateOpenInjection constant) {
            rate(constant.rate(), constant.rate(), seconds, startNanos);
        } else if (step instanceof RampRateOpenInjection ramp) {
            rate(ramp.startRate(), ramp.endRate(), seconds, startNanos);
        } else if (step instanceof PoissonOpenInjection poisson) {
            rate(poisson.startRate(), poisson.endRate(), seconds, startNanos);
        } else if (step instanceof RampOpenInjection ramp && seconds > 0) {
            rate(ramp.users() / seconds, ramp.users() / seconds, seconds, startNanos);
        } else if (step instanceof AtOnceOpenInjection atOnce) {
            at(startNanos, atOnce.users());
        } else {
            Iterator<FiniteDuration> offsets =
                    step.chain(CollectionConverters.asScala(java.util.Collections.<FiniteDuration>emptyIterator()));
            while (offsets.hasNext()) {
                at(startNanos + offsets.next().toNanos(), 1);
            }
        }
    }

    private void at(long nanos, double visitors) {
        int second = (int) Math.min(Integer.MAX_VALUE, nanos / SECOND_NANOS);
        // An arrival due at the very end belongs to the last second, unless the run is cut before.
        int last = perSecond.length - 1;
        if (second <= last || nanos == (long) perSecond.length * SECOND_NANOS) {
            perSecond[Math.min(second, last)] += visitors;
        }
    }

    /** λ(t) = from + (to − from)·t/T, and so Λ(t) = from·t + (to − from)·t² / 2T. */
    private void rate(double from, double to, double seconds, long startNanos) {
        double start = startNanos / 1e9;
        int first = (int) Math.min(perSecond.length, Math.floor(start));
        int end = (int) Math.min(perSecond.length, Math.ceil(start + seconds));
        for (int second = first; second < end; second++) {
            double a = Math.min(seconds, Math.max(0, second - start));
            double b = Math.min(seconds, Math.max(0, second + 1 - start));
            perSecond[second] += from * (b - a) + (to - from) * (b * b - a * a) / (2 * seconds);
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(perSecond);
    }
}
