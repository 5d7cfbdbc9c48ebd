package dev.onsale.practice.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The faults that are on, at most one of each kind. On the wire: {@code {"hold-lock": 1.0}}. */
public record FaultSet(Map<FaultKind, Double> strengths) {
    public static final FaultSet CLEAN = new FaultSet(Map.of());

    public FaultSet {
        strengths = Map.copyOf(strengths);
    }

    /** A later fault of the same kind replaces an earlier one. */
    public static FaultSet of(Collection<Fault> faults) {
        Map<FaultKind, Double> strengths = new LinkedHashMap<>();
        faults.forEach(fault -> strengths.put(fault.kind(), fault.strength()));
        return new FaultSet(strengths);
    }

    /** @throws FaultException if a name is unknown or a strength is out of range */
    @JsonCreator
    public static FaultSet named(Map<String, Double> strengthByLabel) {
        return of(strengthByLabel.entrySet().stream()
                .map(entry -> new Fault(FaultKind.named(entry.getKey()), entry.getValue()))
                .toList());
    }

    @JsonValue
    public Map<String, Double> byLabel() {
        Map<String, Double> labelled = new LinkedHashMap<>();
        for (FaultKind kind : FaultKind.values()) {
            if (strengths.containsKey(kind)) {
                labelled.put(kind.label(), strength(kind));
            }
        }
        return labelled;
    }

    /** The strength of a kind; 0 when it is off. */
    public double strength(FaultKind kind) {
        return strengths.getOrDefault(kind, 0.0);
    }
}
