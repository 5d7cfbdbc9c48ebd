package dev.onsale.cli;

import dev.onsale.load.ScenarioCompiler;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanLoader;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.rehearse.Cast;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plan as the command line names it, with the options that override it. */
record PlanFile(Path file, Plan plan, Set<String> allowedHosts) {

    /** The plan of {@code rehearse}, wherever onsale is started from. */
    static final Path DEFAULT = Path.of("scenarios", "arena.yaml");

    static PlanFile read(Path file, PlanOptions options) {
        Map<String, String> sets = options.values();
        options.target().ifPresent(target -> sets.put("target", target));
        options.seed().ifPresent(seed -> sets.put("seed", Long.toString(seed)));
        Plan plan = PlanLoader.load(file, sets);
        Set<String> allowed = new LinkedHashSet<>(plan.allowedTargets());
        allowed.addAll(options.allowedTargets());
        return new PlanFile(file, plan, allowed);
    }

    /** The default plan: of this folder if it has one, else the one that onsale brings. */
    static Path defaultFile() {
        String home = System.getProperty("onsale.home");
        return Files.exists(DEFAULT) || home == null ? DEFAULT : Path.of(home).resolve(DEFAULT);
    }

    /**
     * The scenario, compiled (or found compiled).
     *
     * @throws BadInputException if there is none, or it does not compile
     */
    ScenarioCompiler.Compiled scenario() {
        if (!plan.scenario().endsWith(".java")) {
            throw new BadInputException(
                    file + ": scenario " + plan.scenario() + " is no Java source",
                    "name a .java file relative to the plan, such as ArenaOnSale.java");
        }
        return new ScenarioCompiler(CacheFolder.path().resolve("scenarios"))
                .compile(file.resolveSibling(plan.scenario()));
    }

    PlanSecrets secrets() {
        return PlanSecrets.of(plan, System::getenv);
    }

    /** Everything but the stage. */
    Cast cast(CommonOptions common, LoadOptions load) {
        ScenarioCompiler.Compiled compiled = scenario();
        List<dev.onsale.load.LoadOrder.Header> headers = load.headers().stream()
                .map(header -> new dev.onsale.load.LoadOrder.Header(header.name(), header.value()))
                .toList();
        return new Cast(
                plan,
                secrets(),
                compiled.instantiate(),
                compiled.sourceHash(),
                headers,
                allowedHosts,
                common.reports(),
                PlanLoader.accounts(plan, secrets(), file));
    }

    /** Where this plan's accepted runs are kept in git: beside it. */
    Path baselineFolder() {
        return file.resolveSibling("baselines");
    }
}
