package dev.onsale.diagnose;

import java.util.Collection;
import java.util.List;

/** Steps that suffer from what other steps do. */
final class Victims {
    private Victims() {}

    /** Affected or failing steps that are not the cause, and whose own work on the database did not grow. */
    static List<String> waitingFor(CaseFacts reading, Collection<String> guilty) {
        return reading.steps().stream()
                .filter(step -> !guilty.contains(step.step()))
                .filter(step -> step.affected() || Failures.count(step.now()) > 0)
                .filter(step -> !step.databaseGrew())
                .map(StepFigures::step)
                .toList();
    }
}
