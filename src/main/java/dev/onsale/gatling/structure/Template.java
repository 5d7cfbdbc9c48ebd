package dev.onsale.gatling.structure;

import io.gatling.commons.validation.Success;
import io.gatling.core.session.el.AttributePart;
import io.gatling.core.session.el.ElPart;
import io.gatling.core.session.el.StaticPart;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.jdk.javaapi.CollectionConverters;

/** The text of one of Gatling's expressions as its author wrote it. Reads Gatling's compiled form, 3.15.1. */
public final class Template {

    /** A compiled text is a function over its parts, or over another function that holds them. */
    private static final int DEPTH_MAX = 3;

    private Template() {}

    /** For example {@code /queue/#{queueId}}; {@code null} for a function of the author, which may return anything. */
    public static @Nullable String of(Function1<?, ?> expression) {
        // Scala keeps this class in a package object, whose name Java cannot spell.
        if (expression.getClass().getName().endsWith("StaticValueExpression")) {
            return expression.apply(null) instanceof Success<?> known ? String.valueOf(known.value()) : null;
        }
        List<ElPart<?>> parts = new ArrayList<>();
        collect(expression, parts, DEPTH_MAX);
        if (parts.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (ElPart<?> part : parts) {
            if (part instanceof StaticPart constant) {
                text.append(constant.string());
            } else {
                text.append("#{")
                        .append(part instanceof AttributePart attribute ? attribute.name() : part)
                        .append('}');
            }
        }
        return text.toString();
    }

    private static void collect(@Nullable Object from, List<ElPart<?>> into, int depth) {
        if (from instanceof ElPart<?> part) {
            into.add(part);
        } else if (from instanceof scala.collection.Iterable<?> several) {
            CollectionConverters.asJava(several).forEach(each -> collect(each, into, depth));
        } else if (from instanceof Function1<?, ?> && depth > 0) {
            for (Field field : from.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                    collect(value(field, from), into, depth - 1);
                }
            }
        }
    }

    private static @Nullable Object value(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            return null;
        }
    }
}
