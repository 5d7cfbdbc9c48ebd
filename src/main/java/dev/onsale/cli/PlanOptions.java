package dev.onsale.cli;

import dev.onsale.load.ClassPath;
import dev.onsale.load.ProjectBuild;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.HostMap;
import dev.onsale.record.NamedBy;
import dev.onsale.record.StepRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the commands that read a plan; each overrides a value of the plan. */
final class PlanOptions {
    @Option(
            names = "--target",
            paramLabel = "URL",
            description =
                    "The target of the load: a URL; practice; or own, for a plain simulation's own addresses. A simulation's base URL keeps its path.")
    private @Nullable String target;

    @Option(
            names = "--allow-target",
            paramLabel = "HOST",
            description = "Also allow connections to this host (exact name; repeatable).")
    private List<String> allowedTargets = new ArrayList<>();

    @Option(
            names = "--map-host",
            paramLabel = "OLD=NEW",
            description =
                    "Redirect all connections to an address, without changing the requests, such as shop.example:443=127.0.0.1:8443 (repeatable).")
    private List<String> mappedHosts = new ArrayList<>();

    @Option(
            names = "--allow-unwatched",
            paramLabel = "NAME",
            description = "Allow a protocol whose connections onsale cannot check, such as jms (repeatable).")
    private List<String> allowedUnwatched = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set a value of the plan, such as pace=10 or sale.seats=500 (repeatable).")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all random draws, a whole number.")
    private @Nullable Long seed;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "Start no visitors after this time, such as 30s (load.for of the plan).")
    private @Nullable String loadFor;

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            description = "Multiply rates and numbers of users, such as 0.5 (load.scale of the plan).")
    private @Nullable String scale;

    @Option(
            names = "-D",
            paramLabel = "NAME=VALUE",
            mapFallbackValue = "",
            description = "Set a system property that the simulation reads, such as -Dvu=50 (repeatable).")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description =
                    "Also search these folders and jars for classes and feeders of the scenario, such as target/test-classes:lib/*.")
    private @Nullable String classPath;

    @Option(
            names = "--steps",
            paramLabel = "by-value|by-template",
            description =
                    "For request names computed by an expression of a plain simulation: one step per name, or one step per expression.")
    private @Nullable String steps;

    /** How names computed by expressions become steps. */
    StepRule steps() {
        if (steps == null) {
            return StepRule.DEFAULT;
        }
        return switch (steps) {
            case "by-value" -> StepRule.by(NamedBy.VALUE);
            case "by-template" -> StepRule.by(NamedBy.TEMPLATE);
            default ->
                throw new BadInputException(
                        "--steps is '" + steps + "'", "use --steps by-value or --steps by-template");
        };
    }

    @Option(
            names = "--source-root",
            paramLabel = "DIR",
            description = "Also search this source root for helper classes, such as src/main/java (repeatable).")
    private List<Path> sourceRoots = new ArrayList<>();

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description =
                    "Compile the tests of this Maven or Gradle project with its own wrapper, and use its test class path.")
    private @Nullable Path project;

    Optional<String> target() {
        return Optional.ofNullable(target);
    }

    List<String> allowedTargets() {
        return List.copyOf(allowedTargets);
    }

    /** @throws dev.onsale.plan.BadInputException if one of them is not a mapping */
    HostMap hostMap() {
        return HostMap.parse(mappedHosts);
    }

    /** Allowed unwatched protocols, by the names that messages use for them. */
    Set<String> allowedUnwatched() {
        return allowedUnwatched.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Values by key, in the order given; for a repeated key the last one counts. */
    Map<String, String> values() {
        return new LinkedHashMap<>(values);
    }

    OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    Optional<String> loadFor() {
        return Optional.ofNullable(loadFor);
    }

    Optional<String> scale() {
        return Optional.ofNullable(scale);
    }

    /** System properties for the simulation, by name. */
    Map<String, String> properties() {
        return Map.copyOf(properties);
    }

    /**
     * Builds the named project, if there is one.
     *
     * @throws BadInputException if a folder does not exist, or the project's build fails
     */
    ClassPath classPath() {
        ClassPath own = classPath == null ? ClassPath.NONE : ClassPath.parse(classPath);
        ClassPath all = project == null ? own : own.and(ProjectBuild.compiled(existing(project, "--project")));
        return all.withSources(sourceRoots.stream()
                .map(root -> existing(root, "--source-root"))
                .toList());
    }

    private static Path existing(Path folder, String option) {
        if (!Files.isDirectory(folder)) {
            throw new BadInputException(
                    option + ": no such folder: " + folder,
                    option.equals("--project")
                            ? "name the module's folder, such as ../shop"
                            : "name the source root, such as ../shop/src/main/java");
        }
        return folder.toAbsolutePath().normalize();
    }
}
