package dev.onsale.load;

import io.gatling.core.cli.GatlingArgs;
import io.gatling.core.config.GatlingConfiguration;
import java.util.List;
import scala.Option;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/** How Gatling is set whatever it runs: it writes nothing itself, and asks nobody anything. */
final class GatlingSettings {

    private GatlingSettings() {}

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
