package dev.onsale.fleet;

import dev.onsale.plan.Shard;
import dev.onsale.record.Fleet;
import dev.onsale.record.Fleet.ClockOffset;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.StopReason;
import dev.onsale.record.files.PlanDigest;
import java.util.List;
import java.util.Optional;

/** What an injector's own run records about its fleet. */
final class OwnPart {

    private OwnPart() {}

    /**
     * @param startAtMs the agreed start, epoch ms by the clock of shard 0
     * @param order the other injector's failure for which the coordinator stopped this one; empty if it did not
     * @param clock this injector's clock compared with that of shard 0, if they were compared
     */
    static Fleet of(
            Shard shard, long startAtMs, Optional<ClockOffset> clock, RunSummary own, Optional<StopReason> order) {
        Abort aborted = own.measured().aborted();
        StopReason why = aborted != null && aborted.cause() == AbortCause.INJECTOR ? aborted.reason() : null;
        double aheadMs = clock.map(ClockOffset::aheadMs).orElse(0.0);
        Fleet.Injector injector = new Fleet.Injector(
                shard.index(),
                own.id(),
                ThisHost.name(),
                new Fleet.Start(
                        clock.orElse(null), Math.round(own.measured().times().loadStartMs() - aheadMs) - startAtMs),
                new Fleet.Share(
                        own.measured().totals().visitors().due(),
                        own.measured().totals().visitors().started(),
                        own.measured().totals().responses()),
                own.measured().injector(),
                // An injector that had already stopped by itself keeps its own reason.
                why == null
                        ? Fleet.Shortfall.NONE
                        : new Fleet.Shortfall(
                                why, null, order.filter(why::equals).isPresent()));
        return new Fleet(
                shard.index(),
                shard.count(),
                PlanDigest.of(own.plan(), own.conditions().fingerprint()),
                startAtMs,
                List.of(injector));
    }
}
