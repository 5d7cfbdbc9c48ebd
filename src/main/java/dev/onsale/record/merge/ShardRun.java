package dev.onsale.record.merge;

import dev.onsale.record.Fleet;
import dev.onsale.record.RunSummary;
import java.nio.file.Path;
import java.util.Objects;

/** The run of one injector among several, as it lies on the disk. */
record ShardRun(Path directory, RunSummary summary) {

    Fleet fleet() {
        return Objects.requireNonNull(summary.fleet());
    }

    int shard() {
        return Objects.requireNonNull(fleet().shard());
    }

    /** What it says of itself. */
    Fleet.Injector injector() {
        return fleet().own().orElseThrow();
    }

    /** An instant of its clock by the clock of shard 0, as far as they were compared. */
    long common(long epochMs) {
        Fleet.ClockOffset clock = injector().clock();
        return clock == null ? epochMs : Math.round(epochMs - clock.aheadMs());
    }
}
