package dev.onsale.record;

/** What all responses of one step told, in the whole run and from all nodes together; kept in {@code run.json}. */
public record StepEvidence(String step, Told told) {}
