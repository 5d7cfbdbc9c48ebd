package dev.onsale.cli;

import dev.onsale.export.RunExport;
import java.io.IOException;
import java.io.OutputStream;

/** Export formats; the names are the values of {@code --format}. */
enum ExportFormat {
    openmetrics,
    csv,
    otlp,
    hlog;

    void write(RunExport run, OutputStream out) throws IOException {
        switch (this) {
            case openmetrics -> run.openMetrics(out);
            case csv -> run.csv(out);
            case otlp -> run.otlpLines(out);
            case hlog -> run.intervalLog(out);
        }
    }
}
