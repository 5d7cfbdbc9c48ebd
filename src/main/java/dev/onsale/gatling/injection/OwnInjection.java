package dev.onsale.gatling.injection;

import dev.onsale.plan.Arrival;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.OwnArrivals;
import dev.onsale.plan.Shape;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.closed.ClosedInjectionProfile;
import io.gatling.core.controller.inject.open.OpenInjectionStep;
import io.gatling.core.controller.inject.open.PoissonOpenInjection;
import io.gatling.core.structure.PopulationBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The visitors of a simulation's own injection profile, as Gatling computes it. An open profile's steps determine every
 * visitor's instant beforehand. A closed profile starts a visitor when another has left, and a scenario after
 * {@code andThen} starts when the one before has ended: those instants are not known beforehand.
 */
public final class OwnInjection {

    /** The only phase of a simulation without a plan. */
    static final String PHASE = "run";

    private static final long SECOND_NANOS = 1_000_000_000;
    private static final int STRETCHES_MAX = 120;

    private final List<PopulationBuilder> roots;
    private final boolean chained;
    private final Optional<Duration> cutAfter;

    /** @param cutAfter after which the simulation ends itself, if it does */
    public OwnInjection(List<PopulationBuilder> roots, boolean chained, Optional<Duration> cutAfter) {
        this.roots = roots;
        this.chained = chained;
        this.cutAfter = cutAfter;
    }

    /** Why the start times are not known beforehand; {@code null} if they are. */
    public @Nullable String unknown() {
        if (roots.stream().anyMatch(root -> root.injectionProfile() instanceof ClosedInjectionProfile)) {
            return "its injection is closed: the next visitor starts when another has ended";
        }
        if (chained) {
            return "it chains scenarios by andThen: the next starts when the one before has ended";
        }
        return null;
    }

    /** When each visitor is due; empty if that is unknown. */
    public ArrivalSchedule schedule() {
        return ArrivalSchedule.exactly(PHASE, unknown() == null ? offsetsNanos() : new long[0], length());
    }

    /** Everything that is known of it beforehand. */
    public OwnArrivals outlook() {
        ArrivalSchedule schedule = schedule();
        String unknown = unknown();
        List<InjectionProfile> profiles =
                roots.stream().map(PopulationBuilder::injectionProfile).toList();
        long lengthNanos = length().toNanos();
        return new OwnArrivals(
                schedule,
                unknown,
                InjectionCurve.arrivals(profiles, lengthNanos),
                InjectionCurve.atOnce(profiles, lengthNanos),
                waiting(),
                cutAfter.orElse(null),
                unknown == null ? visitors() - schedule.visitors() : 0);
    }

    private List<String> waiting() {
        return roots.stream()
                .flatMap(root -> CollectionConverters.asJava(root.children()).stream())
                .flatMap(siblings -> CollectionConverters.asJava(PopulationBuilder.flatten(siblings)).stream())
                .map(waiting -> waiting.scenarioBuilder().name() + users(waiting))
                .toList();
    }

    private static String users(PopulationBuilder waiting) {
        return waiting.injectionProfile().totalUserCount().isDefined()
                ? ", " + waiting.injectionProfile().totalUserCount().get() + " users"
                : "";
    }

    private long visitors() {
        return roots.stream()
                .mapToLong(
                        root -> (Long) root.injectionProfile().totalUserCount().get())
                .sum();
    }

