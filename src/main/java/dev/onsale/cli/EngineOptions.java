package dev.onsale.cli;

import dev.onsale.fleet.Engine;
import dev.onsale.fleet.KubernetesEngine;
import dev.onsale.fleet.LocalEngine;
import dev.onsale.fleet.SlurmEngine;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.NearestName;
import dev.onsale.rehearse.InjectorCores;
import dev.onsale.rehearse.RunSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that select a fleet's engine and configure it. */
final class EngineOptions {
    private static final List<String> ENGINES = List.of("local", "slurm", "kubernetes");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Duration BESIDES_THE_LOAD = Duration.ofMinutes(10);

    @Option(
            names = "--on",
            paramLabel = "local|slurm|kubernetes",
            defaultValue = "local",
            description = "Where injectors run (default: ${DEFAULT-VALUE}).")
    private String on = "local";

    @Option(
            names = "--slurm",
            paramLabel = "OPTION",
            description = "Pass this option to sbatch, such as --slurm=--partition=load (repeatable).")
    private List<String> slurm = new ArrayList<>();

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            description = "On Kubernetes: the injectors' image; onsale must be on its PATH.")
    private @Nullable String image;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            defaultValue = "default",
            description = "On Kubernetes: the namespace of the job (default: ${DEFAULT-VALUE}).")
    private String namespace = "default";

    @Option(
            names = "--volume",
            paramLabel = "CLAIM",
            description = "On Kubernetes: the claim of the volume that holds the reports folder.")
    private @Nullable String volume;

    @Option(names = "--dry-run", description = "On Kubernetes: print the manifest without secrets, and create nothing.")
    private boolean dryRun;

    /** @throws BadInputException if there is no such engine, or one of its required options is missing */
    Engine engine(PlanFile planFile, Path reports, List<String> arguments) {
        if (dryRun && !on.equals("kubernetes")) {
            throw new BadInputException(
                    "--dry-run: only --on kubernetes has a manifest", "to preview the load, use onsale plan");
        }
        return switch (on) {
            case "local" ->
                new LocalEngine(InjectorCores.ofThisMachine(planFile.plan().targetsPractice()));
            case "slurm" -> new SlurmEngine(slurm, Path.of("").toAbsolutePath(), System.getenv(), System::nanoTime);
            case "kubernetes" -> kubernetes(planFile, reports, arguments);
            default -> throw new BadInputException("--on " + on + ": no such engine", NearestName.hint(on, ENGINES));
        };
    }

    private KubernetesEngine kubernetes(PlanFile planFile, Path reports, List<String> arguments) {
        String named = image;
        String claim = volume;
        if (named == null || claim == null) {
            throw new BadInputException(
                    "--on kubernetes: " + (named == null ? "--image" : "--volume") + " is missing",
                    "name the image of the injectors, --image registry/onsale:1, and the claim of the volume that holds the reports folder, --volume reports");
        }
        List<Path> files = new ArrayList<>(List.of(planFile.file()));
        Path scenario = planFile.file().resolveSibling(planFile.plan().scenario());
        if (Files.isRegularFile(scenario) && !scenario.equals(planFile.file())) {
            files.add(scenario);
        }
        String accounts = planFile.plan().workload().accounts();
        if (accounts != null && !Path.of(accounts).isAbsolute()) {
            throw new BadInputException(
                    "--on kubernetes: accounts: " + accounts + " is a file beside the plan, which pods cannot read",
                    "mount it into the image's pods, and name it by its absolute path there");
        }
        return KubernetesEngine.ofUser(
                new KubernetesEngine.Setting(
                        named, namespace, claim, owner(reports), files, variables(files, arguments)),
                System::nanoTime);
    }

    private static long owner(Path reports) {
        try {
            Files.createDirectories(reports);
            return ((Number) Files.getAttribute(reports, "unix:uid")).longValue();
        } catch (IOException | UnsupportedOperationException e) {
            throw new BadInputException(
                    "--on kubernetes: the reports folder " + reports + " has no numeric owner: " + e.getMessage(),
                    "name a folder on the volume that the pods share: --reports DIR",
                    e);
        }
    }

    /** The environment variables that the plan and the command line refer to. */
    private static Map<String, String> variables(List<Path> files, List<String> arguments) {
        List<String> texts = new ArrayList<>(arguments);
        try {
            texts.add(Files.readString(files.get(0)));
        } catch (IOException e) {
            // It was read successfully a moment ago; if it cannot be read now, that error is reported elsewhere.
        }
        Map<String, String> variables = new LinkedHashMap<>();
        texts.forEach(text -> VARIABLE.matcher(text).results().forEach(found -> {
            String value = System.getenv(found.group(1));
            if (value != null) {
                variables.put(found.group(1), value);
            }
        }));
        return variables;
    }

    boolean isDryRun() {
        return dryRun;
    }

    /** The Kubernetes objects that would be created, as YAML. */
    String manifest(PlanFile planFile, Path reports, List<String> arguments, RunSetup setup, int injectors) {
        return kubernetes(planFile, reports, arguments)
                .manifest(
                        injectors,
                        setup.plan()
                                .length()
                                .plus(setup.plan().workload().drain())
                                .plus(BESIDES_THE_LOAD));
    }
}
