package dev.onsale.drill;

import dev.onsale.plan.BadInputException;
import dev.onsale.practice.fault.Fault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Incidents rehearsed together.
 *
 * @param incidents at least one, each once
 */
public record Drilled(List<Incident> incidents) {

    public Drilled {
        incidents = List.copyOf(incidents);
    }

    /**
     * Parses {@code name} or {@code name+name}.
     *
     * @throws BadInputException if a name is unknown or occurs twice
     */
    public static Drilled parse(String text) {
        List<Incident> incidents = Stream.of(text.split("\\+", -1))
                .map(name -> Incident.named(name.strip()))
                .toList();
        if (Set.copyOf(incidents).size() < incidents.size()) {
            throw new BadInputException(text + ": an incident is named twice", "name each once, as in A+B");
        }
        return new Drilled(incidents);
    }

    /** Names of the incidents, in alphabetical order. */
    public List<String> labels() {
        return incidents.stream().map(Incident::label).sorted().toList();
    }

    /** As typed by a user. */
    public String label() {
        return incidents.stream().map(Incident::label).collect(Collectors.joining("+"));
    }

    /**
     * The load under which all of them show, below {@code scenarios}.
     *
     * @throws BadInputException if they need different ones
     */
    public String plan() {
        Set<String> plans = new LinkedHashSet<>();
        incidents.forEach(incident -> plans.add(incident.plan()));
        if (plans.size() > 1) {
            throw new BadInputException(
                    label() + ": these incidents need different loads: " + String.join(" and ", plans),
                    "drill them one after the other, or name a load for both with --plan FILE");
        }
        return plans.iterator().next();
    }

    List<Fault> faults(double strength) {
        List<Fault> faults = new ArrayList<>();
        incidents.forEach(incident -> faults.add(new Fault(incident.fault(), strength)));
        return faults;
    }

    Map<String, Double> strengths(double strength) {
        return incidents.stream().collect(Collectors.toMap(Incident::label, incident -> strength));
    }

    Map<String, List<String>> expected() {
        return incidents.stream().collect(Collectors.toMap(Incident::label, Incident::explanations));
    }
}
