package dev.onsale.gatling.injection;

import dev.onsale.plan.LoadTuning;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.closed.ClosedInjectionProfile;
import io.gatling.core.controller.inject.closed.ClosedInjectionStep;
import io.gatling.core.controller.inject.closed.ConstantConcurrentUsersInjection;
import io.gatling.core.controller.inject.closed.RampConcurrentUsersInjection;
import io.gatling.core.controller.inject.open.AtOnceOpenInjection;
import io.gatling.core.controller.inject.open.ConstantRateOpenInjection;
import io.gatling.core.controller.inject.open.HeavisideOpenInjection;
import io.gatling.core.controller.inject.open.NothingForOpenInjection;
import io.gatling.core.controller.inject.open.OpenInjectionStep;
import io.gatling.core.controller.inject.open.PoissonOpenInjection;
import io.gatling.core.controller.inject.open.RampOpenInjection;
import io.gatling.core.controller.inject.open.RampRateOpenInjection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;

/**
 * An injection profile with its rates and numbers of users multiplied, and cut after a given time. Keeps at least one
 * user if there were any.
 */
public final class TunedInjection {
    private final double scale;
    private long leftNanos;

    private TunedInjection(LoadTuning tuning) {
        Duration lasting = tuning.lasting();
        this.scale = tuning.scale();
        this.leftNanos = lasting == null ? Long.MAX_VALUE : lasting.toNanos();
    }

    /** A copy of the profile, scaled and cut by this tuning. */
    public static InjectionProfile of(InjectionProfile profile, LoadTuning tuning) {
        TunedInjection tuned = new TunedInjection(tuning);
        return profile instanceof ClosedInjectionProfile
                ? tuned.closed(InjectionSteps.closed(profile))
                : tuned.open(InjectionSteps.open(profile));
    }

    private InjectionProfile open(List<OpenInjectionStep> steps) {
        List<OpenInjectionStep> tuned = new ArrayList<>();
        for (OpenInjectionStep step : steps) {
            if (leftNanos <= 0) {
                break;
            }
            tuned.add(open(step));
            leftNanos -= step.duration().toNanos();
        }
        return Injections.open(tuned);
    }

    private OpenInjectionStep open(OpenInjectionStep step) {
        FiniteDuration lasting = lasting(step.duration());
        double share = share(step.duration());
        if (step instanceof AtOnceOpenInjection atOnce) {
            return new AtOnceOpenInjection(users(atOnce.users(), 1));
        }
        if (step instanceof RampOpenInjection ramp) {
            return new RampOpenInjection(users(ramp.users(), share), lasting);
        }
        if (step instanceof ConstantRateOpenInjection constant) {
            return new ConstantRateOpenInjection(constant.rate() * scale, lasting);
        }
        if (step instanceof RampRateOpenInjection ramp) {
            return new RampRateOpenInjection(
                    ramp.startRate() * scale, at(ramp.startRate(), ramp.endRate(), share) * scale, lasting);
        }
        if (step instanceof PoissonOpenInjection poisson) {
            return new PoissonOpenInjection(
                    lasting,
                    poisson.startRate() * scale,
                    at(poisson.startRate(), poisson.endRate(), share) * scale,
                    poisson.seed());
        }
        if (step instanceof NothingForOpenInjection) {
            return new NothingForOpenInjection(lasting);
        }
        if (step instanceof HeavisideOpenInjection peak) {
            HeavisideOpenInjection scaled = new HeavisideOpenInjection(users(peak.users(), 1), peak.duration());
            return share == 1 ? scaled : new CutInjection(scaled, lasting);
        }
        throw new IllegalStateException("this Gatling has an injection step that cannot be scaled: " + step);
    }

    private InjectionProfile closed(List<ClosedInjectionStep> steps) {
        List<ClosedInjectionStep> tuned = new ArrayList<>();
        for (ClosedInjectionStep step : steps) {
            if (leftNanos <= 0) {
                break;
            }
            tuned.add(closed(step));
            leftNanos -= step.duration().toNanos();
        }
        return new ClosedInjectionProfile(CollectionConverters.asScala(tuned).toList());
    }

    private ClosedInjectionStep closed(ClosedInjectionStep step) {
        FiniteDuration lasting = lasting(step.duration());
        if (step instanceof ConstantConcurrentUsersInjection constant) {
            return new ConstantConcurrentUsersInjection((int) users(constant.number(), 1), lasting);
        }
        if (step instanceof RampConcurrentUsersInjection ramp) {
            double to = at(ramp.from(), ramp.to(), share(step.duration()));
            return new RampConcurrentUsersInjection(
                    (int) users(ramp.from(), 1), (int) users(Math.round(to), 1), lasting);
        }
        throw new IllegalStateException("this Gatling has an injection step that cannot be scaled: " + step);
    }

    private long users(long users, double share) {
        return users == 0 ? 0 : Math.max(1, Math.round(users * scale * share));
    }

    private static double at(double from, double to, double share) {
        return from + (to - from) * share;
    }

    private double share(FiniteDuration whole) {
        return whole.toNanos() == 0 ? 1 : Math.min(1, (double) leftNanos / whole.toNanos());
    }

    private FiniteDuration lasting(FiniteDuration whole) {
        return FiniteDuration.apply(Math.min(whole.toNanos(), leftNanos), TimeUnit.NANOSECONDS);
    }
}
