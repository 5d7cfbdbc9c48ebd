package dev.onsale.plan.reading;

import dev.onsale.plan.Accounts;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.RegularFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plan from YAML. Every mistake becomes a {@link BadInputException} with what was read, where ({@code
 * file:line:column}, or {@code --set key}), what is allowed, and how to fix it.
 */
public final class PlanLoader {
    private static final long BYTES_MAX = 1_000_000;

    private PlanLoader() {}

    /**
     * Reads a plan, with the variables of this process's environment.
     *
     * @param yaml the plan's file
     * @param sets values that replace or add to those of the file: dotted keys to values, written as in the file,
     *     e.g. {@code gate.minShift} to {@code 3ms}
     */
    public static Plan load(Path yaml, Map<String, String> sets) {
        return load(yaml, sets, System::getenv);
    }

    /**
     * Reads a plan.
     *
     * @param environment the value of an environment variable, {@code null} if it is not set
     */
    public static Plan load(Path yaml, Map<String, String> sets, Function<String, @Nullable String> environment) {
        LocatedNode file = LocatedYaml.ofFile(text(yaml), yaml.toString())
                .orElseThrow(() -> new BadInputException(
                        yaml + ": the plan is empty", "add at least plan, scenario, target and arrivals"));
        return PlanReader.read(Overrides.apply(file, sets), environment);
    }

    /**
     * The test accounts of a plan, {@link Accounts#NONE} if it names no file: a CSV file (RFC 4180, UTF-8) whose first
     * row names the columns. Messages about mistakes contain no value.
     *
     * @param planFile the plan's own file, to which the accounts' file is relative
     * @throws BadInputException if the file is missing or cannot be understood, or has fewer rows than the plan has
     *     visitors
     */
    public static Accounts accounts(Plan plan, PlanSecrets secrets, Path planFile) {
        String written = plan.workload().accounts();
        if (written == null) {
            return Accounts.NONE;
        }
        Accounts accounts = AccountsReader.read(planFile.resolveSibling(secrets.resolve(written)), written);
        accounts.requireEnoughFor(plan);
        return accounts;
    }

    /**
     * Reads a plan that is not in a file.
     *
     * @param values key to value, as they would be written in a file
     * @param where the text for messages in the place of {@code file:line:column}
     */
    public static Plan of(Map<String, String> values, String where, Map<String, String> sets) {
        Map<String, LocatedNode.Entry> entries = new LinkedHashMap<>();
        values.forEach(
                (key, value) -> entries.put(key, new LocatedNode.Entry(where, new LocatedNode.Scalar(value, where))));
        return PlanReader.read(Overrides.apply(new LocatedNode.Mapping(entries, where), sets), System::getenv);
    }

    /**
     * Where a plan sets a value, as messages give it: {@code file:line:column}, or {@code --set key}.
     *
     * @param key the key, level by level; for a missing one the position of the nearest mapping around it is given
     */
    public static String where(Path yaml, Map<String, String> sets, List<String> key) {
        LocatedNode root = LocatedYaml.ofFile(text(yaml), yaml.toString()).orElseThrow();
        return Section.whereIn(Overrides.apply(root, sets), key);
    }

    private static String text(Path yaml) {
        if (!Files.exists(yaml)) {
            throw new BadInputException("no such plan: " + yaml, "name a YAML file, such as scenarios/arena.yaml");
        }
        try {
            return RegularFile.text(yaml, BYTES_MAX);
        } catch (CharacterCodingException e) {
            throw new BadInputException(yaml + ": not UTF-8 text", "save the plan as UTF-8", e);
        } catch (AccessDeniedException e) {
            throw new BadInputException(
                    yaml + ": no permission to read", "give yourself read permission: chmod u+r", e);
        } catch (FileSystemException e) {
            throw new BadInputException(
                    yaml + ": not a plan: " + e.getReason(), "name a YAML file, such as scenarios/arena.yaml", e);
        } catch (IOException e) {
            throw new BadInputException(
                    yaml + ": cannot be read: " + e.getMessage(), "name a YAML file, such as scenarios/arena.yaml", e);
        }
    }
}
