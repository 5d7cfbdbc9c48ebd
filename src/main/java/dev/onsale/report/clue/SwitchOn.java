package dev.onsale.report.clue;

/** What would tell what is not known, one sentence each. */
final class SwitchOn {
    static final String QUERIES =
            "Let the servers send Server-Timing with db;desc=\"14 queries\";dur=3.2 (docs/evidence.md).";
    static final String POOL = "Let the servers send Server-Timing with pool;dur=1.4 (docs/evidence.md).";
    static final String NODES =
            "Let the servers send Server-Timing with node;desc=n2, up;dur=12345 (docs/evidence.md).";
    static final String CACHE = "Let the servers send Server-Timing with cache;desc=hit;dur=0.4 (docs/evidence.md).";
    static final String DATABASE = "Name the database with --evidence-db URL.";
    static final String BASELINES = "Record baseline runs.";

    private SwitchOn() {}
}
