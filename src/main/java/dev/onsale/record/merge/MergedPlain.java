package dev.onsale.record.merge;

import dev.onsale.plan.BadInputException;
import dev.onsale.record.GroupFigures;
import dev.onsale.record.NameFigures;
import dev.onsale.record.NameTemplate;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.ValueFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is particular to a plain simulation, over all injectors. */
final class MergedPlain {
    private final List<PlainLoad> each;

    private MergedPlain(List<PlainLoad> each) {
        this.each = each;
    }

    /**
     * @return {@code null} for an on-sale
     * @throws BadInputException if injectors turned an expression into steps in different ways
     */
    static @Nullable PlainLoad of(ShardRuns runs) {
        List<PlainLoad> each = runs.summaries().stream()
                .flatMap(run -> run.plain() == null ? Stream.empty() : Stream.of(run.plain()))
                .toList();
        return each.isEmpty() ? null : new MergedPlain(each).all();
    }

    private PlainLoad all() {
        PlainLoad first = each.get(0);
        PlainLoad all = new PlainLoad(
                first.simulation(), first.ownInjection(), first.startsUnknown(), first.assertions(), lastSteps());
        Map<String, Long> addresses = addresses();
        PlainLoad reached = addresses == null ? all : all.withAddresses(addresses);
        List<NameFigures> names =
                each.stream().map(PlainLoad::names).filter(Objects::nonNull).toList();
        return (names.isEmpty() ? reached : reached.withNames(names(names))).with(cutOff());
    }

    private @Nullable Map<String, List<String>> lastSteps() {
        Map<String, Set<String>> byScenario = new LinkedHashMap<>();
        for (PlainLoad plain : each) {
            Map<String, List<String>> lastSteps = plain.lastSteps();
            if (lastSteps == null) {
                return null;
            }
            lastSteps.forEach((scenario, steps) -> byScenario
                    .computeIfAbsent(scenario, name -> new LinkedHashSet<>())
                    .addAll(steps));
        }
        Map<String, List<String>> all = new LinkedHashMap<>();
        byScenario.forEach((scenario, steps) -> all.put(scenario, List.copyOf(steps)));
        return all;
    }

    private @Nullable Map<String, Long> addresses() {
        Map<String, Long> all = new TreeMap<>();
        for (PlainLoad plain : each) {
            Map<String, Long> addresses = plain.addresses();
            if (addresses == null) {
                return null;
            }
            addresses.forEach((address, connections) -> all.merge(address, connections, Long::sum));
        }
        return all;
    }

    private PlainLoad.@Nullable CutOff cutOff() {
        List<PlainLoad.CutOff> all = each.stream()
                .flatMap(plain -> plain.cutOff() == null ? Stream.empty() : Stream.of(plain.cutOff()))
                .toList();
        return all.isEmpty()
                ? null
                : new PlainLoad.CutOff(
                        all.get(0).afterMs(),
                        all.stream().mapToLong(PlainLoad.CutOff::underWay).sum(),
                        all.stream()
                                .mapToLong(PlainLoad.CutOff::neverStarted)
                                .max()
                                .orElse(0));
    }

    private static NameFigures names(List<NameFigures> each) {
        Map<String, NameTemplate> templates = new LinkedHashMap<>();
        Map<String, ValueFigures> values = new LinkedHashMap<>();
        Map<String, GroupFigures> groups = new LinkedHashMap<>();
        for (NameFigures figures : each) {
            figures.templates().forEach(one -> templates.merge(one.template(), one, MergedPlain::both));
            figures.values().forEach(one -> values.merge(one.name(), one, MergedPlain::both));
            figures.groups().forEach(one -> groups.merge(one.group(), one, MergedPlain::both));
        }
        return new NameFigures(
                List.copyOf(templates.values()),
                List.copyOf(values.values()),
                new ArrayList<>(groups.values()),
                each.stream().mapToInt(NameFigures::hiddenNames).max().orElse(0),
                each.stream().mapToInt(NameFigures::hiddenGroups).max().orElse(0));
    }

    private static NameTemplate both(NameTemplate one, NameTemplate other) {
        if (one.by() != other.by()) {
            throw new BadInputException(
                    "injectors have made steps of " + one.template() + " in different ways, by the names that each met",
                    "run all of them with --steps by-template, or all with by-value");
        }
        NameTemplate slower = Stream.of(one, other)
                .max(Comparator.comparingDouble(NameTemplate::slowestMs))
                .orElse(one);
        return new NameTemplate(
                one.template(),
                one.by(),
                Math.max(one.values(), other.values()),
                one.more() || other.more(),
                slower.slowest(),
                slower.slowestMs(),
                slower.slowestOf());
    }

    private static ValueFigures both(ValueFigures one, ValueFigures other) {
        return new ValueFigures(
                one.name(),
                one.ok().plus(other.ok()),
                one.ko().plus(other.ko()),
                one.unanswered().plus(other.unanswered()));
    }

    private static GroupFigures both(GroupFigures one, GroupFigures other) {
        return new GroupFigures(
                one.group(),
                one.cumulatedOk().plus(other.cumulatedOk()),
                one.cumulatedKo().plus(other.cumulatedKo()),
                one.durationOk().plus(other.durationOk()),
                one.durationKo().plus(other.durationKo()));
    }
}
