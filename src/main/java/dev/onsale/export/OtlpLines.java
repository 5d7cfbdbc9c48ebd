package dev.onsale.export;

import io.opentelemetry.exporter.internal.marshal.Marshaler;
import io.opentelemetry.exporter.internal.otlp.logs.LogsRequestMarshaler;
import io.opentelemetry.exporter.internal.otlp.metrics.MetricsRequestMarshaler;
import java.io.IOException;
import java.io.OutputStream;

/** OTLP in a file, in the format of OpenTelemetry's file exporter: one JSON document per line. */
final class OtlpLines {
    private OtlpLines() {}

    static void write(StoredOtlp run, OutputStream out) throws IOException {
        run.batches(portion -> line(MetricsRequestMarshaler.create(portion), out));
        try (EventLog events = run.events()) {
            line(LogsRequestMarshaler.create(events.waiting()), out);
        }
    }

    private static void line(Marshaler document, OutputStream out) throws IOException {
        // The library closes the stream it writes to.
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        document.writeJsonTo(bytes);
        bytes.writeTo(out);
        out.write('\n');
    }
}
