package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Whether 1,000 new visitors a second arrive at the server, in another process, when the schedule says: the total, each
 * second's count, and the start lag as the tap sees it.
 */
class ArrivalBench {

    private static final double BUCKET_ERROR_MAX = 0.01;
    private static final double START_LAG_P99_MS_MAX = 20;

    @Test
    void arrivalsAsTheServerSeesThem() throws IOException {
        String load = LoadJvm.load();
        String[] planned;
        String[] seen;
        double[] lag;
        try (LoadJvm server = LoadJvm.running(StampingServer.class, List.of());
                LoadJvm injector = LoadJvm.running(ArrivalMeasurement.class, List.of(), server.next("port"))) {
            planned = injector.next("planned").split(",");
            seen = injector.next("seen").split(",");
            lag = Arrays.stream(injector.next("lag").split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
        StringBuilder table = new StringBuilder("second   planned   server saw   difference\n");
        double worst = 0;
        for (int second = 0; second < planned.length; second++) {
            double due = Double.parseDouble(planned[second]);
            double came = Double.parseDouble(seen[second]);
            double difference = due == 0 ? came : came / due - 1;
            // What comes after the last arrival is in no bucket of the schedule; the total tells of it.
            worst = due == 0 ? worst : Math.max(worst, Math.abs(difference));
            table.append(
                    String.format(Locale.ROOT, "%6d  %8.0f  %11.0f  %10.2f %%%n", second, due, came, difference * 100));
        }
        long total = Arrays.stream(seen).mapToLong(Long::parseLong).sum();
        long due = Arrays.stream(planned).mapToLong(Long::parseLong).sum();
        table.append(String.format(
                Locale.ROOT,
                "total %d of %d; worst second %.2f %%, limit %.0f %%; way to the server %.1f ms (median)%n"
                        + "start lag p50 %.1f ms, p99 %.1f ms (limit %.0f), max %.1f ms; %s%n",
                total,
                due,
                worst * 100,
                BUCKET_ERROR_MAX * 100,
                lag[3],
                lag[0],
                lag[1],
                START_LAG_P99_MS_MAX,
                lag[2],
                load));
        table.append(String.format(
                Locale.ROOT,
                "{\"bench\":\"arrival\",\"visitors\":%d,\"worstSecondShare\":%.4f,\"startLagMsP99\":%.2f}%n",
                total,
                worst,
                lag[1]));
        System.out.println(table);

        assertThat(total).as("visitors").isEqualTo(due);
        assertThat(worst).as("worst second against the schedule's own").isLessThanOrEqualTo(BUCKET_ERROR_MAX);
        assertThat(lag[1]).as("start lag p99, ms").isLessThanOrEqualTo(START_LAG_P99_MS_MAX);
    }
}
