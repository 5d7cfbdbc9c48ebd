package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How many journeys/s one core drives, and what saturates first: journeys of {@link WordedFan} at rising rates, the
 * injector confined to one core and its target to another, judged by the figures that every run tells of its injector.
 *
 * <p>Each rate's share of the core in use stands beside: a bottleneck while much of the core is free is ours to mend.
 */
class JourneyBench {

    private static final List<Integer> RATES =
            List.of(100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000, 1_200, 1_400);
    private static final int WARM_UPS = 4;

    /** Half of it is what the largest shipped scenario asks for on a machine of two cores. */
    private static final int JOURNEYS_PER_SECOND_MIN = 120;

    /** What a run says of its injector, as a share of the most that is still sound: 1 and more is over it. */
    private record Figure(String name, double share) {}

    private record Step(int rate, String[] measured) {
        private static final double START_LAG_MS_MAX = 20;
        private static final double EVENT_LOOP_LAG_MS_MAX = 50;
        private static final double CORE_SHARE_MAX = 0.95;
        private static final double GC_SHARE_MAX = 0.1;
        private static final double SECONDS = 4;

        double core() {
            return number(4);
        }

        double startLagMs() {
            return number(5);
        }

        double eventLoopLagMs() {
            return number(6);
        }

        double gcShare() {
            return number(7) / 1_000 / SECONDS;
        }

        double cpuMsPerJourney() {
            return number(3) * 1_000 / number(0);
        }

        boolean complete() {
            return measured[0].equals(measured[1]);
        }

        /** Causes before what they cause. */
        List<Figure> figures() {
            return List.of(
                    new Figure("garbage collection", gcShare() / GC_SHARE_MAX),
                    new Figure("CPU", core() / CORE_SHARE_MAX),
                    new Figure("event-loop lag", eventLoopLagMs() / EVENT_LOOP_LAG_MS_MAX),
                    new Figure("start lag", startLagMs() / START_LAG_MS_MAX));
        }

        Optional<Figure> over() {
            return figures().stream().filter(figure -> figure.share() >= 1).findFirst();
        }

        private double number(int place) {
            return Double.parseDouble(measured[place]);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%10d  %8.0f %%  %14.2f  %13.1f  %18.1f  %8.1f %%  %8s  %s",
                    rate,
                    core() * 100,
                    cpuMsPerJourney(),
                    startLagMs(),
                    eventLoopLagMs(),
                    gcShare() * 100,
                    complete() ? "all" : measured[1] + "/" + measured[0],
                    over().map(Figure::name).orElse(""));
        }
    }

    @Test
    void journeysPerSecondOfOneCore() throws IOException {
        String load = LoadJvm.load();
        List<Step> steps = measured();
        int sound =
                (int) steps.stream().takeWhile(step -> step.over().isEmpty()).count();
        StringBuilder table =
                new StringBuilder("journeys/s   one core  CPU ms/journey  start lag p99  event-loop lag p99"
                        + "  in the GC  finished  over its limit\n");
        steps.forEach(step -> table.append(step).append('\n'));
        int driven = sound == 0 ? 0 : steps.get(sound - 1).rate();
        String first = sound == steps.size()
                ? "nothing"
                : steps.get(sound).over().orElseThrow().name();
        table.append(String.format(
                Locale.ROOT,
                "one core drives %d journeys/s, %s requests each; first over its limit at %s: %s; %s%n",
                driven,
                sound == 0 ? "?" : perJourney(steps.get(sound - 1)),
                sound == steps.size() ? "no rate" : steps.get(sound).rate() + "/s",
                first,
                load));
        table.append(String.format(
                Locale.ROOT,
                "{\"bench\":\"journey\",\"journeysPerSecond\":%d,\"saturatesFirst\":\"%s\",\"cpuMsPerJourney\":%.2f}%n",
                driven,
                first,
                sound == 0 ? Double.NaN : steps.get(sound - 1).cpuMsPerJourney()));
        System.out.println(table);

        assertThat(driven).as("journeys/s of one core").isGreaterThanOrEqualTo(JOURNEYS_PER_SECOND_MIN);
        assertThat(sound).as("rates before saturation").isLessThan(steps.size());
    }

    private static List<Step> measured() throws IOException {
        List<Step> steps = new ArrayList<>();
        String[] rates = RATES.stream().map(String::valueOf).toArray(String[]::new);
        try (LoadJvm server = LoadJvm.onCore(1, SaleServer.class, "2", "0");
                LoadJvm injector = LoadJvm.onCore(
                        0,
                        JourneyMeasurement.class,
                        Stream.concat(
                                        Stream.of(server.next("address"), Integer.toString(WARM_UPS)),
                                        Arrays.stream(rates))
                                .toArray(String[]::new))) {
            for (int rate : RATES) {
                steps.add(new Step(rate, injector.next("step").split(" ")));
                // One more than the first over its limit shows that it was no hiccup.
                if (steps.stream().filter(step -> step.over().isPresent()).count() == 2) {
                    break;
                }
            }
        }
        return steps;
    }

    private static String perJourney(Step step) {
        return String.format(Locale.ROOT, "%.0f", step.number(2) / step.number(0));
    }
}
