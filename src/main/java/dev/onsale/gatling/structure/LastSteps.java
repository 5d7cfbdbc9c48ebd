package dev.onsale.gatling.structure;

import dev.onsale.record.MadeName;
import io.gatling.core.action.builder.ActionBuilder;
import io.gatling.core.action.builder.TryMaxBuilder;
import io.gatling.core.structure.ChainBuilder;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.http.request.builder.HttpRequestBuilder;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import scala.Option;
import scala.Product;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The requests with which the scenarios of a plain simulation end: what a visitor who reached the end has sent last.
 * After a condition there may be several, and the request before it is one of them too. Uses Gatling's internals,
 * 3.15.1: a chain keeps its last action first.
 */
public final class LastSteps {
    private final Set<String> all = new LinkedHashSet<>();
    private final Set<String> last = new LinkedHashSet<>();
    private final WrittenNames written = new WrittenNames();
    private final UnaryOperator<String> shown;
    private boolean named = true;

    private LastSteps(UnaryOperator<String> shown) {
        this.shown = shown;
    }

    /**
     * Scenario to the steps with which it may end.
     *
     * @param ran the recorded steps: a scenario without any of them did not run
     * @param shown maps a name to its recorded form
     * @return without scenarios for which that is unknown
     */
    public static Map<String, List<String>> of(
            Stream<PopulationBuilder> populations, Set<String> ran, UnaryOperator<String> shown) {
        Map<String, List<String>> byScenario = new LinkedHashMap<>();
        populations.map(PopulationBuilder::scenarioBuilder).forEach(scenario -> {
            LastSteps steps = new LastSteps(shown);
            List<ActionBuilder> lastFirst = CollectionConverters.asJava(scenario.actionBuilders());
            steps.collect(lastFirst, List.of());
            steps.end(lastFirst, List.of());
            if (steps.named && !steps.last.isEmpty() && steps.all.stream().anyMatch(ran::contains)) {
                byScenario.put(scenario.name(), List.copyOf(steps.last));
            }
        });
        return byScenario;
    }

    /** Whether every path through these actions ends with a request that was found. */
    private boolean end(List<ActionBuilder> lastFirst, List<MadeName> around) {
        List<List<MadeName>> groups = NamedParts.groupsAround(lastFirst, around, written);
        for (int i = 0; i < lastFirst.size(); i++) {
            ActionBuilder action = lastFirst.get(i);
            List<String> own = ownRequests(action, groups.get(i));
            if (!own.isEmpty()) {
                last.addAll(own);
                return true;
            }
            boolean certain = false;
            for (ChainBuilder chain : chainsIn(action)) {
                certain = end(CollectionConverters.asJava(chain.actionBuilders()), groups.get(i));
            }
            // Every visitor passes through a block that is retried; any other block with its own chains may be skipped.
            if (certain && action instanceof TryMaxBuilder) {
                return true;
            }
        }
        return false;
    }

    /** Requests sent by the action itself, not by chains within it. */
    private List<String> ownRequests(ActionBuilder action, List<MadeName> groups) {
        List<String> names = new ArrayList<>();
        Stream.concat(Stream.of(action), parts(action))
                .filter(HttpRequestBuilder.class::isInstance)
                .map(HttpRequestBuilder.class::cast)
                .filter(request -> !isSilent(request))
                .forEach(request -> name(request, groups).ifPresentOrElse(names::add, () -> named = false));
        return names;
    }

    private void collect(List<ActionBuilder> lastFirst, List<MadeName> around) {
        List<List<MadeName>> groups = NamedParts.groupsAround(lastFirst, around, written);
        for (int i = 0; i < lastFirst.size(); i++) {
            all.addAll(ownRequests(lastFirst.get(i), groups.get(i)));
            for (ChainBuilder chain : chainsIn(lastFirst.get(i))) {
                collect(CollectionConverters.asJava(chain.actionBuilders()), groups.get(i));
            }
        }
    }

    private static List<ChainBuilder> chainsIn(ActionBuilder action) {
        return parts(action)
                .filter(ChainBuilder.class::isInstance)
                .map(ChainBuilder.class::cast)
                .toList();
    }

    /** Gatling does not report it. */
    private static boolean isSilent(HttpRequestBuilder request) {
        Option<Object> silent = request.httpAttributes().silent();
        return silent.isDefined() && Boolean.TRUE.equals(silent.get());
    }

    /** With the groups around it; empty for a name that is computed per visitor. */
    private Optional<String> name(HttpRequestBuilder request, List<MadeName> groups) {
        List<MadeName> parts = new ArrayList<>(groups);
        WrittenNames.ofRequest(request).ifPresent(holder -> parts.add(written.request(request, holder)));
        MadeName path = MadeName.path(parts);
        return path.origin() == MadeName.Origin.WRITTEN ? Optional.of(shown.apply(path.value())) : Optional.empty();
    }

    /** The values of a builder's fields, including those in lists, options and pairs of a share and a chain. */
    private static Stream<Object> parts(ActionBuilder action) {
        Stream<Field> fields = Stream.empty();
        for (Class<?> type = action.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            fields = Stream.concat(fields, Stream.of(type.getDeclaredFields()));
        }
        return fields.flatMap(field -> flat(BuilderTree.value(field, action)));
    }

    private static Stream<Object> flat(Object part) {
        if (part instanceof Iterable<?> several) {
            return flat(CollectionConverters.asJava(several.iterator()));
        }
        return part instanceof Option<?> || part instanceof scala.Tuple2<?, ?>
                ? flat(CollectionConverters.asJava(((Product) part).productIterator()))
                : Stream.of(part);
    }

    private static Stream<Object> flat(Iterator<?> several) {
        List<Object> parts = new ArrayList<>();
        several.forEachRemaining(parts::add);
        return parts.stream().flatMap(LastSteps::flat);
    }
}
