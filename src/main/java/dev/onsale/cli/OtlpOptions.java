package dev.onsale.cli;

import dev.onsale.export.Collector;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.PlanSecrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the commands that can send metrics to a collector. */
final class OtlpOptions {
    @Option(
            names = "--otlp",
            paramLabel = "URL",
            description = "Send the run's metrics to this collector by OTLP over HTTP, such as http://127.0.0.1:4318.")
    private @Nullable String collector;

    @Option(
            names = "--otlp-header",
            paramLabel = "'NAME: VALUE'",
            converter = Header.Converter.class,
            description =
                    "Send this header to the collector; $${NAME} is replaced by the environment variable (repeatable).")
    private List<Header> headers = new ArrayList<>();

    @Option(
            names = "--allow-collector",
            paramLabel = "HOST",
            description = "Allow metrics, but no load, to this host (repeatable).")
    private List<String> allowed = new ArrayList<>();

    /**
     * The collector that was named.
     *
     * @throws BadInputException if it is not a valid or allowed collector, or if other OTLP options are given without
     *     one
     */
    Optional<Collector> collector() {
        if (collector == null) {
            if (!headers.isEmpty() || !allowed.isEmpty()) {
                throw new BadInputException(
                        (headers.isEmpty() ? "--allow-collector" : "--otlp-header") + " without --otlp sends nothing",
                        "name the collector too: --otlp URL");
            }
            return Optional.empty();
        }
        Map<String, String> resolved = new LinkedHashMap<>();
        for (Header header : headers) {
            String where = "--otlp-header " + header.name();
            resolved.put(header.name(), PlanSecrets.resolved(header.value(), where, System::getenv));
        }
        return Optional.of(Collector.allowed(collector, allowed, resolved));
    }
}
