package dev.onsale.plan;

import java.time.Duration;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The distribution of a human time: a think time, a patience, a wait before a retry. */
public sealed interface Delay {

    /** The quantile: the time that the given share of all draws falls below, for a share in [0, 1). */
    Duration at(double share);

    default Duration median() {
        return at(0.5);
    }

    /**
     * Always the same.
     *
     * <p>{@code fan().patience(fixed(ofMinutes(10)))}
     */
    static Delay fixed(Duration length) {
        return new Fixed(length);
    }

    /**
     * Any time between the two, equally likely.
     *
     * <p>{@code fan().patience(uniform(ofMinutes(5), ofMinutes(15)))}
     */
    static Delay uniform(Duration low, Duration high) {
        return new Uniform(low, high);
    }

    /**
     * A human time of which only the usual range is known: log-normal, cut off at its ends; see {@link LogNormal}.
     *
     * <p>{@code fan().patience(between(ofMinutes(5), ofMinutes(15)))}
     */
    static Delay between(Duration low, Duration high) {
        return new LogNormal(low, high);
    }

    /**
     * Memoryless: the chance to end in the next second is always the same.
     *
     * <p>{@code fan().patience(exponential(ofMinutes(8)).atMost(ofMinutes(20)))}
     */
    static Exponential exponential(Duration mean) {
        return new Exponential(mean, Duration.ofSeconds(Long.MAX_VALUE));
    }

    record Fixed(Duration length) implements Delay {
        public Fixed {
            requireInOrder(Duration.ZERO, length);
        }

        @Override
        public Duration at(double share) {
            return length;
        }
    }

    record Uniform(Duration low, Duration high) implements Delay {
        public Uniform {
            requireInOrder(low, high);
        }

        @Override
        public Duration at(double share) {
            return nanos(low.toNanos() + share * (high.toNanos() - low.toNanos()));
        }
    }

    /**
     * F(t) = (1 − e^(−t/mean)) / (1 − e^(−longest/mean)): exponential, given that it is at most the longest.
     *
     * @param mean of the exponential before it is cut off
     */
    record Exponential(Duration mean, Duration longest) implements Delay {
        public Exponential {
            if (mean.isZero() || mean.isNegative()) {
                throw new IllegalArgumentException("mean " + mean + " is not above 0");
            }
            requireInOrder(Duration.ofNanos(1), longest);
        }

        public Exponential atMost(Duration most) {
            return new Exponential(mean, most);
        }

        @Override
        public Duration at(double share) {
            double meanNanos = mean.toNanos();
            double longestNanos = longest.getSeconds() * 1e9 + longest.getNano();
            double within = -StrictMath.expm1(-longestNanos / meanNanos);
            return nanos(-meanNanos * StrictMath.log1p(-share * within));
        }
    }

    /**
     * ln t is normal with mean ln √(low·high) and standard deviation ln(high/low)/4, given that it lies within low and
     * high: the range is read as the middle 95 % (two deviations to either side) of a log-normal, and its tails are
     * cut off.
     *
     * @param low above 0
     */
    record LogNormal(Duration low, Duration high) implements Delay {
        private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
        private static final double DEVIATIONS = 2;
        private static final double BELOW = NORMAL.cumulativeProbability(-DEVIATIONS);

        public LogNormal {
            requireInOrder(Duration.ofNanos(1), low);
            requireInOrder(low, high);
        }

        @Override
        public Duration at(double share) {
            double z = NORMAL.inverseCumulativeProbability(BELOW + share * (1 - 2 * BELOW));
            double middle = (StrictMath.log((double) low.toNanos()) + StrictMath.log((double) high.toNanos())) / 2;
            double deviation = StrictMath.log((double) high.toNanos() / low.toNanos()) / (2 * DEVIATIONS);
            double nanos = StrictMath.exp(middle + deviation * z);
            return nanos(Math.max((double) low.toNanos(), Math.min((double) high.toNanos(), nanos)));
        }
    }

    private static Duration nanos(double nanos) {
        return Duration.ofNanos(Math.round(nanos));
    }

    private static void requireInOrder(Duration low, Duration high) {
        if (low.isNegative() || low.compareTo(high) > 0) {
            throw new IllegalArgumentException("from " + low + " to " + high + " is not a range of times");
        }
    }
}
