package dev.onsale.load;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.plan.ArrivalSchedule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Measures its own CPU time for one load with evidence and without, turn by turn: {@code address pairs warm-ups}. */
final class EvidenceMeasurement {

    private static final double RATE = 500;
    private static final Duration LENGTH = Duration.ofSeconds(4);
    private static final double PACE = 100;

    private EvidenceMeasurement() {}

    public static void main(String[] arguments) throws IOException {
        GatlingEngine.prepareDsl();
        LoadOrder order = Orders.of(URI.create(arguments[0]), Path.of("unused"))
                .rate(RATE, LENGTH)
                .pace(PACE)
                .drain(Duration.ofSeconds(10))
                .order(new WordedFan());
        int pairs = Integer.parseInt(arguments[1]);
        int warmUps = Integer.parseInt(arguments[2]);
        ArrivalSchedule schedule = ArrivalSchedule.of(order.plan());
        for (int pair = 0; pair < pairs + warmUps; pair++) {
            // Whoever comes second finds the other's garbage: take turns at coming first.
            boolean withFirst = pair % 2 == 0;
            MeasuredLoad first = measured(order, schedule, withFirst);
            MeasuredLoad second = measured(order, schedule, !withFirst);
            MeasuredLoad with = withFirst ? first : second;
            MeasuredLoad without = withFirst ? second : first;
            if (with.responses() != without.responses() || with.bought() != without.bought()) {
                throw new AssertionError("not the same load: " + with + ", " + without);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s %.4f %.4f %d%n",
                    pair < warmUps ? "warming" : "pair",
                    with.cpuSeconds(),
                    without.cpuSeconds(),
                    with.responses());
        }
        System.exit(0);
    }

    private static MeasuredLoad measured(LoadOrder order, ArrivalSchedule schedule, boolean evidence)
            throws IOException {
        return MeasuredLoad.of(schedule, MeasuredLoad.worded(order, schedule), evidence);
    }
}
