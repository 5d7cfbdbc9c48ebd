package dev.onsale.gatling.structure;

import dev.onsale.record.MadeName;
import io.gatling.core.action.builder.ActionBuilder;
import io.gatling.core.action.builder.GroupBuilder;
import io.gatling.core.structure.ChainBuilder;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.http.request.builder.HttpRequestBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import scala.Option;
import scala.Product;
import scala.jdk.javaapi.CollectionConverters;

/** Traverses a simulation in the order of its requests, and knows the groups around each. */
public final class NamedParts {

    private final WrittenNames names = new WrittenNames();
    private final Listener told;

    private NamedParts(Listener told) {
        this.told = told;
    }

    /** Receives the requests and groups of a simulation. */
    public interface Listener {
        /** @param groups the groups around it, the outermost first */
        void request(WrittenNames.Holder holder, MadeName name, List<MadeName> groups);

        default void group(WrittenNames.Holder holder, MadeName name) {}
    }

    /** Reports every request and group, in order. */
    public static void walk(Stream<PopulationBuilder> populations, Listener told) {
        NamedParts parts = new NamedParts(told);
        populations.forEach(population -> parts.chain(
                CollectionConverters.asJava(population.scenarioBuilder().actionBuilders()), List.of()));
    }

    /** Literal names of requests and of groups, each alone. */
    public static Set<String> writtenAlone(Stream<PopulationBuilder> populations) {
        Set<String> written = new LinkedHashSet<>();
        walk(populations, new Listener() {
            @Override
            public void request(WrittenNames.Holder holder, MadeName name, List<MadeName> groups) {
                group(holder, name);
            }

            @Override
            public void group(WrittenNames.Holder holder, MadeName name) {
                if (name.origin() == MadeName.Origin.WRITTEN) {
                    written.add(name.value());
                }
            }
        });
        return written;
    }

    /** Literal names with the groups around them, in order. */
    public static Set<String> written(Stream<PopulationBuilder> populations) {
        Set<String> written = new LinkedHashSet<>();
        walk(populations, (holder, name, groups) -> {
            List<MadeName> parts = new ArrayList<>(groups);
            parts.add(name);
            MadeName path = MadeName.path(parts);
            if (path.origin() == MadeName.Origin.WRITTEN) {
                written.add(path.value());
            }
        });
        return written;
    }

    /**
     * The groups around each of some actions.
     *
     * @param lastFirst as Gatling keeps them
     * @param around the groups around all of them
     */
    static List<List<MadeName>> groupsAround(List<ActionBuilder> lastFirst, List<MadeName> around, WrittenNames names) {
        List<List<MadeName>> groups = new ArrayList<>();
        List<MadeName> open = new ArrayList<>(around);
        for (int i = lastFirst.size() - 1; i >= 0; i--) {
            ActionBuilder action = lastFirst.get(i);
            if (WrittenNames.isGroupStart(action)) {
                WrittenNames.ofGroup(action).ifPresent(holder -> open.add(names.group(holder)));
            } else if (isGroupEnd(action) && open.size() > around.size()) {
                open.remove(open.size() - 1);
            }
            groups.add(List.copyOf(open));
        }
        Collections.reverse(groups);
        return groups;
    }

    private static boolean isGroupEnd(ActionBuilder action) {
        return action == GroupBuilder.End();
    }

    private void chain(List<ActionBuilder> lastFirst, List<MadeName> around) {
        List<List<MadeName>> groups = groupsAround(lastFirst, around, names);
        for (int i = lastFirst.size() - 1; i >= 0; i--) {
            ActionBuilder action = lastFirst.get(i);
            if (WrittenNames.isGroupStart(action)) {
                WrittenNames.ofGroup(action).ifPresent(holder -> told.group(holder, names.group(holder)));
            } else {
                part(action, groups.get(i));
            }
        }
    }

    private void part(Object part, List<MadeName> groups) {
        if (part instanceof ChainBuilder chain) {
            chain(CollectionConverters.asJava(chain.actionBuilders()), groups);
        } else if (part instanceof scala.collection.Iterable<?> several) {
            CollectionConverters.asJava(several).forEach(each -> part(each, groups));
        } else if (part instanceof Option<?> || part instanceof scala.Tuple2<?, ?>) {
            CollectionConverters.asJava(((Product) part).productIterator())
                    .forEachRemaining(each -> part(each, groups));
        } else if (part instanceof ActionBuilder action) {
            WrittenNames.ofRequest(action)
                    .ifPresent(holder -> told.request(holder, names.request(action, holder), groups));
            if (action instanceof HttpRequestBuilder request) {
                part(request.httpAttributes().explicitResources(), groups);
            } else {
                BuilderTree.parts(action).forEach(each -> part(each, groups));
            }
        }
    }
}
