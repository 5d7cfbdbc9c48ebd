package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import dev.onsale.record.Verdict;
import dev.onsale.record.evidence.ErrorKinds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nights whose visitors ask again by chance: how often the times since they were due make one red. */
class DueNightsTest {
    private static final GateSettings GATE = new GateSettings(0.05, Duration.ofMillis(2), 1, 3, 3, List.of(50.0, 95.0));
    private static final int NIGHTS = 60;
    private static final int VISITORS = 1_200;
    private static final long F5_MS = 300;

    /** @param asking the share of visitors who ask again; {@code again} that of those who then do so once more, and so on */
    private record Shop(double asking, double again) {}

    /** Around 5 % it is chance on which side of it the p95 lies; both shops abandon as many requests. */
    @ParameterizedTest
    @CsvSource({"0.03,0.5", "0.05,0.5", "0.08,0.5", "0.3,0.1"})
    void ofOneBuildAreHardlyEverRed(double asking, double again) {
        Shop shop = new Shop(asking, again);
        assertThat(red(shop, shop)).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0.3,0.1,0.1,0.8"})
    void ofABuildThatMakesFewerVisitorsWaitLongerAreMostlyRed(
            double asking, double again, double now, double nowAgain) {
        assertThat(red(new Shop(asking, again), new Shop(now, nowAgain))).isGreaterThan(NIGHTS * 2 / 3);
    }

    private static int red(Shop before, Shop now) {
        int red = 0;
        for (int night = 0; night < NIGHTS; night++) {
            SplittableRandom random = new SplittableRandom(night);
            List<Run> baselines = new ArrayList<>();
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                baselines.add(run("base" + i, before, random));
            }
            Evidence first =
                    Evidence.of(run("now", now, random)).against(baselines).wherePairsArePossible();
            if (Judge.flagged(Judge.judge(first)).stream().noneMatch(DueNightsTest::isDue)) {
                continue;
            }
            for (int i = 0; i < 3; i++) {
                pairs.add(new Pair(run("b" + i, before, random), run("c" + i, now, random)));
            }
            Verdict verdict = Judge.judge(first.confirmedBy(pairs));
            red += verdict.cells().stream().anyMatch(cell -> isDue(cell) && cell.state() == State.REGRESSED) ? 1 : 0;
        }
        return red;
    }

    private static boolean isDue(Cell cell) {
        return cell.metric().contains("from due");
    }

    /** Runs differ by 10 % in their times, and by as much in how many visitors ask again. */
    private static Run run(String id, Shop shop, SplittableRandom random) {
        double slow = Math.exp(0.1 * random.nextGaussian());
        double asking = shop.asking() * Math.exp(0.1 * random.nextGaussian());
        List<StepSeries.Interval> sent = new ArrayList<>();
        List<StepSeries.Interval> due = new ArrayList<>();
        long abandoned = 0;
        for (int second = 0; second < Runs.SECONDS; second++) {
            Histogram took = new Histogram(3);
            Histogram since = new Histogram(3);
            Histogram cut = new Histogram(3);
            for (int i = 0; i < VISITORS / Runs.SECONDS; i++) {
                long ms = Math.round(slow * (20 + random.nextInt(30)));
                int times = 0;
                while (times < 5 && random.nextDouble() < (times == 0 ? asking : shop.again())) {
                    times++;
                    cut.recordValue(F5_MS);
                }
                took.recordValue(ms);
                since.recordValue(ms + times * F5_MS);
            }
            Tally waited = Tally.of(cut);
            abandoned += waited.total();
            sent.add(new StepSeries.Interval(second * 1000L, 1000, Tally.of(took), waited).withUnanswered(waited));
            due.add(new StepSeries.Interval(second * 1000L, 1000, Tally.of(since), Tally.EMPTY));
        }
        return Runs.named(id + random.nextInt(1 << 30))
                .gate(GATE)
                .intervals("browse", sent)
                .due("browse", due)
                .errors("browse", Map.of(ErrorKinds.REFRESHED, abandoned))
                .build();
    }
}
