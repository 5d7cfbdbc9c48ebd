package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.SharedNights.Found;
import dev.onsale.judge.SharedWorld.Truth;
import dev.onsale.plan.GateSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The gate without a baseline build, where each night has a level of its own ({@link DatedNights}): the level of a cell
 * spreads by so much between nights, half of its variance shared by the steps, and runs of a night by a few per cent besides.
 * Baselines of K dates; what is flagged is tested by three candidate runs of one night. {@code mustDetect} 100 %.
 *
 * <pre>{@code
 * ./mvnw -Pbench verify -Dit.test=DatesBench [-Dnights.count=1000] [-Dnights.seed=20240711]
 * }</pre>
 */
class DatesBench {

    private static final int NIGHTS = Integer.getInteger("nights.count", 1_000);

    /** Of nights that are not clean, for which nothing is promised. */
    private static final int FAULTY_NIGHTS = NIGHTS / 5;

    private static final long SEED = Long.getLong("nights.seed", 20240711);

    /** Of the upper end of the exact one-sided 95 % interval. */
    private static final double CLEAN_RED_MAX = 0.015;

    /** The same where nights have heavy tails: a step that is far off on its own that night looks like a slower one. */
    private static final double HEAVY_RED_MAX = 0.025;

    private static final double[] SPREADS = {0.05, 0.08, 0.10, 0.11};

    /**
     * How nights and their runs differ.
     *
     * @param level spread between nights, {@code run} between runs of one
     * @param heavy whether nights have the tails of t with three degrees of freedom
     */
    private record World(int steps, double level, double run, boolean heavy) {

        Found nights(int dates, int runsADate, int count, Truth truth) {
            SharedWorld of = SharedWorld.of(level).withSteps(steps);
            Conditions met = heavy ? new Conditions(0, 1, NightWorld::heavyTailed, null) : Conditions.USUAL;
            GateSettings gate =
                    new GateSettings(0.05, Duration.ofMillis(2), 1.0, dates * runsADate, 8, List.of(50.0, 95.0));
            return new DatedNights(of, of.spreadBy(run), met, dates, runsADate, gate, SEED).nights(count, truth);
        }
    }

    private static double upper(Found found) {
        return found.red() == found.nights()
                ? 1
                : BetaDistribution.of(found.red() + 1.0, (double) found.nights() - found.red())
                        .inverseCumulativeProbability(0.95);
    }

    /** {@code 0.4 % (≤ 0.7 %), 3.1 % open}. */
    private static String clean(Found found) {
        return String.format(
                Locale.ROOT,
                "%.1f %% (≤ %.1f %%), %.0f %%",
                100.0 * found.red() / found.nights(),
                100 * upper(found),
                100.0 * found.open() / found.nights());
    }

    private static void row(String label, double redMax, List<Found> cells) {
        StringBuilder row = new StringBuilder("| " + label + " |");
        cells.forEach(found -> row.append(' ').append(clean(found)).append(" |"));
        System.out.println(row);
        assertThat(cells).as(label).allSatisfy(found -> assertThat(upper(found)).isLessThanOrEqualTo(redMax));
    }

    /** Red and open by the spread between nights, 3 % between runs of one. */
    @ParameterizedTest
    @CsvSource({
        "1,3", "1,5", "1,10", "2,3", "2,5", "2,10", "3,3", "3,5", "3,10", "4,3", "4,5", "4,10", "5,3", "5,5", "5,10",
        "6,3", "6,5", "6,10", "7,3", "7,5", "7,10"
    })
    void clean(int steps, int dates) {
        row(steps + " | " + dates, CLEAN_RED_MAX, bySpread(steps, dates, false));
    }

    /** The same where nights have heavy tails. */
    @ParameterizedTest
    @CsvSource({"1,3", "1,10", "3,3", "3,10", "4,3", "4,10", "7,3", "7,5", "7,10"})
    void cleanWithHeavyTails(int steps, int dates) {
        row(steps + " | " + dates, HEAVY_RED_MAX, bySpread(steps, dates, true));
    }

    private static List<Found> bySpread(int steps, int dates, boolean heavy) {
        return DoubleStream.of(SPREADS)
                .mapToObj(level -> new World(steps, level, 0.03, heavy).nights(dates, 1, NIGHTS, Truth.CLEAN))
                .toList();
    }

    /** By the spread between runs of one night, and by how many are recorded on each; 8 % between nights. */
    @ParameterizedTest
    @CsvSource({"1,3", "3,3", "6,3", "6,5"})
    void cleanByRuns(int steps, int dates) {
        row(
                steps + " | " + dates,
                CLEAN_RED_MAX,
                List.of(
                        byRuns(steps, dates, 0.01, 1),
                        byRuns(steps, dates, 0.05, 1),
                        byRuns(steps, dates, 0.01, 2),
                        byRuns(steps, dates, 0.05, 2),
                        byRuns(steps, dates, 0.05, 5)));
    }

    private static Found byRuns(int steps, int dates, double run, int runsADate) {
        return new World(steps, 0.08, run, false).nights(dates, runsADate, NIGHTS, Truth.CLEAN);
    }

    /** What is red of one slower step. */
    @ParameterizedTest
    @CsvSource({
        "1,3,0.05", "1,3,0.08", "1,3,0.11", "1,5,0.05", "1,5,0.08", "1,5,0.11", "1,10,0.05", "1,10,0.08", "1,10,0.11",
        "6,3,0.05", "6,3,0.08", "6,3,0.11", "6,5,0.05", "6,5,0.08", "6,5,0.11", "6,10,0.05", "6,10,0.08", "6,10,0.11"
    })
    void slower(int steps, int dates, double level) {
        World world = new World(steps, level, 0.03, false);
        StringBuilder row =
                new StringBuilder(String.format(Locale.ROOT, "| %d | %d | %.0f %% |", steps, dates, 100 * level));
        DoubleStream.of(1.2, 1.5, 2, 3).forEach(factor -> {
            Found found = world.nights(dates, 1, FAULTY_NIGHTS, Truth.of(1, factor));
            row.append(String.format(
                    Locale.ROOT,
                    " %.0f %%, %.0f %% |",
                    100.0 * found.red() / found.nights(),
                    100.0 * found.open() / found.nights()));
        });
        System.out.println(row);
    }
}
