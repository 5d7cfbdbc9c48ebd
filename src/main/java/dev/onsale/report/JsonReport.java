package dev.onsale.report;

import dev.onsale.record.Run;
import dev.onsale.record.files.RunDirectory;

/** The stored summary as it is, for machines: every number that the other renderers show stands in it. */
public final class JsonReport {
    private JsonReport() {}

    /** @return what {@code run.json} of this run holds: one JSON object, indented, ended by a line feed */
    public static String render(Run run) {
        return RunDirectory.summaryText(run.summary());
    }
}
