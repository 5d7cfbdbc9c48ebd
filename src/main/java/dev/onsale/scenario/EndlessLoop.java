package dev.onsale.scenario;

import io.gatling.core.action.builder.ActionBuilder;
import io.gatling.core.action.builder.ExitHereBuilder;
import io.gatling.core.action.builder.LoopBuilder;
import io.gatling.core.action.builder.SimpleBooleanConditionLoopBuilder;
import io.gatling.core.action.builder.TryMaxBuilder;
import io.gatling.core.structure.ChainBuilder;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import scala.Function1;
import scala.Option;
import scala.Product;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Loops of Gatling's that are known never to end: those whose condition is the constant {@code true}, with no way out
 * inside. A condition that is computed may end, and so may what stands in a block that failures or a clock leave. Reads
 * Gatling's builders, 3.15.1; the tests of {@link JourneyRules} fail when they move.
 */
final class EndlessLoop {
    private EndlessLoop() {}

    static boolean isIn(Object part) {
        if (part instanceof TryMaxBuilder) {
            return false;
        }
        if (part instanceof LoopBuilder loop) {
            if (Boolean.TRUE.equals(field(loop, "exitASAP"))) {
                return false;
            }
            Object inside = field(loop, "loopNext");
            return isAlways(loop) && !leaves(inside) || isIn(inside);
        }
        return anyPart(part, EndlessLoop::isIn);
    }

    private static boolean leaves(Object part) {
        return part instanceof ExitHereBuilder
                || (part instanceof LoopBuilder loop
                        ? leaves(field(loop, "loopNext"))
                        : anyPart(part, EndlessLoop::leaves));
    }

    private static boolean isAlways(LoopBuilder loop) {
        return loop instanceof SimpleBooleanConditionLoopBuilder
                && field(loop, "condition") instanceof Function1<?, ?> condition
                && "true".equals(Template.of(condition));
    }

    private interface Question {
        boolean holds(Object part);
    }

    /** Chains stand in fields of builders, in lists of them, in options and in pairs of a share and a chain. */
    private static boolean anyPart(Object part, Question question) {
        if (part instanceof ChainBuilder chain) {
            return question.holds(chain.actionBuilders());
        }
        if (part instanceof scala.collection.Iterable<?> several) {
            for (Object each : CollectionConverters.asJava(several)) {
                if (question.holds(each)) {
                    return true;
                }
            }
            return false;
        }
        if (part instanceof Option<?> || part instanceof scala.Tuple2<?, ?>) {
            return question.holds(((Product) part).productIterator().toList());
        }
        if (part instanceof ActionBuilder builder) {
            for (Field field : builder.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && question.holds(value(field, builder))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Object field(LoopBuilder loop, String name) {
        for (Class<?> type = loop.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return value(field, loop);
                }
            }
        }
        throw new IllegalStateException("Gatling's loops have no " + name + " any more");
    }

    private static Object value(Field field, Object of) {
        try {
            field.setAccessible(true);
            Object value = field.get(of);
            return value == null ? "" : value;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Gatling's " + of.getClass() + " cannot be read any more", e);
        }
    }
}
