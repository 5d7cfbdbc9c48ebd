package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.judge.OwnChange.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OwnChangeTest {

    private static final Moderation PRIOR = new Moderation(0.0025, 4);
    private static final double SHRINKAGE = OwnChange.shrinkage(PRIOR.prior());

    private static OwnChange of(Group baselines, Group candidates) {
        return OwnChange.of(baselines, candidates, PRIOR, SHRINKAGE, Moderation.FLOOR);
    }

    /** By hand: Sxx 0.02, Sxy 0.012, Syy 0.0098, λ 0.01. */
    @Test
    void followsTheFormula() {
        Group baselines = new Group(List.of(1.0, 1.03, 1.13), List.of(-0.1, 0.0, 0.1));
        OwnChange change = of(baselines, new Group(List.of(1.4533333333333334), List.of(0.2)));

        double yy = 0.0533333333333333 * 0.0533333333333333
                + 0.0233333333333333 * 0.0233333333333333
                + 0.0766666666666667 * 0.0766666666666667;
        double slope = (0.013 + 0.01) / (0.02 + 0.01);
        double squares = yy - 2 * slope * 0.013 + slope * slope * 0.02 + 0.01 * (slope - 1) * (slope - 1);
        assertThat(change.slope()).isCloseTo(slope, within(1e-9));
        assertThat(change.contrast().effect()).isCloseTo(0.4 - slope * 0.2, within(1e-9));
        assertThat(change.contrast().sigma()).isCloseTo(Math.sqrt((4 * 0.0025 + squares) / 6), within(1e-9));
        assertThat(change.contrast().spread()).isCloseTo(Math.sqrt(1.0 / 3 + 1 + 0.2 * 0.2 / 0.03), within(1e-9));
        assertThat(change.contrast().freedom()).isEqualTo(2);
    }

    @Test
    void runsThatWereAlikeLeaveTheSlopeAsOpenAsItWas() {
        Group alike = new Group(List.of(1.0, 1.0, 1.0), List.of(0.0, 0.0, 0.0));
        OwnChange change = of(alike, new Group(List.of(1.4), List.of(0.4)));

        assertThat(change.slope()).isEqualTo(1);
        assertThat(change.contrast().effect()).isCloseTo(0, within(1e-9));
        double open = change.contrast().spread() * Math.sqrt(PRIOR.prior());
        assertThat(open).isGreaterThan(OwnChange.SLOPE_DEVIATION * 0.4);
    }

    @Property(tries = 200)
    void whatAllStepsGainOrLoseAlikeIsNobodysOwn(
            @ForAll @Size(5) List<@DoubleRange(min = -0.3, max = 0.3) Double> x,
            @ForAll @Size(5) List<@DoubleRange(min = -0.3, max = 0.3) Double> y,
            @ForAll @DoubleRange(min = -1, max = 1) double shift) {
        OwnChange change = of(new Group(y.subList(0, 4), x.subList(0, 4)), new Group(y.subList(4, 5), x.subList(4, 5)));
        List<Double> otherLevel = y.stream().map(value -> value + shift).toList();
        OwnChange shifted = of(
                new Group(otherLevel.subList(0, 4), x.subList(0, 4)),
                new Group(otherLevel.subList(4, 5), x.subList(4, 5)));

        assertThat(shifted.contrast().effect()).isCloseTo(change.contrast().effect(), within(1e-9));
        assertThat(change.contrast().error()).isPositive();
    }

    /** With slopes as they are taken to be beforehand, p is what it says, whether or not the candidate's run was slow. */
    @Test
    void chanceAloneIsFlaggedAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(7);
        for (double moved : new double[] {0, 0.4}) {
            int flagged = 0;
            int tries = 20_000;
            for (int i = 0; i < tries; i++) {
                double slope = 1 + OwnChange.SLOPE_DEVIATION * random.nextGaussian();
                flagged += of(group(random, 3, slope, 0), group(random, 1, slope, moved))
                                        .contrast()
                                        .p(1)
                                <= 0.05
                        ? 1
                        : 0;
            }
            assertThat((double) flagged / tries).isBetween(0.025, 0.055);
        }
    }

    private static Group group(SplittableRandom random, int runs, double slope, double moved) {
        List<Double> y = new ArrayList<>();
        List<Double> x = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            double common = moved + 0.08 * random.nextGaussian();
            x.add(common);
            y.add(slope * common + 0.05 * random.nextGaussian());
        }
        return new Group(y, x);
    }
}
