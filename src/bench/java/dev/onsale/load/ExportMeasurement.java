package dev.onsale.load;

import dev.onsale.export.Collector;
import dev.onsale.export.LiveExport;
import dev.onsale.gatling.GatlingEngine;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.record.live.PhaseBoundary;
import dev.onsale.record.live.RunListener;
import dev.onsale.record.live.RunUnderWay;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Measures its own CPU time for one load with a live export and without: {@code address collector pairs warm-ups}. */
final class ExportMeasurement {

    private static final double RATE = 500;
    private static final Duration LENGTH = Duration.ofSeconds(5);
    private static final double PACE = 100;

    private ExportMeasurement() {}

    public static void main(String[] arguments) throws IOException {
        GatlingEngine.prepareDsl();
        LoadOrder order = Orders.of(URI.create(arguments[0]), Path.of("unused"))
                .rate(RATE, LENGTH)
                .pace(PACE)
                .drain(Duration.ofSeconds(10))
                .order(new WordedFan());
        Collector collector = Collector.allowed(arguments[1], Set.of(), Map.of());
        int pairs = Integer.parseInt(arguments[2]);
        int warmUps = Integer.parseInt(arguments[3]);
        ArrivalSchedule schedule = ArrivalSchedule.of(order.plan());
        for (int pair = 0; pair < pairs + warmUps; pair++) {
            // Whoever comes second finds the other's garbage: take turns at coming first.
            boolean withFirst = pair % 2 == 0;
            MeasuredLoad first = measured(order, schedule, withFirst ? collector : null);
            MeasuredLoad second = measured(order, schedule, withFirst ? null : collector);
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

    private static MeasuredLoad measured(LoadOrder order, ArrivalSchedule schedule, Collector collector)
            throws IOException {
        MeasuredLoad.Content content = MeasuredLoad.worded(order, schedule);
        if (collector == null) {
            return MeasuredLoad.of(schedule, content, true, RunListener.DEAF);
        }
        List<String> told = new ArrayList<>();
        LiveExport export = new LiveExport(collector, progress -> {}, told::add, System::currentTimeMillis);
        export.prepared(new RunUnderWay(
                "measured",
                order.plan(),
                order.target().toString(),
                "bench",
                Map.of(),
                true,
                List.of(new PhaseBoundary("doors", 0)),
                Map::of));
        MeasuredLoad measured = MeasuredLoad.of(schedule, content, true, export);
        if (told.size() != 1 || !told.get(0).endsWith("exports sent")) {
            throw new AssertionError("not exported: " + told);
        }
        return measured;
    }
}
