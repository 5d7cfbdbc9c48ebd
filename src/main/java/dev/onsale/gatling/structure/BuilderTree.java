package dev.onsale.gatling.structure;

import io.gatling.core.action.builder.ActionBuilder;
import io.gatling.core.structure.ChainBuilder;
import io.gatling.http.request.builder.CommonAttributes;
import io.gatling.http.request.builder.HttpRequestBuilder;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import scala.Option;
import scala.Product;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Finds every request of a built scenario: chains are in fields of builders, in lists of them, in options and in pairs.
 *
 * @param streams receives what connects a WebSocket or a stream of server-sent events
 */
public record BuilderTree(Consumer<HttpRequestBuilder> told, Consumer<CommonAttributes> streams) {

    /** Reports only requests. */
    public BuilderTree(Consumer<HttpRequestBuilder> told) {
        this(told, stream -> {});
    }

    /** @param part a chain, or anything that may contain one */
    public void walk(Object part) {
        if (part instanceof HttpRequestBuilder request) {
            told.accept(request);
            walk(request.httpAttributes().explicitResources());
        } else if (part instanceof CommonAttributes stream) {
            streams.accept(stream);
        } else if (part instanceof ChainBuilder chain) {
            walk(chain.actionBuilders());
        } else if (part instanceof scala.collection.Iterable<?> several) {
            CollectionConverters.asJava(several).forEach(this::walk);
        } else if (part instanceof ActionBuilder builder) {
            parts(builder).forEach(this::walk);
        } else if (part instanceof Option<?> || part instanceof scala.Tuple2<?, ?>) {
            CollectionConverters.asJava(((Product) part).productIterator()).forEachRemaining(this::walk);
        }
    }

    /** Every action of a built scenario, however deep. */
    public static void actions(Object part, Consumer<ActionBuilder> told) {
        if (part instanceof ChainBuilder chain) {
            actions(chain.actionBuilders(), told);
        } else if (part instanceof scala.collection.Iterable<?> several) {
            CollectionConverters.asJava(several).forEach(each -> actions(each, told));
        } else if (part instanceof ActionBuilder builder) {
            told.accept(builder);
            parts(builder).forEach(each -> actions(each, told));
        } else if (part instanceof Option<?> || part instanceof scala.Tuple2<?, ?>) {
            CollectionConverters.asJava(((Product) part).productIterator())
                    .forEachRemaining(each -> actions(each, told));
        }
    }

    /** The values of a builder's fields. */
    public static Stream<Object> parts(ActionBuilder builder) {
        return fields(builder.getClass()).map(field -> value(field, builder));
    }

    private static Stream<Field> fields(Class<?> builder) {
        Stream<Field> own =
                Stream.of(builder.getDeclaredFields()).filter(field -> !Modifier.isStatic(field.getModifiers()));
        Class<?> parent = builder.getSuperclass();
        return parent == null || parent == Object.class ? own : Stream.concat(own, fields(parent));
    }

    /** The value of a builder's field; null counts as an empty option. */
    static Object value(Field field, Object builder) {
        try {
            field.setAccessible(true);
            Object value = field.get(builder);
            return value == null ? Option.empty() : value;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("this Gatling keeps its builders in another way", e);
        }
    }
}
