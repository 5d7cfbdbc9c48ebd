package dev.onsale.gatling.structure;

import io.gatling.commons.util.Clock;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.action.builder.ActionBuilder;
import io.gatling.core.action.builder.DuringLoopType$;
import io.gatling.core.action.builder.ForeverLoopType$;
import io.gatling.core.action.builder.LoopBuilder;
import io.gatling.core.action.builder.PaceBuilder;
import io.gatling.core.action.builder.PauseBuilder;
import io.gatling.core.action.builder.RendezVousBuilder;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioBuilder;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Option;
import scala.concurrent.duration.FiniteDuration;
import scala.runtime.AbstractFunction1;

/**
 * Lets one visitor reach the end of a plain simulation's scenario quickly, and reports what was changed for that. Works
 * in place, before Gatling builds it. Uses Gatling's internals, 3.15.1; the contract test of this class fails if they
 * move.
 */
public final class ShortWays {

    /** The duration of a shortened pause. */
    public static final long PAUSE_MS = 100;

    private final Set<String> said = new TreeSet<>();

    private ShortWays() {}

    /** @return one clause for each sort of shortening */
    public static Set<String> through(ScenarioBuilder scenario) {
        ShortWays ways = new ShortWays();
        BuilderTree.actions(scenario.actionBuilders(), ways::shorten);
        return ways.said;
    }

    private void shorten(ActionBuilder action) {
        if (action instanceof PauseBuilder) {
            // A pause may have a setting of its own, which overrides that of the whole.
            set(action, "force", Option.empty());
            said.add("each pause lasts " + PAUSE_MS + " ms");
        } else if (action instanceof PaceBuilder) {
            set(action, "interval", new Always<>(FiniteDuration.apply(PAUSE_MS, TimeUnit.MILLISECONDS)));
            said.add("pace is " + PAUSE_MS + " ms");
        } else if (action instanceof RendezVousBuilder) {
            set(action, "users", 1);
            said.add("a rendezVous waits for nobody");
        } else if (action instanceof LoopBuilder loop) {
            shorten(loop);
        }
    }

    private void shorten(LoopBuilder loop) {
        Object type = get(loop, "loopType");
        if (type == ForeverLoopType$.MODULE$) {
            set(loop, "condition", new FirstTurn(counter(loop), null));
            said.add("forever is one turn");
        } else if (type == DuringLoopType$.MODULE$) {
            set(loop, "clockBasedCondition", new FirstTurnOf(counter(loop), timed(loop)));
            said.add("during is one turn");
        }
    }

    private static String counter(LoopBuilder loop) {
        return String.valueOf(get(loop, "counterName"));
    }

    @SuppressWarnings("unchecked") // what Gatling keeps under this name
    private static Function1<Clock, Function1<Session, Validation<Object>>> timed(LoopBuilder loop) {
        return (Function1<Clock, Function1<Session, Validation<Object>>>) get(loop, "clockBasedCondition");
    }

    private static Object get(Object object, String name) {
        try {
            return field(object, name).get(object);
        } catch (IllegalAccessException e) {
            throw moved(e);
        }
    }

    private static void set(Object object, String name, Object value) {
        try {
            field(object, name).set(object, value);
        } catch (IllegalAccessException e) {
            throw moved(e);
        }
    }

    private static Field field(Object object, String name) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw moved(new NoSuchFieldException(object.getClass() + "." + name));
    }

    private static IllegalStateException moved(ReflectiveOperationException e) {
        return new IllegalStateException("this Gatling keeps its loops and pauses in another way", e);
    }

    private static final class Always<T> extends AbstractFunction1<Session, Validation<T>> {
        private final T value;

        Always(T value) {
            this.value = value;
        }

        @Override
        public Validation<T> apply(Session session) {
            return new Success<>(value);
        }
    }

    /** Continues until something was done once, if the author's own condition agrees. */
    private static final class FirstTurn extends AbstractFunction1<Session, Validation<Object>> {
        private final String counter;
        private final @Nullable Function1<Session, Validation<Object>> own;

        FirstTurn(String counter, @Nullable Function1<Session, Validation<Object>> own) {
            this.counter = counter;
            this.own = own;
        }

        @Override
        public Validation<Object> apply(Session session) {
            if (session.loopCounterValue(counter) > 0) {
                return new Success<>(false);
            }
            return own == null ? new Success<>(true) : own.apply(session);
        }
    }

    private static final class FirstTurnOf extends AbstractFunction1<Clock, Function1<Session, Validation<Object>>> {
        private final String counter;
        private final Function1<Clock, Function1<Session, Validation<Object>>> own;

        FirstTurnOf(String counter, Function1<Clock, Function1<Session, Validation<Object>>> own) {
            this.counter = counter;
            this.own = own;
        }

        @Override
        public Function1<Session, Validation<Object>> apply(Clock clock) {
            return new FirstTurn(counter, own.apply(clock));
        }
    }
}
