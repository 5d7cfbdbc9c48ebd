package dev.onsale.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables that a plan uses. A {@link Plan} keeps {@code ${NAME}} as written, so it can be stored
 * and printed; the values exist only here, are inserted at the moment of use, and are masked in any text that is
 * stored.
 *
 * <pre>{@code
 * PlanSecrets secrets = PlanSecrets.of(plan, System::getenv);
 * connect(secrets.resolve(plan.destination().target()));
 * log(secrets.redact(problem.getMessage()));
 * }</pre>
 */
public final class PlanSecrets {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final Map<String, String> values;

    private PlanSecrets(Map<String, String> values) {
        this.values = values;
    }

    /**
     * The variables that a plan uses.
     *
     * @throws BadInputException if one of them is not set
     */
    public static PlanSecrets of(Plan plan, Function<String, @Nullable String> environment) {
        Map<String, String> values = new TreeMap<>();
        written(plan).forEach(text -> values.putAll(read(text, "plan " + plan.name(), environment)));
        words(plan).forEach(text -> values.putAll(named(text, "plan " + plan.name(), environment)));
        return new PlanSecrets(values);
    }

    /** Inserts the values; only variables that the plan itself uses are known. */
    public String resolve(String written) {
        return VARIABLE.matcher(written)
                .replaceAll(found -> Matcher.quoteReplacement(
                        Optional.ofNullable(values.get(found.group(1))).orElse(found.group())));
    }

    /** Replaces each value by its {@code ${NAME}}, if it is long enough to be distinguished from other text. */
    public String redact(String text) {
        return masking().mask(text);
    }

    /** The masking that replaces values by {@code ${NAME}}. */
    public Masking masking() {
        Map<String, String> shown = new HashMap<>();
        values.forEach((name, value) -> shown.put(value, "${" + name + "}"));
        return Masking.NONE.and(shown);
    }

    /**
     * Also knows the variables of a text outside the plan, such as an option's.
     *
     * @param where the text's place in messages; the text itself is never quoted
     * @throws BadInputException if one is not set
     */
    public PlanSecrets and(String written, String where, Function<String, @Nullable String> environment) {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(named(written, where, environment));
        return new PlanSecrets(all);
    }

    /** Names only, so that printing this object reveals nothing. */
    @Override
    public String toString() {
        return "PlanSecrets" + values.keySet();
    }

    /** The values of the variables in a text. */
    public static Map<String, String> read(
            String written, String where, Function<String, @Nullable String> environment) {
        Map<String, String> values = named(written, where, environment);
        if (VARIABLE.matcher(written).replaceAll("").contains("${")) {
            throw new BadInputException(
                    where + ": " + QuotedText.of(written) + " contains '${' without a variable name and '}'",
                    "write ${NAME}, with letters, digits and '_'");
        }
        return values;
    }

    /**
     * A text outside the plan, such as an option's, with its variables' values inserted.
     *
     * @param where the text's place in messages; the text itself is never quoted
     * @throws BadInputException if one is not set
     */
    public static String resolved(String written, String where, Function<String, @Nullable String> environment) {
        return new PlanSecrets(named(written, where, environment)).resolve(written);
    }

    public static String resolve(String written, String where, Function<String, @Nullable String> environment) {
        return new PlanSecrets(read(written, where, environment)).resolve(written);
    }

    /** The values of texts that look like variables; other uses of a dollar sign may be meant for a shell. */
    public static Map<String, String> named(
            String written, String where, Function<String, @Nullable String> environment) {
        Map<String, String> values = new TreeMap<>();
        Matcher variable = VARIABLE.matcher(written);
        while (variable.find()) {
            String name = variable.group(1);
            String value = environment.apply(name);
            if (value == null) {
                throw new BadInputException(
                        where + ": the environment variable " + name + " is not set",
                        "set it before the run: export " + name + "=…");
            }
            values.put(name, value);
        }
        return values;
    }

    private static Stream<String> written(Plan plan) {
        Stream<String> urls =
                hooks(plan).flatMap(hook -> hook instanceof Hook.Http http ? Stream.of(http.url()) : Stream.empty());
        return Stream.concat(
                Stream.concat(
                        Stream.of(plan.destination().target()),
                        Stream.ofNullable(plan.workload().accounts())),
                urls);
    }

    private static Stream<String> words(Plan plan) {
        return hooks(plan).flatMap(hook -> {
            if (hook instanceof Hook.Command command) {
                return command.words().stream();
            }
            return hook instanceof Hook.Practice practice ? practice.with().values().stream() : Stream.empty();
        });
    }

    private static Stream<Hook> hooks(Plan plan) {
        Builds builds = plan.limits().gate().builds();
        Stream<Hook> switching =
                builds == null ? Stream.of() : Stream.concat(builds.baseline().stream(), builds.candidate().stream());
        return Stream.of(plan.workload().beforeRun().stream(), plan.workload().afterRun().stream(), switching)
                .flatMap(hooks -> hooks);
    }
}
