package dev.onsale.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * This toolkit through its launcher.
 *
 * @param home the folder of the launcher: this one, or another version to be compared with it
 * @param words whether the scenario is written in onsale's words, or is a plain simulation
 */
record OnsaleContender(String name, Path home, boolean words) implements Contender {
    private static final String PLAIN = """
            import static io.gatling.javaapi.core.CoreDsl.*;
            import static io.gatling.javaapi.http.HttpDsl.*;

            import io.gatling.javaapi.core.*;

            public class Plain extends Simulation {
                {
                    setUp(scenario("surge").exec(http("get").get("/")).injectOpen(
                            constantUsersPerSec(RATE).during(SECONDS)))
                        .protocols(http.baseUrl("TARGET"));
                }
            }
            """;

    private static final String WORDED = """
            import static io.gatling.javaapi.http.HttpDsl.http;

            import dev.onsale.scenario.OnSale;

            public final class Worded extends OnSale {
                {
                    fan().doing(browse(http("get").get("/")));
                }
            }
            """;

    private static final String PLAN = """
            plan: surge
            scenario: Worded.java
            target: TARGET
            arrivals: [ { phase: doors, rate: RATE/s, for: SECONDSs } ]
            """;

    private static final Map<String, Double> QUANTILES = Map.of("50", 0.5, "95", 0.95, "99", 0.99, "99.9", 0.999);

    @Override
    public void prepare(Path folder) throws IOException, InterruptedException {
        // The first start builds, and makes the archives.
        new ProcessBuilder(home.resolve("onsale").toString(), "--help")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public List<String> command(Surge surge, Path folder) throws IOException {
        return List.of(
                home.resolve("onsale").toString(),
                "run",
                written(surge, folder).toString(),
                "--reports",
                folder.resolve(name).toString());
    }

    /** Writes what is to be run. */
    Path written(Surge surge, Path folder) throws IOException {
        Path source = Files.writeString(
                folder.resolve(words ? "Worded.java" : "Plain.java"), filled(words ? WORDED : PLAIN, surge));
        return words ? Files.writeString(folder.resolve("surge.yaml"), filled(PLAN, surge)) : source;
    }

    private static String filled(String text, Surge surge) {
        return text.replace("TARGET", surge.target().toString())
                .replace("RATE", Integer.toString(surge.perSecond()))
                .replace("SECONDS", Integer.toString(surge.seconds()));
    }

    @Override
    public Map<Double, Double> said(String output, Path folder) throws IOException {
        Map<Double, Double> said = new TreeMap<>();
        try (Stream<Path> runs = Files.list(folder.resolve(name))) {
            Path newest = runs.filter(run -> Files.exists(run.resolve("run.json")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            JsonNode quantiles = new ObjectMapper()
                    .readTree(newest.resolve("run.json").toFile())
                    .path("steps")
                    .path(0)
                    .path("okQuantilesMs");
            QUANTILES.forEach((label, quantile) -> {
                if (quantiles.has(label)) {
                    said.put(quantile, quantiles.get(label).asDouble());
                }
            });
        }
        return said;
    }

    @Override
    public String remarks(String output) {
        return output.lines()
                .filter(line -> line.matches("^(PASS|FAIL|INVALID|INCONCLUSIVE|onsale: ).*"))
                .filter(line -> !line.startsWith("onsale: starting"))
                .findFirst()
                .map(line -> line.length() > 90 ? line.substring(0, 90) : line)
                .orElse("");
    }
}
