package dev.onsale.record.merge;

import dev.onsale.record.Fleet;
import dev.onsale.record.RunSummary;
import java.nio.file.Path;
import java.util.Objects;

/** The run of one injector among several, as stored on the disk. */
record ShardRun(Path directory, RunSummary summary) {

    Fleet fleet() {
        return Objects.requireNonNull(summary.attached().fleet());
    }

    int shard() {
        return Objects.requireNonNull(fleet().shard());
    }

    /** Its own entry in the fleet. */
    Fleet.Injector injector() {
        return fleet().own().orElseThrow();
    }

    /** Converts an instant of its clock to the clock of shard 0, as far as they were compared. */
    long common(long epochMs) {
        Fleet.ClockOffset clock = injector().start().clock();
        return clock == null ? epochMs : Math.round(epochMs - clock.aheadMs());
    }
}
