package dev.onsale.record;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The steps seen so far, in order of first appearance; finding a known one takes no lock. */
final class LiveSteps {
    /** More names than any plan has: beyond it names hold something that varies, such as an id. */
    static final int STEPS_MAX = 200;

    /** What the responses of all later steps are counted under. */
    static final String OTHER = "(other steps)";

    private final int intervalsOpen;
    private final int phases;
    private final Map<String, LiveStep> byName = new ConcurrentHashMap<>();
    private final List<LiveStep> inOrder = new CopyOnWriteArrayList<>();

    LiveSteps(int intervalsOpen, int phases) {
        this.intervalsOpen = intervalsOpen;
        this.phases = phases;
    }

    LiveStep named(String name) {
        LiveStep known = byName.get(name);
        return known == null ? appeared(name) : known;
    }

    List<LiveStep> inOrder() {
        return inOrder;
    }

    List<String> names() {
        return inOrder.stream().map(step -> step.name).toList();
    }

    List<RunSummary.StepPhase> summaries(List<String> phaseNames) {
        return inOrder.stream()
                .flatMap(step -> step.summaries(phaseNames).stream())
                .toList();
    }

    /** All that were written of all steps. */
    long responses() {
        return inOrder.stream().mapToLong(LiveStep::responses).sum();
    }

    private synchronized LiveStep appeared(String name) {
        LiveStep known = byName.get(name);
        if (known != null) {
            return known;
        }
        if (inOrder.size() >= STEPS_MAX && !name.equals(OTHER)) {
            return named(OTHER);
        }
        LiveStep fresh = new LiveStep(name, inOrder.size() + 1, intervalsOpen, phases);
        inOrder.add(fresh);
        byName.put(name, fresh);
        return fresh;
    }
}
