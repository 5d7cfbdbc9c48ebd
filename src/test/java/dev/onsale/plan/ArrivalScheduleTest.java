package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.plan.ArrivalSchedule.PhaseSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArrivalScheduleTest {
    private static final long SECOND = 1_000_000_000L;

    private static final List<Arrival> ARENA = List.of(
            new Arrival("early", 10, 10, Duration.ofSeconds(4), Shape.CONSTANT),
            new Arrival("doors", 10, 80, Duration.ofSeconds(1), Shape.LINEAR),
            new Arrival("doors", 80, 80, Duration.ofSeconds(6), Shape.CONSTANT),
            new Arrival("tail", 80, 10, Duration.ofSeconds(8), Shape.EXPONENTIAL));

    /** Integrals that can be done in the head; the exponential's is T·(a − b)/ln(a/b). */
    @ParameterizedTest
    @CsvSource({
        "CONSTANT, 10, 10, 4000, 40",
        "CONSTANT, 1000, 1000, 1, 1",
        "CONSTANT, 10, 10, 500, 5",
        "LINEAR, 0, 100, 2000, 100",
        "LINEAR, 100, 0, 2000, 100",
        "LINEAR, 10, 80, 1000, 45",
        "EXPONENTIAL, 80, 10, 8000, 269",
        "EXPONENTIAL, 10, 80, 8000, 269",
        "EXPONENTIAL, 10, 10, 8000, 80",
        "SPIKE, 0, 100, 3000, 150",
        "SPIKE, 100, 0, 3000, 150",
        "SPIKE, 20, 20, 3000, 60",
    })
    void bringsTheIntegralOfTheRate(Shape shape, double from, double to, long millis, int visitors) {
        ArrivalSchedule schedule = one(shape, from, to, Duration.ofMillis(millis), 7);

        assertThat(schedule.visitors()).isEqualTo(visitors);
        assertThat(schedule.lengthNanos()).isEqualTo(millis * 1_000_000);
    }

    @Test
    void carriesWhatRoundingLeavesIntoTheNextStretch() {
        List<Arrival> thirds = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            thirds.add(new Arrival("third", 100, 100, Duration.ofNanos(3_333_333), Shape.CONSTANT));
        }

        assertThat(ArrivalSchedule.of(thirds, 1).visitors()).isEqualTo(10);
    }

    /** Kolmogorov-Smirnov against the closed integral; 1.95/√n is passed by chance once in 1,000. */
    @ParameterizedTest
    @EnumSource
    void followsItsShape(Shape shape) {
        Arrival arrival = new Arrival("all", 500, shape == Shape.CONSTANT ? 500 : 4000, Duration.ofSeconds(10), shape);
        RateCurve curve = RateCurve.of(arrival);
        for (long seed = 0; seed < 3; seed++) {
            ArrivalSchedule schedule = ArrivalSchedule.of(List.of(arrival), seed);
            int n = schedule.visitors();
            double farthest = 0;
            for (int i = 0; i < n; i++) {
                double expected = curve.visitorsBy(schedule.offsetNanos(i) / 1e9) / curve.visitors();
                farthest = Math.max(farthest, Math.max(expected - i / (double) n, (i + 1) / (double) n - expected));
            }
            assertThat(farthest).as("seed %d", seed).isLessThan(1.95 / Math.sqrt(n));
        }
    }

    /** A Poisson process is neither a comb nor clumped: the variance of its counts is their mean. */
    @Test
    void scattersAsAPoissonProcessDoes() {
        ArrivalSchedule schedule = one(Shape.CONSTANT, 1000, 1000, Duration.ofSeconds(100), 3);
        int buckets = 10_000;
        double spread = 0;
        for (int i = 0; i < buckets; i++) {
            long bucket = 100 * SECOND / buckets;
            double excess = schedule.dueBy((i + 1) * bucket - 1) - schedule.dueBy(i * bucket - 1) - 10.0;
            spread += excess * excess / 10;
        }

        // Chi-square with 10,000 degrees: mean 10,000, standard deviation 141.
        assertThat(spread).isBetween(10_000 - 4 * 141.0, 10_000 + 4 * 141.0);
    }

    @Test
    void tellsThePhaseOfEveryTimeAndVisitor() {
        ArrivalSchedule schedule = ArrivalSchedule.of(ARENA, 20240711);

        assertThat(schedule.byPhase()).containsExactly(entry("early", 40L), entry("doors", 525L), entry("tail", 269L));
        assertThat(schedule.phases())
                .containsExactly(
                        new PhaseSpan("early", 0, 4 * SECOND, 0, 40, 10),
                        new PhaseSpan("doors", 4 * SECOND, 11 * SECOND, 40, 525, 80),
                        new PhaseSpan("tail", 11 * SECOND, 19 * SECOND, 565, 269, 80));
        assertThat(schedule.phaseAt(0)).isEqualTo("early");
        assertThat(schedule.phaseAt(4 * SECOND - 1)).isEqualTo("early");
        assertThat(schedule.phaseAt(4 * SECOND)).isEqualTo("doors");
        assertThat(schedule.phaseAt(11 * SECOND)).isEqualTo("tail");
        assertThat(schedule.phaseAt(100 * SECOND)).isEqualTo("tail");
        assertThat(schedule.phase(39)).isEqualTo("early");
        assertThat(schedule.phase(40)).isEqualTo("doors");
        assertThat(schedule.phase(833)).isEqualTo("tail");
    }

    @Test
    void tellsTheRateOfEveryTime() {
        ArrivalSchedule schedule = ArrivalSchedule.of(ARENA, 1);

        assertThat(schedule.ratePerSecond(-1)).isZero();
        assertThat(schedule.ratePerSecond(0)).isEqualTo(10);
        assertThat(schedule.ratePerSecond(4 * SECOND + SECOND / 2)).isEqualTo(45);
        assertThat(schedule.ratePerSecond(15 * SECOND)).isCloseTo(Math.sqrt(80 * 10), within(1e-9));
        assertThat(schedule.ratePerSecond(19 * SECOND)).isZero();
    }

    @Test
    void aSeedIsACrowd() {
        ArrivalSchedule schedule = ArrivalSchedule.of(ARENA, 5);

        assertThat(offsets(ArrivalSchedule.of(ARENA, 5))).isEqualTo(offsets(schedule));
        assertThat(offsets(ArrivalSchedule.of(ARENA, 6))).isNotEqualTo(offsets(schedule));
        // Pinned: a seed in somebody's plan must mean the same crowd in every later version.
        assertThat(offsets(schedule)).startsWith(16635566L, 129007213L, 167001223L);
    }

    @Test
    void refusesNobodyAndTooMany() {
        assertThatThrownBy(() -> ArrivalSchedule.of(List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> one(Shape.CONSTANT, 1_000_000, 1_000_000, Duration.ofSeconds(11), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void isAscendingWithinItsStretchesAndCountsToTheTotal(@ForAll("plans") List<Arrival> arrivals, @ForAll long seed) {
        ArrivalSchedule schedule = ArrivalSchedule.of(arrivals, seed);

        double expected = arrivals.stream()
                .mapToDouble(arrival -> RateCurve.of(arrival).visitors())
                .sum();
        assertThat((long) schedule.visitors()).isEqualTo(Math.round(expected));
        assertThat(offsets(schedule)).isSorted();
        for (int i = 0; i < schedule.visitors(); i++) {
            long offset = schedule.offsetNanos(i);
            assertThat(offset).isBetween(0L, schedule.lengthNanos() - 1);
            assertThat(schedule.dueBy(offset)).isGreaterThan(i);
            assertThat(schedule.dueBy(offset - 1)).isLessThanOrEqualTo(i);
        }
        for (PhaseSpan phase : schedule.phases()) {
            long due = schedule.dueBy(phase.endNanos() - 1) - schedule.dueBy(phase.startNanos() - 1);
            assertThat(due).isEqualTo(phase.visitors());
        }
        assertThat(schedule.byPhase().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(schedule.visitors());
    }

    @Property(tries = 500)
    void theInverseUndoesTheIntegral(@ForAll("stretches") Arrival arrival, @ForAll("shares") double share) {
        RateCurve curve = RateCurve.of(arrival);
        double visitors = share * curve.visitors();

        double t = curve.secondsUntil(visitors);

        assertThat(t).isBetween(0.0, arrival.over().toNanos() / 1e9);
        assertThat(curve.visitorsBy(t)).isCloseTo(visitors, within(1e-9 * curve.visitors()));
    }

    @Provide
    Arbitrary<Double> shares() {
        return Arbitraries.doubles().between(0, 1);
    }

    @Provide
    Arbitrary<Arrival> stretches() {
        Arbitrary<Double> rates = Arbitraries.doubles().between(0.01, 300).ofScale(2);
        Arbitrary<Duration> lengths =
                Arbitraries.longs().between(1_000_000L, 5 * SECOND).map(Duration::ofNanos);
        return Combinators.combine(rates, rates, lengths, Arbitraries.of(Shape.class))
                .as((from, to, over, shape) ->
                        new Arrival("p", from, shape == Shape.CONSTANT ? from : to, over, shape));
    }

    @Provide
    Arbitrary<List<Arrival>> plans() {
        return stretches().list().ofMinSize(1).ofMaxSize(6).map(ArrivalScheduleTest::inTwoPhases);
    }

    private static List<Arrival> inTwoPhases(List<Arrival> stretches) {
        List<Arrival> named = new ArrayList<>();
        for (Arrival arrival : stretches) {
            String phase = named.size() < 2 ? "first" : "second";
            named.add(new Arrival(
                    phase, arrival.fromPerSecond(), arrival.toPerSecond(), arrival.over(), arrival.shape()));
        }
        return named;
    }

    private static ArrivalSchedule one(Shape shape, double from, double to, Duration over, long seed) {
        return ArrivalSchedule.of(List.of(new Arrival("all", from, to, over, shape)), seed);
    }

    private static long[] offsets(ArrivalSchedule schedule) {
        return LongStream.range(0, schedule.visitors())
                .map(i -> schedule.offsetNanos((int) i))
                .toArray();
    }
}
