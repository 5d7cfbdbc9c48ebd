package dev.onsale.record.live;

import dev.onsale.record.MadeName;
import dev.onsale.record.NameFigures;
import dev.onsale.record.NamedBy;
import dev.onsale.record.NoteworthyRequest;
import dev.onsale.record.NoteworthyRequest.Sight;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepNaming;
import dev.onsale.record.StepRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The steps seen so far, in order of first appearance; looking up a known one takes no lock. */
final class LiveSteps {
    static final int STEPS_MAX = StepRule.STEPS_MAX;

    /** Counts the responses of all later steps. */
    static final String OTHER = RunSummary.OTHER_STEPS;

    private static final int HIDDEN_COUNTED_MAX = 10_000;

    private final int intervalsOpen;
    private final int phases;
    private final StepNaming naming;
    private final Map<String, LiveStep> byName = new ConcurrentHashMap<>();
    private final Map<String, LiveTemplate> byTemplate = new ConcurrentHashMap<>();
    private final List<LiveTemplate> templates = new CopyOnWriteArrayList<>();
    private final Map<String, LiveStep> ofValues = new ConcurrentHashMap<>();
    private final List<LiveStep> inOrder = new CopyOnWriteArrayList<>();
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();

    LiveSteps(int intervalsOpen, int phases) {
        this(intervalsOpen, phases, StepNaming.UNKNOWN);
    }

    LiveSteps(int intervalsOpen, int phases, StepNaming naming) {
        this.intervalsOpen = intervalsOpen;
        this.phases = phases;
        this.naming = naming;
    }

    /**
     * Where a request is counted.
     *
     * @param value the step of its name alone, until it is known whether its template makes many
     * @param template {@code null} for a name that no expression made
     */
    record Place(
            LiveStep step,
            @Nullable LiveStep value,
            @Nullable LiveTemplate template) {

        /** The step whose name is reported to listeners; at the end another step may take its place. */
        LiveStep told() {
            return value == null ? step : value;
        }
    }

    /** The number of hidden names, as far as they were counted. */
    static String hiddenInWords(int count) {
        return count < HIDDEN_COUNTED_MAX ? Integer.toString(count) : "at least " + count;
    }

    Place place(MadeName name) {
        if (name.origin() == MadeName.Origin.WRITTEN || naming.written().contains(name.value())) {
            return new Place(named(name.value()), null, null);
        }
        LiveTemplate template = template(name);
        NamedBy by = template.byWith(name.value());
        if (by == NamedBy.VALUE) {
            return new Place(named(name.value()), null, template);
        }
        LiveStep step = named(name.template());
        return new Place(step, by == null ? ofValue(name, template) : null, template);
    }

    LiveStep named(String name) {
        LiveStep known = byName.get(name);
        return known == null ? appeared(name) : known;
    }

    List<LiveStep> inOrder() {
        return inOrder;
    }

    /** Offers a request to the few that are kept for each step that counts it. */
    void noteworthy(MadeName name, long startMs, long latencyMs, boolean ok, Supplier<Sight> sight) {
        Place place = place(name);
        offer(place.step(), startMs, latencyMs, ok, sight);
        LiveStep value = place.value();
        if (value != null) {
            offer(value, startMs, latencyMs, ok, sight);
        }
    }

    private static void offer(LiveStep step, long startMs, long latencyMs, boolean ok, Supplier<Sight> sight) {
        step.noteworthy.offer(step.name, startMs, latencyMs, ok, sight);
    }

    /** The slowest and the failed requests of all steps, at the end. */
    List<NoteworthyRequest> noteworthy() {
        return NoteworthyRequests.ofRun(
                kept().steps().stream().map(step -> step.noteworthy).toList());
    }

    /** What is known of names besides the steps, at the end. */
    NameFigures figures(LiveGroups groups) {
        return new NameFigures(
                templates.stream().map(LiveTemplate::told).toList(),
                templates.stream()
                        .flatMap(template -> template.asked().stream())
                        .toList(),
                groups.figures(),
                hidden.size(),
                groups.hidden());
    }

    /** The steps that remain at the end: for each template either its own step or those of its names. */
    KeptSteps kept() {
        Set<LiveStep> dropped = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<String, String> told = new LinkedHashMap<>();
        for (LiveTemplate template : templates) {
            LiveStep whole = byName.get(template.template());
            if (template.by() == NamedBy.TEMPLATE) {
                dropped.addAll(template.byValue());
                template.byValue().forEach(value -> told.put(value.name, template.template()));
            } else if (whole != null && !template.byValue().isEmpty()) {
                dropped.add(whole);
            }
        }
        List<LiveStep> kept = new ArrayList<>(inOrder);
        kept.removeAll(dropped);
        return new KeptSteps(kept, told);
    }

    private LiveTemplate template(MadeName name) {
        LiveTemplate known = byTemplate.get(name.template());
        return known != null
                ? known
                : byTemplate.computeIfAbsent(name.template(), template -> {
                    LiveTemplate fresh = new LiveTemplate(name, naming);
                    templates.add(fresh);
                    return fresh;
                });
    }

    private LiveStep ofValue(MadeName name, LiveTemplate template) {
        String both = name.template() + "\n" + name.value();
        LiveStep known = ofValues.get(both);
        if (known != null) {
            return known;
        }
        synchronized (this) {
            return ofValues.computeIfAbsent(both, key -> {
                LiveStep fresh = fresh(unlikeOthers(name.value()), true);
                template.alsoCountedAt(fresh);
                return fresh;
            });
        }
    }

    private synchronized LiveStep appeared(String name) {
        LiveStep there = byName.get(name);
        if (there != null) {
            return there;
        }
        boolean known = naming.isKnown(name) || byTemplate.containsKey(name) || name.equals(OTHER);
        if (byName.size() >= STEPS_MAX && !known) {
            if (hidden.size() < HIDDEN_COUNTED_MAX) {
                hidden.add(name);
            }
            return named(OTHER);
        }
        LiveStep fresh = fresh(unlikeOthers(name), false);
        byName.put(name, fresh);
        return fresh;
    }

    /** Two expressions may make the same name, and one of them many others. */
    private String unlikeOthers(String name) {
        String free = name;
        for (int number = 2; isTaken(free); number++) {
            free = name + " (" + number + ")";
        }
        return free;
    }

    private boolean isTaken(String name) {
        return inOrder.stream().anyMatch(step -> step.name.equals(name));
    }

    private LiveStep fresh(String name, boolean again) {
        LiveStep fresh = new LiveStep(name, inOrder.size() + 1, again, intervalsOpen, phases);
        inOrder.add(fresh);
        return fresh;
    }
}
