package dev.onsale.gatling.injection;

import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.closed.ClosedInjectionProfile;
import io.gatling.core.controller.inject.closed.ClosedInjectionStep;
import io.gatling.core.controller.inject.closed.CompositeClosedInjectionStep;
import io.gatling.core.controller.inject.closed.CompositeClosedInjectionStepLike;
import io.gatling.core.controller.inject.open.CompositeOpenInjectionStep;
import io.gatling.core.controller.inject.open.CompositeOpenInjectionStepLike;
import io.gatling.core.controller.inject.open.OpenInjectionProfile;
import io.gatling.core.controller.inject.open.OpenInjectionStep;
import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Stream;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The steps of an injection profile, with stairs resolved into their levels and ramps: Gatling's stairs report the
 * length of one level as their own.
 */
public final class InjectionSteps {

    private InjectionSteps() {}

    /** In order; empty for a closed profile. */
    static List<OpenInjectionStep> open(InjectionProfile profile) {
        return profile instanceof OpenInjectionProfile
                ? steps(profile, OpenInjectionStep.class)
                        .flatMap(InjectionSteps::flat)
                        .toList()
                : List.of();
    }

    /** In order; empty for an open profile. */
    static List<ClosedInjectionStep> closed(InjectionProfile profile) {
        return profile instanceof ClosedInjectionProfile
                ? steps(profile, ClosedInjectionStep.class)
                        .flatMap(InjectionSteps::flat)
                        .toList()
                : List.of();
    }

    static long lengthNanos(InjectionProfile profile) {
        return Stream.concat(
                        open(profile).stream().map(OpenInjectionStep::duration),
                        closed(profile).stream().map(ClosedInjectionStep::duration))
                .mapToLong(length -> length.toNanos())
                .sum();
    }

    private static Stream<OpenInjectionStep> flat(OpenInjectionStep step) {
        if (step instanceof CompositeOpenInjectionStepLike stairs) {
            return flat(stairs.composite());
        }
        return step instanceof CompositeOpenInjectionStep several
                ? CollectionConverters.asJava(several.steps()).stream().flatMap(InjectionSteps::flat)
                : Stream.of(step);
    }

    private static Stream<ClosedInjectionStep> flat(ClosedInjectionStep step) {
        if (step instanceof CompositeClosedInjectionStepLike stairs) {
            return flat(stairs.composite());
        }
        return step instanceof CompositeClosedInjectionStep several
                ? CollectionConverters.asJava(several.steps()).stream().flatMap(InjectionSteps::flat)
                : Stream.of(step);
    }

    /** Gatling does not expose a profile's steps. */
    private static <T> Stream<T> steps(InjectionProfile profile, Class<T> type) {
        try {
            Field steps = profile.getClass().getDeclaredField("steps");
            steps.setAccessible(true);
            return CollectionConverters.asJava((scala.collection.Seq<?>) steps.get(profile)).stream()
                    .map(type::cast);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Gatling keeps its injection steps in another way", e);
        }
    }
}
