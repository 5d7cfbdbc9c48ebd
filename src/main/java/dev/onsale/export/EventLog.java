package dev.onsale.export;

import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Creates log records of events, and keeps them until they have been delivered. Thread-safe. */
final class EventLog implements AutoCloseable {
    private final List<LogRecordData> waiting = new ArrayList<>();
    private final SdkLoggerProvider provider;

    EventLog(Resource resource) {
        provider = SdkLoggerProvider.builder()
                .setResource(resource)
                .addLogRecordProcessor((context, record) -> keep(record.toLogRecordData()))
                .build();
    }

    private synchronized void keep(LogRecordData record) {
        waiting.add(record);
    }

    void add(RunEvent event) {
        provider.get("dev.onsale")
                .logRecordBuilder()
                .setEventName(event.name())
                .setTimestamp(event.epochMs(), TimeUnit.MILLISECONDS)
                .setObservedTimestamp(event.epochMs(), TimeUnit.MILLISECONDS)
                .setSeverity(Severity.INFO)
                .setBody(event.body())
                .setAllAttributes(OtlpMetric.attributes(event.attributes()))
                .emit();
    }

    /** Those whose delivery has not been confirmed. */
    synchronized List<LogRecordData> waiting() {
        return List.copyOf(waiting);
    }

    /** The first ones, up to this number, have been delivered. */
    synchronized void confirmed(int count) {
        waiting.subList(0, count).clear();
    }

    @Override
    public void close() {
        provider.close();
    }
}
