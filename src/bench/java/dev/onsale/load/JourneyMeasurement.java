package dev.onsale.load;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.record.machine.InjectorHealth;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Sends whole journeys at each of some rates, and tells how it fared: {@code address warm-ups rate…}. */
final class JourneyMeasurement {

    /** Long enough for the lags' p99 to mean more than one hiccup. */
    private static final Duration LENGTH = Duration.ofSeconds(4);

    private static final double WARM_UP_RATE = 300;
    private static final double PACE = 100;

    /** A journey takes about a second; whoever needs longer than this tells of an injector that is far behind. */
    private static final Duration DRAIN = Duration.ofSeconds(6);

    private JourneyMeasurement() {}

    public static void main(String[] arguments) throws IOException {
        GatlingEngine.prepareDsl();
        URI address = URI.create(arguments[0]);
        for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
            measured(address, WARM_UP_RATE);
        }
        for (int next = 2; next < arguments.length; next++) {
            tell(measured(address, Double.parseDouble(arguments[next])));
        }
        System.exit(0);
    }

    private static MeasuredLoad measured(URI address, double rate) throws IOException {
        LoadOrder order = Orders.of(address, Path.of("unused"))
                .rate(rate, LENGTH)
                .pace(PACE)
                .drain(DRAIN)
                .order(new WordedFan());
        ArrivalSchedule schedule = ArrivalSchedule.of(order.plan());
        return MeasuredLoad.of(schedule, MeasuredLoad.worded(order, schedule));
    }

    private static void tell(MeasuredLoad load) {
        InjectorHealth health = load.health();
        System.out.printf(
                Locale.ROOT,
                "step %d %d %d %.3f %.4f %.3f %.3f %d%n",
                load.journeys(),
                load.bought(),
                load.responses(),
                load.cpuSeconds(),
                health.cpuShare(),
                health.startLagMs().get(99.0),
                health.eventLoopLagMs().get(99.0),
                health.gcPauseMs());
    }
}
