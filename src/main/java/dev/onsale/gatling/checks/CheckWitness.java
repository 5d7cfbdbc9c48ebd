package dev.onsale.gatling.checks;

import dev.onsale.gatling.structure.BuilderTree;
import io.gatling.commons.validation.Failure;
import io.gatling.commons.validation.Validation;
import io.gatling.core.check.Check;
import io.gatling.core.check.CheckResult;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.session.Session;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.http.check.HttpCheck;
import io.gatling.http.check.HttpCheckScope;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.http.request.builder.HttpRequestBuilder;
import io.gatling.http.request.builder.RequestBuilder;
import io.gatling.http.response.Response;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Function2;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Remembers which check failed. Gatling reports a sentence about it, in which the check's text, the values of the
 * visitor's session and the response cannot be told apart. So each check of a simulation is watched, and its message is
 * found again by the identity of that sentence, which Gatling reports on the thread that checked. Uses Gatling's
 * internals, 3.15.1; the contract test of this class fails if they move.
 */
public final class CheckWitness {

    /** Requests that are never reported, such as silent ones, are never looked up. */
    private static final int KEPT_MAX = 64;

    private record Said(String message, Watched check) {}

    private static final ThreadLocal<List<Said>> SAID = ThreadLocal.withInitial(ArrayList::new);

    private CheckWitness() {}

    /** Watches every check of a simulation from now on, in place: authors may share one among requests. */
    public static void watch(SimulationParams simulation) {
        watch(RequestBuilder.DefaultHttpCheck());
        BuilderTree tree = new BuilderTree(CheckWitness::watch);
        watch(simulation.globalProtocols());
        CollectionConverters.asJava(PopulationBuilder.flatten(simulation.rootPopulationBuilders()))
                .forEach(population -> {
                    watch(population.scenarioProtocols());
                    tree.walk(population.scenarioBuilder().actionBuilders());
                });
    }

    private static void watch(scala.collection.immutable.Map<?, ?> protocols) {
        CollectionConverters.asJava(protocols).values().stream()
                .filter(HttpProtocol.class::isInstance)
                .flatMap(protocol ->
                        CollectionConverters.asJava(
                                ((HttpProtocol) protocol).responsePart().checks())
                                .stream())
                .forEach(CheckWitness::watch);
    }

    private static void watch(HttpRequestBuilder request) {
        CollectionConverters.asJava(request.httpAttributes().checks()).forEach(CheckWitness::watch);
    }

    private static void watch(HttpCheck check) {
        Check<Response> wrapped = check.wrapped();
        if (!(wrapped instanceof Watched)) {
            try {
                WRAPPED.set(check, new Watched(wrapped, check.scope() == HttpCheckScope.Status$.MODULE$));
            } catch (IllegalAccessException e) {
                throw moved(e);
            }
        }
    }

    /** The check as it was before it was watched. */
    static Check<Response> unwatched(Check<Response> check) {
        return check instanceof Watched watched ? watched.check : check;
    }

    /**
     * The check that returned this message last on this thread; clears all of the thread's messages.
     *
     * @param message the very object that the check returned
     */
    @SuppressWarnings("ReferenceEquality") // another check may have said the same of an earlier answer
    public static @Nullable WrittenCheck failed(@Nullable String message) {
        List<Said> said = SAID.get();
        if (said.isEmpty()) {
            return null;
        }
        WrittenCheck found = null;
        for (Said one : said) {
            if (one.message == message) {
                found = one.check.written();
            }
        }
        said.clear();
        return found;
    }

    private static final Field WRAPPED = wrapped();

    private static Field wrapped() {
        try {
            Field field = HttpCheck.class.getDeclaredField("wrapped");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw moved(e);
        }
    }

    private static IllegalStateException moved(ReflectiveOperationException e) {
        return new IllegalStateException("this Gatling keeps its checks in another way", e);
    }

    private static final class Watched implements Check<Response> {
        private final Check<Response> check;
        private final boolean ofStatus;
        private volatile @Nullable WrittenCheck written;

        Watched(Check<Response> check, boolean ofStatus) {
            this.check = check;
            this.ofStatus = ofStatus;
        }

        /** Worked out on demand: most checks never fail. */
        WrittenCheck written() {
            WrittenCheck known = written;
            if (known == null) {
                known = WrittenCheck.of(check, ofStatus);
                written = known;
            }
            return known;
        }

        @Override
        public Validation<CheckResult> check(Response response, Session session, Map<Object, Object> parsed) {
            Validation<CheckResult> result = check.check(response, session, parsed);
            Validation<?> either = result;
            if (either instanceof Failure failure) {
                List<Said> said = SAID.get();
                if (said.size() >= KEPT_MAX) {
                    said.clear();
                }
                said.add(new Said(failure.message(), this));
            }
            return result;
        }

        @Override
        public Check<Response> checkIf(Function1<Session, Validation<Object>> condition) {
            return new Watched(check.checkIf(condition), ofStatus);
        }

        @Override
        public Check<Response> checkIf(Function2<Response, Session, Validation<Object>> condition) {
            return new Watched(check.checkIf(condition), ofStatus);
        }
    }
}
