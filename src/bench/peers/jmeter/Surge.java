import static us.abstracta.jmeter.javadsl.JmeterDsl.httpSampler;
import static us.abstracta.jmeter.javadsl.JmeterDsl.rpsThreadGroup;
import static us.abstracta.jmeter.javadsl.JmeterDsl.testPlan;

import java.time.Duration;
import us.abstracta.jmeter.javadsl.core.TestPlanStats;
import us.abstracta.jmeter.javadsl.core.stats.TimeMetricSummary;

/** Sends so many requests a second by JMeter's threads: target, rate, seconds. */
public final class Surge {
    public static void main(String[] arguments) throws Exception {
        double rate = Double.parseDouble(arguments[1]);
        Duration length = Duration.ofSeconds(Long.parseLong(arguments[2]));
        TestPlanStats stats = testPlan(rpsThreadGroup()
                        .maxThreads(2000)
                        .rampToAndHold(rate, Duration.ZERO, length)
                        .children(httpSampler(arguments[0] + "/")))
                .run();
        TimeMetricSummary times = stats.overall().sampleTime();
        System.out.println("said 0.5 " + millis(times.median()));
        System.out.println("said 0.95 " + millis(times.perc95()));
        System.out.println("said 0.99 " + millis(times.perc99()));
        System.out.println("remark " + stats.overall().samplesCount() + " samples, "
                + stats.overall().errorsCount() + " errors");
        System.exit(0);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
