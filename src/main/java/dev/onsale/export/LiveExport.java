package dev.onsale.export;

import dev.onsale.record.Tally;
import dev.onsale.record.live.Progress;
import dev.onsale.record.live.Recorded;
import dev.onsale.record.live.RunListener;
import dev.onsale.record.live.RunUnderWay;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Sends each run to a collector while it runs, once a second, as OTLP. The run never waits for the collector, except at
 * its end for a few seconds at most. The collector cannot affect the run; at most two lines report its trouble, one
 * when deliveries begin to fail, one at the end.
 */
public final class LiveExport implements RunListener {
    private final Collector collector;
    private final Consumer<Progress> sees;
    private final Consumer<String> told;
    private final LongSupplier clockMs;
    private volatile @Nullable LiveRun running;
    private @Nullable OtlpSender sender;

    /**
     * @param sees receives the run's progress, as without an export
     * @param told receives messages that deserve their own line
     * @param clockMs epoch ms
     */
    public LiveExport(Collector collector, Consumer<Progress> sees, Consumer<String> told, LongSupplier clockMs) {
        this.collector = collector;
        this.sees = sees;
        this.told = told;
        this.clockMs = clockMs;
    }

    @Override
    public void prepared(RunUnderWay run) {
        LiveDeliveries deliveries = new LiveDeliveries(collector, told);
        Map<String, String> identity = RunIdentity.of(
                run.id(), run.plan().name(), run.plan().scenario(), run.targetUrl(), run.version(), run.labels());
        LiveRun prepared = new LiveRun(run, identity, sender(), deliveries, clockMs);
        running = prepared;
        prepared.prepared();
    }

    /** One for all runs, because its client has threads and can keep its connection from run to run. */
    private OtlpSender sender() {
        OtlpSender known = sender;
        if (known == null) {
            known = new OtlpSender(collector, LiveRun.TIMEOUT);
            sender = known;
        }
        return known;
    }

    @Override
    public void started(long loadStartEpochMs) {
        LiveRun run = running;
        if (run != null) {
            run.started(loadStartEpochMs);
        }
    }

    @Override
    public void responses(String step, String phase, boolean ok, Histogram times, Map<String, Long> errorsSoFar) {
        LiveRun run = running;
        if (run != null) {
            run.responses(step, phase, ok, Tally.of(times), errorsSoFar);
        }
    }

    @Override
    public void sees(Progress progress) {
        LiveRun run = running;
        if (run != null) {
            run.progress(progress);
        }
        sees.accept(progress);
    }

    @Override
    public void ended(Recorded recorded, long loadEndEpochMs) {
        LiveRun run = running;
        if (run != null) {
            run.ended(recorded, loadEndEpochMs);
        }
    }

    @Override
    public void closed() {
        LiveRun run = running;
        running = null;
        if (run != null) {
            run.close();
        }
    }
}
