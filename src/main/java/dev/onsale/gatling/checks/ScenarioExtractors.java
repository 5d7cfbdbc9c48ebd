package dev.onsale.gatling.checks;

import dev.onsale.gatling.request.WalkedAnswer;
import dev.onsale.gatling.structure.BuilderTree;
import dev.onsale.gatling.structure.WrittenNames;
import dev.onsale.record.walk.Extraction;
import io.gatling.commons.validation.Failure;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.check.Check;
import io.gatling.core.check.CheckResult;
import io.gatling.core.check.Extractor;
import io.gatling.core.session.Session;
import io.gatling.http.check.HttpCheck;
import io.gatling.http.request.builder.HttpRequestBuilder;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What the requests of a scenario take out of their answers. Gatling tells only the first check that failed, and
 * nothing of an optional one that found nothing; so this reads the checks out of the built scenario and tries each by
 * itself. Gatling's internals, 3.15.1; the contract test of this class fails when they move.
 */
public final class ScenarioExtractors {

    /** What Gatling and the words keep in the session for themselves. */
    private static final List<String> OWN_ATTRIBUTES = List.of("onsale.", "gatling.");

    /** Of a scenario that takes nothing out of answers. */
    public static final ScenarioExtractors NONE = new ScenarioExtractors();

    /** A CSS selector and the attribute of the node, if one is asked for. */
    private static final Pattern PAIR = Pattern.compile("\\(\\((.*),(?:None|Some(\\(.*\\)))\\)\\)$");

    private static final String NAMED_PAIR = "($1)";

    private final Map<String, List<Check.Default<Response, ?, ?>>> checksByStep = new LinkedHashMap<>();

    private ScenarioExtractors() {}

    /** Of a scenario in words, by the names that its requests are reported under. */
    public static ScenarioExtractors of(ScenarioBuilder scenario) {
        ScenarioExtractors extractors = new ScenarioExtractors();
        new BuilderTree(extractors::add).walk(scenario.wrapped.actionBuilders());
        return extractors;
    }

    /** Of a plain simulation's scenario, by the names of its requests as they were written. */
    public static ScenarioExtractors of(io.gatling.core.structure.ScenarioBuilder scenario) {
        ScenarioExtractors extractors = new ScenarioExtractors();
        WrittenNames names = new WrittenNames();
        new BuilderTree(request -> WrittenNames.ofRequest(request)
                        .map(holder -> names.request(request, holder).template())
                        .ifPresent(name -> extractors.add(name, request)))
                .walk(scenario.actionBuilders());
        return extractors;
    }

    /** Tries everything that a step wants to keep of an answer. */
    public List<Extraction> from(String step, WalkedAnswer answer) {
        List<Extraction> extractions = new ArrayList<>();
        for (Check.Default<Response, ?, ?> check : checksByStep.getOrDefault(step, List.of())) {
            String attribute = check.saveAs().get();
            Validation<?> result = check.check(answer.response(), answer.session(), Check.newPreparedCache());
            // Without a name to save it under, the check's condition did not hold.
            if (result instanceof Success<?> success
                    && success.value() instanceof CheckResult checked
                    && checked.saveAs().isDefined()) {
                Option<Object> value = checked.extractedValue();
                String found = value.isDefined() ? String.valueOf(value.get()) : null;
                extractions.add(new Extraction(name(check, answer.session()), attribute, found, null));
            } else if (result instanceof Failure failure) {
                extractions.add(new Extraction(name(check, answer.session()), attribute, null, failure.message()));
            }
        }
        return extractions;
    }

    /** Per session attribute the extractors that fill it, each as {@code step: extractor}. */
    public Map<String, List<String>> savers(WalkedAnswer answer) {
        Map<String, List<String>> savers = new TreeMap<>();
        checksByStep.forEach((step, checks) ->
                checks.forEach(check -> savers.computeIfAbsent(check.saveAs().get(), attribute -> new ArrayList<>())
                        .add(step + ": " + name(check, answer.session()))));
        return savers;
    }

    /** An extractor's name without Scala's way of saying a pair. */
    static String written(String name) {
        return PAIR.matcher(name).replaceFirst(NAMED_PAIR);
    }

    /** Whether Gatling or the words keep this attribute for themselves. */
    public static boolean isOwn(String attribute) {
        return OWN_ATTRIBUTES.stream().anyMatch(attribute::startsWith);
    }

    /** e.g. {@code jsonPath($.hold)}; a criterion computed from a value that is missing has no better name. */
    private static String name(Check.Default<Response, ?, ?> check, Session session) {
        if (check.customName().isDefined()) {
            return check.customName().get();
        }
        Validation<?> extractor = check.extractorExpression().apply(session);
        return extractor instanceof Success<?> built && built.value() instanceof Extractor<?, ?> known
                ? written(known.name())
                : "an extractor";
    }

    private void add(HttpRequestBuilder request) {
        var name = request.commonAttributes().requestName().apply(null);
        if (name instanceof Success<?> known) {
            add(String.valueOf(known.value()), request);
        }
    }

    private void add(String name, HttpRequestBuilder request) {
        List<Check.Default<Response, ?, ?>> checks = checksByStep.computeIfAbsent(name, step -> new ArrayList<>());
        CollectionConverters.asJava(request.httpAttributes().checks()).stream()
                .flatMap(ScenarioExtractors::saving)
                .filter(check -> !checks.contains(check))
                .forEach(checks::add);
    }

    @SuppressWarnings("unchecked") // an HttpCheck is a check of a Response
    private static Stream<Check.Default<Response, ?, ?>> saving(HttpCheck check) {
        return CheckWitness.unwatched(check.wrapped()) instanceof Check.Default<?, ?, ?> plain
                        && plain.saveAs().isDefined()
                        && !isOwn(plain.saveAs().get())
                ? Stream.of((Check.Default<Response, ?, ?>) plain)
                : Stream.empty();
    }
}
