package dev.onsale.report.clue;

import dev.onsale.record.clue.Source;
import dev.onsale.record.files.RunFiles;

/** Where figures can be looked up: the file, and the key in it. */
final class SourceWords {
    private static final String EVIDENCE = "evidence.ndjson.gz";
    private static final String AND_BASELINES = " of this run and of the baseline runs";

    private SourceWords() {}

    static String of(Source source) {
        return switch (source) {
            case EVIDENCE -> EVIDENCE;
            case EVIDENCE_AGAINST_BASELINE -> EVIDENCE + "; " + key("evidence") + " of the baseline runs";
            case LATENCY -> RunFiles.LATENCY;
            case LATENCY_AGAINST_BASELINE -> RunFiles.LATENCY + AND_BASELINES;
            case JOURNEYS -> RunFiles.JOURNEYS;
            case OUTCOMES -> key("journeys");
            case TOTALS -> key("totals") + AND_BASELINES;
            case DATABASE -> key("database");
            case DATABASE_AGAINST_BASELINE -> key("database") + AND_BASELINES;
            case VERDICT -> key("verdict");
            case VALIDITY -> "\"validity\" and " + key("injector");
        };
    }

    private static String key(String name) {
        return "\"" + name + "\" in " + RunFiles.SUMMARY;
    }
}
