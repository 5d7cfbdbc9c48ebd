package dev.onsale.cli;

import dev.onsale.rehearse.Cast;
import dev.onsale.watch.DatabaseAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that run a plan and end with a verdict. */
final class PlayOptions {
    @Mixin
    private PlanOptions plan = new PlanOptions();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(
            names = "--evidence-db",
            paramLabel = "URL",
            description = "Look at the target's PostgreSQL meanwhile, read only: postgresql://user@host/database, or"
                    + " practice for the practice box office's own.")
    private @Nullable String evidenceDatabase;

    @Mixin
    private VerdictOptions verdict = new VerdictOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** Everything but the stage of a plan that these options are for. */
    Cast cast(PlanFile planFile) {
        DatabaseAddress database =
                evidenceDatabase == null ? null : DatabaseAddress.parse(evidenceDatabase, System::getenv);
        return planFile.castOfLoad(common, load).watching(database);
    }

    PlanOptions plan() {
        return plan;
    }

    VerdictOptions verdict() {
        return verdict;
    }

    CommonOptions common() {
        return common;
    }
}
