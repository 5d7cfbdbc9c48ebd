package dev.onsale.cli;

import dev.onsale.fleet.AgreedStart;
import dev.onsale.load.Companions;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Shard;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a run that is one injector's part of a load. */
final class ShardOptions {
    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description =
                    "Send only every N-th visitor, beginning with number I, counted from 0; shard 0 prepares the target. Combine the runs with onsale merge.")
    private @Nullable String shard;

    @Option(
            names = "--start-at",
            paramLabel = "INSTANT",
            description = "Start the load of all shards at this instant, such as 2026-01-02T10:00:00Z.")
    private @Nullable String startAt;

    @Option(names = "--fleet", paramLabel = "DIR", hidden = true, description = "The folder that onsale fleet made.")
    private @Nullable Path fleet;

    boolean isOfFleet() {
        return fleet != null;
    }

    Path fleet() {
        return Objects.requireNonNull(fleet);
    }

    /** @throws BadInputException if it is not a shard */
    Shard shard() {
        return Shard.parse("--shard", Objects.requireNonNullElse(shard, ""));
    }

    boolean given() {
        return shard != null || startAt != null;
    }

    /** @throws BadInputException if an option is missing or has no effect */
    Companions companions(PlanFile planFile) {
        if (shard == null) {
            throw new BadInputException(
                    "--start-at " + startAt + " is only for one of several injectors",
                    "add the shard, such as --shard 0/4");
        }
        Shard part = Shard.parse("--shard", shard);
        if (startAt == null) {
            throw new BadInputException(
                    "--shard " + part + " has no start instant",
                    "give all shards the same instant, such as --start-at 2026-01-02T10:00:00Z; or let onsale start them all: onsale fleet");
        }
        if (planFile.plan().targetsPractice()) {
            throw new BadInputException(
                    "--shard " + part + ": each injector would start its own practice box office",
                    "start one with onsale practice, and name it to all injectors: --target URL");
        }
        return AgreedStart.at(part, startAt, System::currentTimeMillis);
    }
}
