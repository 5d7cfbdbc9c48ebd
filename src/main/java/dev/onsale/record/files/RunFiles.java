package dev.onsale.record.files;

/** Names of the files of a run directory. */
public final class RunFiles {
    public static final String SUMMARY = "run.json";
    public static final String LATENCY = "latency.hlog";
    public static final String FELT = "felt.hlog";
    public static final String INJECTOR = "injector.hlog";
    public static final String JOURNEYS = "journeys.ndjson.gz";
    public static final String EVIDENCE = "evidence.ndjson.gz";
    public static final String PAGE = "index.html";
    public static final String MARKDOWN = "summary.md";
    public static final String JUNIT = "junit.xml";
    public static final String REQUESTS = "requests.ndjson.gz";

    private RunFiles() {}
}
