package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JudgeSpeedTest {

    private static final long CPU_MS_MAX = 300;

    private static Run run(String id, SplittableRandom random) {
        Runs run = Runs.named(id).journeys("fan", Map.of(Outcome.BOUGHT, 400L, Outcome.ABANDONED, 600L));
        for (int step = 0; step < 20; step++) {
            double median = 20 * (step + 1) * Math.exp(0.1 * random.nextGaussian());
            run.step("step" + step, 2000, n -> Math.round(median * Math.exp(0.5 * random.nextGaussian())), 3);
        }
        return run.build();
    }

    @Test
    void twentyStepsAgainstTwentyBaselinesCostLittle() {
        SplittableRandom random = new SplittableRandom(1);
        List<Run> baselines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            baselines.add(run("base" + i, random));
        }
        Evidence evidence = Evidence.of(run("candidate", random)).against(baselines);
        long coldMs = cpuMs(evidence);
        long warmMs = cpuMs(evidence);
        assertThat(Math.min(coldMs, warmMs))
                .as("CPU ms, first " + coldMs + ", second " + warmMs)
                .isLessThan(CPU_MS_MAX);
    }

    private static long cpuMs(Evidence evidence) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        Judge.judge(evidence);
        return (threads.getCurrentThreadCpuTime() - before) / 1_000_000;
    }
}
