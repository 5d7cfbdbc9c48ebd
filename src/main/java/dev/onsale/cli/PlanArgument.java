package dev.onsale.cli;

import dev.onsale.load.ClassPath;
import dev.onsale.load.PlainSimulation;
import dev.onsale.load.ScenarioClass;
import dev.onsale.load.Script;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Plan;
import dev.onsale.plan.reading.PlanLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An argument in the place of a plan's file: a scenario's source, or the name of a class. */
final class PlanArgument {
    private static final Pattern CLASS_NAME =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");
    private static final int NAME_LENGTH_MAX = 64;

    private PlanArgument() {}

    /** Whether the argument names a scenario instead of a plan. */
    static boolean isScenario(Path argument) {
        String text = argument.toString();
        return isSource(argument)
                || (!text.endsWith(".yaml")
                        && !text.endsWith(".yml")
                        && !Files.exists(argument)
                        && CLASS_NAME.matcher(text).matches());
    }

    private static boolean isSource(Path argument) {
        return argument.toString().endsWith(".java");
    }

    /** @throws BadInputException if there is no such source or class, or it does not compile */
    static ScenarioClass scenario(Path argument, ClassPath classPath) {
        if (isSource(argument)) {
            if (!Files.isRegularFile(argument)) {
                throw new BadInputException(
                        argument + ": no such scenario", "name a plan (.yaml), a source (.java) or a class");
            }
            return PlanFile.compile(argument, classPath);
        }
        if (classPath.entries().isEmpty()) {
            throw new BadInputException(
                    "no such plan or class: " + argument,
                    "name a plan, such as scenarios/arena.yaml, a source, or a class with --classpath target/test-classes:lib/* or --project DIR");
        }
        return ScenarioClass.named(argument.toString(), classPath);
    }

    /** The plan for a user without one: defaults for everything, changed by the options. */
    static Plan plan(Path argument, ClassPath classPath, Map<String, String> sets) {
        ScenarioClass scenario = scenario(argument, classPath);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("plan", name(scenario.className()));
        values.put("scenario", isSource(argument) ? argument.getFileName().toString() : argument.toString());
        if (!sets.containsKey("target")) {
            values.put("target", target(scenario).orElse(Plan.OWN));
        }
        return PlanLoader.of(values, argument.toString(), sets);
    }

    /** The first address that a plain simulation names; empty if it computes its addresses during the run. */
    static Optional<String> target(ScenarioClass scenario) {
        ScenarioLog.show(scenario.className());
        Script script = scenario.script();
        if (script instanceof PlainSimulation simulation) {
            return simulation.firstAddress();
        }
        throw new BadInputException(
                scenario.where() + ": it has no target", "name the target: --target URL, or --target practice");
    }

    private static String name(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1).replaceAll("[^A-Za-z0-9_.-]", "-");
        return simple.substring(0, Math.min(NAME_LENGTH_MAX, simple.length()));
    }
}
