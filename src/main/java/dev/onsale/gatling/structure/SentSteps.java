package dev.onsale.gatling.structure;

import io.gatling.core.action.builder.ActionBuilder;
import io.gatling.core.structure.ChainBuilder;
import io.gatling.http.action.HttpConcurrentRequestsActionBuilder;
import io.gatling.http.request.builder.HttpRequestBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import scala.Option;
import scala.Product;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The names of all requests in a Gatling chain, as far as they are known before anybody sends one. Reads Gatling's
 * builders, 3.15.1; what it does not know may send anything.
 */
public final class SentSteps {

    /** What these build sends nothing by itself. */
    private static final Set<String> STRUCTURE =
            Set.of("io.gatling.core.action.builder", "io.gatling.core.structure", "io.gatling.http.action.cookie");

    /** Stands among those, and reports a response under a name of its own. */
    private static final String DUMMY = "DummyBuilder";

    private final Set<String> names = new LinkedHashSet<>();
    private boolean open;

    /** Of nothing yet. */
    public SentSteps() {}

    /** As far as they are known: other requests may have names that only a session tells. */
    public static Set<String> knownOf(Object chains) {
        SentSteps sent = new SentSteps();
        sent.add(chains);
        return sent.known();
    }

    /** The names that are known. */
    public Set<String> known() {
        return Collections.unmodifiableSet(names);
    }

    /**
     * Of a chain, or of several.
     *
     * @return empty if something in it has a name that only a session tells
     */
    public static Optional<Set<String>> of(Object chains) {
        SentSteps sent = new SentSteps();
        sent.add(chains);
        return sent.all();
    }

    /** All names; empty if something has a name that only a session tells. */
    public Optional<Set<String>> all() {
        return open ? Optional.empty() : Optional.of(Collections.unmodifiableSet(names));
    }

    /** A request of Gatling's DSL. */
    public void add(HttpRequestActionBuilder request) {
        add((Object) request.asScala());
    }

    /** A chain of Gatling's DSL. */
    public void add(io.gatling.javaapi.core.ChainBuilder chain) {
        add((Object) chain.wrapped);
    }

    /** @param part a chain, a request, or anything that may hold one */
    void add(Object part) {
        if (part instanceof ChainBuilder chain) {
            add(chain.actionBuilders());
        } else if (part instanceof scala.collection.Iterable<?> several) {
            CollectionConverters.asJava(several).forEach(this::add);
        } else if (part instanceof Option<?> || part instanceof scala.Tuple2<?, ?>) {
            add(((Product) part).productIterator().toList());
        } else if (part instanceof HttpRequestBuilder request) {
            String name = Template.of(request.commonAttributes().requestName());
            if (name == null || name.contains("#{")) {
                open = true;
            } else {
                names.add(name);
            }
            add(request.httpAttributes().explicitResources());
        } else if (part instanceof ActionBuilder
                && part.getClass().getSimpleName().equals(DUMMY)) {
            open = true;
        } else if (part instanceof HttpConcurrentRequestsActionBuilder
                || (part instanceof ActionBuilder
                        && STRUCTURE.contains(part.getClass().getPackageName()))) {
            addFields(part);
        } else if (part instanceof ActionBuilder) {
            open = true;
        }
    }

    private void addFields(Object of) {
        for (Class<?> type = of.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    addValue(field, of);
                }
            }
        }
    }

    private void addValue(Field field, Object of) {
        try {
            field.setAccessible(true);
            Object value = field.get(of);
            if (value != null) {
                add(value);
            }
        } catch (IllegalAccessException e) {
            open = true;
        }
    }
}
