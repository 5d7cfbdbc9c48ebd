package dev.onsale.load;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Shard;
import dev.onsale.record.RunSummary.Abort;
import org.jspecify.annotations.Nullable;

/** Rejects a run in which nobody starts. */
final class SomebodyStarts {

    private SomebodyStarts() {}

    /** @throws BadInputException if nobody is due */
    static void required(DueVisitors due, Shard shard) {
        if (due.unknown() != null || due.planned() > 0) {
            return;
        }
        throw shard.isWhole()
                ? new BadInputException(
                        "the plan sends no visitors: its rates times durations add up to less than one",
                        "raise the rates or durations under arrivals")
                : new BadInputException(
                        "shard " + shard + " has no visitor: the plan sends fewer than " + shard.count(),
                        "split it among fewer injectors");
    }

    /** @throws NotStartedException if the run was stopped before anybody could start */
    static void required(RunTap tap, @Nullable Abort stopped) {
        if (tap.loadStartMs() == 0 && stopped != null) {
            throw new NotStartedException(stopped.reason());
        }
    }
}
