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
 * What the requests of a scenario extract from their responses. Gatling reports only the first check that failed, and
 * nothing about an optional one that found nothing; so this reads the checks from the built scenario and tries each
 * separately. Uses Gatling's internals, 3.15.1; the contract test of this class fails if they move.
 */
public final class ScenarioExtractors {

    /** Prefixes of session attributes that belong to Gatling and to onsale's words. */
    private static final List<String> OWN_ATTRIBUTES = List.of("onsale.", "gatling.");

    /** For a scenario that extracts nothing. */
    public static final ScenarioExtractors NONE = new ScenarioExtractors();

    /** A CSS selector and the attribute of the node, if there is one. */
    private static final Pattern PAIR = Pattern.compile("\\(\\((.*),(?:None|Some(\\(.*\\)))\\)\\)$");

    private static final String NAMED_PAIR = "($1)";

    private final Map<String, List<Check.Default<Response, ?, ?>>> checksByStep = new LinkedHashMap<>();

    private ScenarioExtractors() {}

    /** For a scenario in onsale's words, by the names under which its requests are reported. */
    public static ScenarioExtractors of(ScenarioBuilder scenario) {
        ScenarioExtractors extractors = new ScenarioExtractors();
        new BuilderTree(extractors::add).walk(scenario.wrapped.actionBuilders());
        return extractors;
    }

    /** For a plain simulation's scenario, by the names of its requests as written. */
    public static ScenarioExtractors of(io.gatling.core.structure.ScenarioBuilder scenario) {
        ScenarioExtractors extractors = new ScenarioExtractors();
        WrittenNames names = new WrittenNames();
        new BuilderTree(request -> WrittenNames.ofRequest(request)
                        .map(holder -> names.request(request, holder).template())
                        .ifPresent(name -> extractors.add(name, request)))
                .walk(scenario.actionBuilders());
        return extractors;
    }

    /** Tries everything that a step extracts from a response. */
    public List<Extraction> from(String step, WalkedAnswer answer) {
        List<Extraction> extractions = new ArrayList<>();
        for (Check.Default<Response, ?, ?> check : checksByStep.getOrDefault(step, List.of())) {
            String attribute = check.saveAs().get();
            Validation<?> result = check.check(answer.response(), answer.session(), Check.newPreparedCache());
            // Without a name to save it under, the check's condition was not met.
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

    /** Session attribute to the extractors that fill it, each as {@code step: extractor}. */
    public Map<String, List<String>> savers(WalkedAnswer answer) {
        Map<String, List<String>> savers = new TreeMap<>();
        checksByStep.forEach((step, checks) ->
                checks.forEach(check -> savers.computeIfAbsent(check.saveAs().get(), attribute -> new ArrayList<>())
                        .add(step + ": " + name(check, answer.session()))));
        return savers;
    }

    /** An extractor's name without Scala's notation of a pair. */
    static String written(String name) {
        return PAIR.matcher(name).replaceFirst(NAMED_PAIR);
    }

    /** Whether this attribute belongs to Gatling or to onsale's words. */
    public static boolean isOwn(String attribute) {
        return OWN_ATTRIBUTES.stream().anyMatch(attribute::startsWith);
    }

    /** For example {@code jsonPath($.hold)}; a criterion computed from a missing value has no better name. */
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
