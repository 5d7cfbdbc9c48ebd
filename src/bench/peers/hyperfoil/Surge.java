import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.config.BenchmarkData;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.core.parser.BenchmarkParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sends so many new sessions a second by Hyperfoil's agent in this process: target, rate, seconds, new or pooled. */
public final class Surge {
    public static void main(String[] arguments) throws Exception {
        String plan = String.join(
                "\n",
                "name: surge",
                "http:",
                "  host: " + arguments[0],
                "  sharedConnections: " + (arguments[3].equals("new") ? 4000 : 200),
                "  connectionStrategy: " + (arguments[3].equals("new") ? "ALWAYS_NEW" : "SHARED_POOL"),
                "phases:",
                "- main:",
                "    constantRate:",
                "      usersPerSec: " + arguments[1],
                "      duration: " + arguments[2] + "s",
                "      maxSessions: 8000",
                "      scenario:",
                "      - fetch:",
                "        - httpRequest:",
                "            GET: /",
                "");
        Benchmark benchmark = BenchmarkParser.instance()
                .buildBenchmark(
                        new ByteArrayInputStream(plan.getBytes(StandardCharsets.UTF_8)), BenchmarkData.EMPTY, Map.of());
        StatisticsSnapshot all = new StatisticsSnapshot();
        new LocalSimulationRunner(
                        benchmark,
                        (phase, step, metric, snapshot, countDown) -> {
                            synchronized (all) {
                                all.add(snapshot);
                            }
                        },
                        null,
                        null)
                .run();
        for (String quantile : new String[] {"0.5", "0.95", "0.99", "0.999"}) {
            double percentile = 100 * Double.parseDouble(quantile);
            System.out.println("said " + quantile + " " + all.histogram.getValueAtPercentile(percentile) / 1e6);
        }
        System.out.println(
                "remark " + all.responseCount + " responses, " + all.errors() + " errors, " + all.invalid + " invalid");
        System.exit(0);
    }
}
