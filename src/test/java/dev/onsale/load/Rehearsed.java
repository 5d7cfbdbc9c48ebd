package dev.onsale.load;

import static java.util.stream.Collectors.toMap;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Journey;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.files.RunReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run that is over, as its directory tells it. */
record Rehearsed(Path directory, Run run, List<Journey> journeys) {

    static Rehearsed of(LoadOrder order) {
        Path directory = new LoadRun(order, progress -> {}).execute();
        List<Journey> journeys = new ArrayList<>();
        RunReader.journeys(directory, journeys::add);
        return new Rehearsed(directory, RunReader.read(directory), journeys);
    }

    /** A step over the whole run. */
    StepPhase step(String name) {
        return run.summary().measured().steps().stream()
                .filter(step -> step.phase().equals("all"))
                .collect(toMap(StepPhase::step, step -> step))
                .get(name);
    }

    List<Journey> of(String kind) {
        return journeys.stream().filter(journey -> journey.kind().equals(kind)).toList();
    }

    Map<Outcome, Long> outcomes(String kind) {
        return run.summary().measured().journeys().getOrDefault(kind, Map.of());
    }
}
