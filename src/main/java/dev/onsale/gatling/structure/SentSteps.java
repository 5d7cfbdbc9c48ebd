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
 * The names of all requests in a Gatling chain, as far as known before one is sent. Reads Gatling's builders, 3.15.1;
 * assumes that an unknown builder may send anything.
 */
public final class SentSteps {

    /** The actions of these builders send nothing themselves. */
    private static final Set<String> STRUCTURE =
            Set.of("io.gatling.core.action.builder", "io.gatling.core.structure", "io.gatling.http.action.cookie");

    /** Is one of those, but reports a response under a name of its own. */
    private static final String DUMMY = "DummyBuilder";

    private final Set<String> names = new LinkedHashSet<>();
    private boolean open;

    /** Starts empty. */
    public SentSteps() {}

    public Set<String> known() {
        return Collections.unmodifiableSet(names);
    }

    /**
     * The names of one chain or several.
     *
     * @return empty if any name in it depends on the session
     */
    public static Optional<Set<String>> of(Object chains) {
        SentSteps sent = new SentSteps();
        sent.add(chains);
        return sent.all();
    }

    /** All names; empty if any name depends on the session. */
    public Optional<Set<String>> all() {
        return open ? Optional.empty() : Optional.of(Collections.unmodifiableSet(names));
    }

    public void add(HttpRequestActionBuilder request) {
        add((Object) request.asScala());
    }

    public void add(io.gatling.javaapi.core.ChainBuilder chain) {
        add((Object) chain.wrapped);
    }

    /** @param part a chain, a request, or anything that may contain one */
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
