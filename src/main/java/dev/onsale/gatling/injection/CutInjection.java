package dev.onsale.gatling.injection;

import io.gatling.core.controller.inject.open.OpenInjectionStep;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The first part of a step whose rate has no simple form.
 *
 * @param duration after which no visitor starts
 */
record CutInjection(OpenInjectionStep whole, FiniteDuration duration) implements OpenInjectionStep {

    @Override
    public scala.collection.Iterator<FiniteDuration> chain(scala.collection.Iterator<FiniteDuration> next) {
        return CollectionConverters.asScala(offsets().iterator())
                .concat(() -> next.map(offset -> offset.$plus(duration)));
    }

    private List<FiniteDuration> offsets() {
        List<FiniteDuration> kept = new ArrayList<>();
        Iterator<FiniteDuration> all = CollectionConverters.asJava(
                whole.chain(CollectionConverters.asScala(java.util.Collections.<FiniteDuration>emptyIterator())));
        while (all.hasNext()) {
            FiniteDuration offset = all.next();
            if (offset.toNanos() < duration.toNanos()) {
                kept.add(offset);
            }
        }
        return kept;
    }

    @Override
    public long users() {
        return offsets().size();
    }

    @Override
    public int productArity() {
        return 2;
    }

    @Override
    public Object productElement(int index) {
        return index == 0 ? whole : duration;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof CutInjection;
    }
}