    /** Rates in the form of a plan, for charts and fingerprints; exact to the second. */
    public List<Arrival> arrivals() {
        long seconds = Math.max(1, (length().toNanos() + SECOND_NANOS - 1) / SECOND_NANOS);
        long bucketSeconds = (seconds + STRETCHES_MAX - 1) / STRETCHES_MAX;
        double[] counts = new double[(int) ((seconds + bucketSeconds - 1) / bucketSeconds)];
        for (PopulationBuilder root : roots) {
            long startNanos = 0;
            for (OpenInjectionStep step : InjectionSteps.open(root.injectionProfile())) {
                count(step, startNanos, bucketSeconds * SECOND_NANOS, counts);
                startNanos += step.duration().toNanos();
            }
        }
        List<Arrival> arrivals = new ArrayList<>();
        for (int first = 0, next; first < counts.length; first = next) {
            next = first + 1;
            while (next < counts.length && counts[next] == counts[first]) {
                next++;
            }
            double perSecond = counts[first] / bucketSeconds;
            Duration over = Duration.ofSeconds((next - first) * bucketSeconds);
            arrivals.add(new Arrival(PHASE, perSecond, perSecond, over, Shape.CONSTANT));
        }
        return arrivals;
    }

    /** The profile's text, without the seeds that Gatling takes from the clock. */
    public String text() {
        return roots.stream()
                .map(root -> root.scenarioBuilder().name() + ": " + root.injectionProfile())
                .map(text -> text.replaceAll("(PoissonOpenInjection\\([^()]*),-?\\d+\\)", "$1)"))
                .reduce("", (all, one) -> all + one + "\n");
    }

    /** Counts a randomised step by its rate, which is the same in every run, unlike its draws. */
    private void count(OpenInjectionStep step, long startNanos, long bucketNanos, double[] counts) {
        if (step instanceof PoissonOpenInjection poisson) {
            long lengthNanos = Math.max(1, poisson.duration().toNanos());
            for (int i = 0; i < counts.length; i++) {
                double from = share(i * bucketNanos - startNanos, lengthNanos);
                double to = share((i + 1) * bucketNanos - startNanos, lengthNanos);
                double rates = poisson.startRate() * (to - from)
                        + (poisson.endRate() - poisson.startRate()) * (to * to - from * from) / 2;
                counts[i] += rates * lengthNanos / SECOND_NANOS;
            }
            return;
        }
        Iterator<FiniteDuration> offsets = step.chain(none());
        while (offsets.hasNext()) {
            long at = startNanos + offsets.next().toNanos();
            if (at < cutNanos()) {
                counts[(int) Math.min(counts.length - 1, at / bucketNanos)]++;
            }
        }
    }

    private static double share(long nanos, long ofNanos) {
        return Math.min(1, Math.max(0, (double) nanos / ofNanos));
    }

    private long[] offsetsNanos() {
        long all = visitors();
        if (all > ArrivalSchedule.VISITORS_MAX) {
            throw new BadInputException(
                    "the simulation injects " + all + " users, at most " + ArrivalSchedule.VISITORS_MAX
                            + " are allowed",
                    "lower the rates or the lengths of its injection profile");
        }
        long[] offsets = roots.stream()
                .flatMapToLong(root -> offsetsNanos(InjectionSteps.open(root.injectionProfile())))
                .filter(offset -> offset < cutNanos())
                .toArray();
        Arrays.sort(offsets);
        return offsets;
    }

    static LongStream offsetsNanos(List<OpenInjectionStep> steps) {
        Iterator<FiniteDuration> offsets = none();
        for (int i = steps.size() - 1; i >= 0; i--) {
            offsets = steps.get(i).chain(offsets);
        }
        LongStream.Builder nanos = LongStream.builder();
        while (offsets.hasNext()) {
            nanos.add(offsets.next().toNanos());
        }
        return nanos.build();
    }

    /** Of the longest profile; never zero, because injecting all at once takes no time. */
    private Duration length() {
        long nanos = roots.stream()
                .mapToLong(root -> InjectionSteps.lengthNanos(root.injectionProfile()))
                .max()
                .orElse(0);
        return Duration.ofNanos(Math.max(SECOND_NANOS, Math.min(nanos, cutNanos())));
    }

    private long cutNanos() {
        return cutAfter.map(Duration::toNanos).orElse(Long.MAX_VALUE);
    }

    private static Iterator<FiniteDuration> none() {
        return CollectionConverters.asScala(java.util.Collections.<FiniteDuration>emptyIterator());
    }
}
