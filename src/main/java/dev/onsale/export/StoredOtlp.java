package dev.onsale.export;

import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.Verdict;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A stored run as OTLP. */
final class StoredOtlp {
    /** Nothing else waits for it, so it may take as long as OpenTelemetry's exporters wait by default. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final int KEY_LENGTH_MAX = 255;
    private static final Pattern NOT_IN_KEYS = Pattern.compile("[^ -~]");

    private final RunSummary summary;
    private final RunMetrics metrics;
    private final Resource resource;

    StoredOtlp(RunSummary summary, RunMetrics metrics) {
        this.summary = summary;
        this.metrics = metrics;
        resource = resource(RunIdentity.of(summary));
    }

    /**
     * With the name and version of the library, as the conventions require; keys must be ASCII, or the library rejects
     * them.
     */
    static Resource resource(Map<String, String> identity) {
        Map<String, String> attributes = new TreeMap<>();
        new TreeMap<>(identity)
                .forEach((key, value) -> attributes.merge(allowed(key), value, (one, other) -> one + ";" + other));
        return Resource.getDefault().merge(Resource.create(OtlpMetric.attributes(attributes)));
    }

    private static String allowed(String key) {
        String ascii = NOT_IN_KEYS.matcher(key).replaceAll("_");
        return ascii.substring(0, Math.min(KEY_LENGTH_MAX, ascii.length()));
    }

    void batches(OtlpBatches.Taker taker) throws IOException {
        new OtlpBatches(resource, metrics.startMs(), taker).of(metrics.families());
    }

    /** All events of the run. */
    EventLog events() {
        EventLog log = new EventLog(resource);
        long doorsAtMs =
                summary.plain() == null ? summary.plan().sale().doorsAt().toMillis() : -1;
        RunEvent.planned(Phases.of(summary), metrics.startMs(), doorsAtMs).stream()
                .filter(event -> event.epochMs() < metrics.endMs())
                .forEach(log::add);
        log.add(new RunEvent(
                RunEvent.ENDED, summary.measured().times().loadEndMs(), "The load ended", endAttributes()));
        return log;
    }

    private Map<String, String> endAttributes() {
        Map<String, String> attributes = new TreeMap<>();
        Abort abort = summary.measured().aborted();
        if (abort != null) {
            attributes.put(
                    Attribute.ABORT_CAUSE,
                    abort.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        Verdict verdict = summary.verdict();
        if (verdict != null) {
            attributes.put(Attribute.VERDICT, verdict.judgement().name().toLowerCase(Locale.ROOT));
        }
        return attributes;
    }

    /**
     * Sends all of it.
     *
     * @return the number of requests
     * @throws NotDeliveredException at the first request that is not accepted
     */
    int send(Collector collector) {
        int[] requests = {0};
        try (OtlpSender sender = new OtlpSender(collector, TIMEOUT);
                EventLog events = events()) {
            batches(portion -> {
                require(sender.metrics(portion), collector);
                requests[0]++;
            });
            CompletableResultCode told = sender.events(events.waiting());
            if (!await(told) && !LiveDeliveries.takesNone(told)) {
                throw new NotDeliveredException(collector, OtlpFailure.of(told));
            }
            return requests[0] + 1;
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written to a file here", e);
        }
    }

    private static void require(CompletableResultCode result, Collector collector) {
        if (!await(result)) {
            throw new NotDeliveredException(collector, OtlpFailure.of(result));
        }
    }

    private static boolean await(CompletableResultCode result) {
        return result.join(TIMEOUT.toMillis() * 2, TimeUnit.MILLISECONDS).isSuccess();
    }
}
