package dev.onsale.load;

import io.gatling.core.cli.GatlingArgs;
import io.gatling.core.config.GatlingConfiguration;
import java.util.List;
import scala.Option;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/** How Gatling is set whatever it runs: it writes nothing itself, and asks nobody anything; the rest is the user's. */
final class GatlingSettings {
    private static final String PREFIX = "gatling.";
    private static final String NONE = "none";

    private GatlingSettings() {}

    /** What the user has set: {@code gatling.http.requestTimeout=20000, …}, or {@code none}. */
    static String inWords() {
        List<String> set = ReadProperties.setByUser(PREFIX);
        return set.isEmpty() ? NONE : String.join(", ", set);
    }

    static GatlingConfiguration configuration() {
        return GatlingConfiguration.loadForTest(CollectionConverters.asScala(List.<Tuple2<String, ?>>of(
                        new Tuple2<>("gatling.data.writers", List.of()),
                        new Tuple2<>("gatling.data.enableAnalytics", false),
                        new Tuple2<>("gatling.http.warmUpUrl", "")))
                .toSeq());
    }

    static GatlingArgs arguments() {
        return new GatlingArgs(
                Option.apply(PlannedSimulation.class.getName()),
                Option.empty(),
                true,
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty());
    }
}
