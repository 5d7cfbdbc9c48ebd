package dev.onsale.cli;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.NearestName;
import dev.onsale.plan.Plan;
import dev.onsale.plan.reading.PlanLoader;
import dev.onsale.record.RunId;
import dev.onsale.record.RunSummary;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.baseline.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The store to use when none is named: the one beside the plan's file, if a file is named; else the reports folder for
 * runs of the practice box office, and {@code scenarios} for runs of other targets.
 *
 * @param named the store named by option or environment variable, which overrides the rule
 */
record BaselineHome(Optional<Path> named, Path reports) {
    private static final String FOLDER = "baselines";
    private static final Path OWN = Path.of("scenarios", FOLDER);

    /** One plan's runs in one store. */
    record Shelf(BaselineStore store, String plan) {
        /** The ids of these runs, each once. All are found before any of them is changed. */
        List<String> ids(List<String> written) {
            return written.stream().map(this::id).distinct().toList();
        }

        /**
         * The id of a run of this plan, given by its id, by a beginning of the id, or as the latest; the argument
         * itself if no run matches.
         *
         * @throws BadInputException if several runs begin with it, or the latest is asked for and there is none
         */
        String id(String written) {
            if (store.find(plan, written).isPresent()) {
                return written;
            }
            List<StoredRun> runs = store.list(plan);
            return RunNames.idOf(
                            written,
                            runs.stream().map(StoredRun::id).toList(),
                            store.root() + " of plan '" + plan + "'",
                            () -> runs.stream()
                                    .filter(run -> run.summary() != null)
                                    .reduce((older, newer) -> newer)
                                    .map(StoredRun::id))
                    .orElse(written);
        }
    }

    Path ofPractice() {
        return named.orElse(reports.resolve(FOLDER));
    }

    Path besides(Path planFile) {
        return named.orElse(planFile.resolveSibling(FOLDER));
    }

    /** Where runs of this kind of target are stored. */
    Path of(RunSummary run) {
        return named.orElse(
                Plan.PRACTICE.equals(run.conditions().fingerprint().fields().get("target"))
                        ? reports.resolve(FOLDER)
                        : OWN);
    }

    /** Every store that the argument might refer to. */
    List<Path> all() {
        return named.map(List::of).orElse(List.of(reports.resolve(FOLDER), OWN));
    }

    /**
     * @param plan a plan's file, or its name
     * @throws BadInputException if no store has runs of the plan, or two stores do
     */
    Shelf shelf(String plan) {
        if (plan.endsWith(".yaml") || plan.endsWith(".yml")) {
            Path file = Path.of(plan);
            return new Shelf(
                    new BaselineStore(besides(file)),
                    PlanLoader.load(file, Map.of()).name());
        }
        List<BaselineStore> stores = all().stream().map(BaselineStore::new).toList();
        List<BaselineStore> holding =
                stores.stream().filter(store -> store.holds(plan)).toList();
        if (holding.size() == 1) {
            return new Shelf(holding.get(0), plan);
        }
        String where = String.join(
                " and ", stores.stream().map(store -> store.root().toString()).toList());
        if (holding.isEmpty()) {
            List<String> known = new ArrayList<>();
            stores.forEach(store -> known.addAll(store.plans()));
            throw new BadInputException(
                    where + ": no baseline run of plan '" + plan + "'",
                    known.isEmpty()
                            ? "add a run: onsale baseline add RUN; or name the store with --baselines DIR"
                            : NearestName.to(plan, known)
                                            .map(nearest -> "did you mean '" + nearest + "'? ")
                                            .orElse("")
                                    + "there are runs of " + String.join(", ", known)
                                    + "; you can also name the plan's file");
        }
        throw new BadInputException(
                where + ": both hold runs of plan '" + plan + "'",
                "name the plan's file, or the store with --baselines DIR");
    }

    /** A run that a verdict compared with, in whichever store it is. */
    Optional<Path> find(String id, String plan) {
        for (Path root : all()) {
            Optional<Path> found = new BaselineStore(root).find(plan, id);
            if (found.isPresent()) {
                return found;
            }
        }
        return RunId.isOne(id) ? Optional.of(reports.resolve(id)).filter(Files::isDirectory) : Optional.empty();
    }
}
