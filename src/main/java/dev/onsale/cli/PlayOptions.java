package dev.onsale.cli;

import dev.onsale.export.Collector;
import dev.onsale.record.Labels;
import dev.onsale.rehearse.RunSetup;
import dev.onsale.watch.DatabaseAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            description =
                    "Watch the target's PostgreSQL during the load, read-only: postgresql://user@host/database, or practice for the practice box office's own.")
    private @Nullable String evidenceDatabase;

    @Option(
            names = "--label",
            paramLabel = "KEY=VALUE",
            description =
                    "Store this label with the run and show it in its reports, such as version=2.4.1 (repeatable). In CI, commit, branch and build are added automatically.")
    private List<String> labels = new ArrayList<>();

    @Mixin
    private OtlpOptions otlp = new OtlpOptions();

    @Mixin
    private VerdictOptions verdict = new VerdictOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** Everything except the stage, for a plan with these options. */
    RunSetup setup(PlanFile planFile, Console console) {
        DatabaseAddress database =
                evidenceDatabase == null ? null : DatabaseAddress.parse(evidenceDatabase, System::getenv);
        // Before anything is compiled, so that a mistyped label is reported at once.
        Map<String, String> said = new LinkedHashMap<>(BuildLabels.of(System.getenv()));
        said.putAll(Labels.parse(labels));
        return planFile.castOfLoad(common, load, console).watching(database).labelled(said);
    }

    /** Receives the metrics of each run while it runs. */
    Optional<Collector> collector() {
        return otlp.collector();
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
