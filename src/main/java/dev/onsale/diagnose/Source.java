package dev.onsale.diagnose;

import dev.onsale.record.files.RunFiles;

/** Where the figures of a sentence can be looked up, or worked out again. */
enum Source {
    EVIDENCE("evidence.ndjson.gz"),
    EVIDENCE_AGAINST_BASELINE("evidence.ndjson.gz; \"evidence\" in " + RunFiles.SUMMARY + " of the baseline runs"),
    LATENCY(RunFiles.LATENCY),
    LATENCY_AGAINST_BASELINE(RunFiles.LATENCY + " of this run and of the baseline runs"),
    JOURNEYS(RunFiles.JOURNEYS),
    OUTCOMES("\"journeys\" in " + RunFiles.SUMMARY),
    TOTALS("\"totals\" in " + RunFiles.SUMMARY + " of this run and of the baseline runs"),
    DATABASE("\"database\" in " + RunFiles.SUMMARY),
    DATABASE_AGAINST_BASELINE("\"database\" in " + RunFiles.SUMMARY + " of this run and of the baseline runs"),
    VERDICT("\"verdict\" in " + RunFiles.SUMMARY),
    VALIDITY("\"validity\" and \"injector\" in " + RunFiles.SUMMARY);

    private final String label;

    Source(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
