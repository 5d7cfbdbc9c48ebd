package dev.onsale.gatling.structure;

import dev.onsale.gatling.checks.CheckWitness;
import dev.onsale.record.MadeName;
import dev.onsale.record.MadeName.Origin;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.session.Session;
import io.gatling.core.structure.PopulationBuilder;
import java.util.List;
import scala.Function1;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/**
 * Marks each name that an expression makes: see {@link CarriedName}. Works in place, as a {@link CheckWitness} watches
 * checks: authors may share a request among chains. Uses Gatling's internals, 3.15.1.
 */
public final class MarkedNames {

    private MarkedNames() {}

    /** To be called before Gatling builds it. */
    public static void mark(SimulationParams simulation) {
        NamedParts.walk(
                CollectionConverters.asJava(PopulationBuilder.flatten(simulation.rootPopulationBuilders())).stream(),
                new NamedParts.Listener() {
                    @Override
                    public void request(WrittenNames.Holder holder, MadeName name, List<MadeName> groups) {
                        mark(holder, name);
                    }

                    @Override
                    public void group(WrittenNames.Holder holder, MadeName name) {
                        mark(holder, name);
                    }
                });
    }

    private static void mark(WrittenNames.Holder holder, MadeName name) {
        if (holder.expression() instanceof Marking) {
            return;
        }
        if (name.origin() == Origin.WRITTEN) {
            if (holder.expression().apply(null) instanceof Success<String> known
                    && !known.value().equals(name.value())) {
                set(holder, new Always(name.value()));
            }
        } else {
            set(holder, new Marking(holder.expression(), name));
        }
    }

    private static void set(WrittenNames.Holder holder, Function1<Session, Validation<String>> name) {
        try {
            holder.field().set(holder.object(), name);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("this Gatling keeps its names in another way", e);
        }
    }

    /** A name for a request without one. */
    private static final class Always extends AbstractFunction1<Session, Validation<String>> {
        private final Validation<String> name;

        Always(String name) {
            this.name = new Success<>(name);
        }

        @Override
        public Validation<String> apply(Session session) {
            return name;
        }
    }

    private static final class Marking extends AbstractFunction1<Session, Validation<String>> {
        private final Function1<Session, Validation<String>> expression;
        private final MadeName written;

        Marking(Function1<Session, Validation<String>> expression, MadeName written) {
            this.expression = expression;
            this.written = written;
        }

        @Override
        public Validation<String> apply(Session session) {
            Validation<String> made = expression.apply(session);
            return made instanceof Success<String> known
                    ? new Success<>(CarriedName.marked(known.value(), written))
                    : made;
        }
    }
}
